import type { Request } from 'express';
import { refusal } from '../../adapters/fhir/refusal.ts';

/** Versions that the sender holds; `any` for `*`; nothing without the header. */
export function ifMatch(request: Request): 'any' | string[] | undefined {
  const header = request.get('if-match');
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'any';
  return versionsIn(header);
}

/** The versions of a list of entity tags, weak or strong. */
export function versionsIn(header = ''): string[] {
  return [...header.matchAll(/(?:W\/)?"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** @throws FhirRefusal 412 when the sender's version is not the current one */
export function requireMatch(held: 'any' | string[] | undefined, current: number): void {
  if (held === undefined || held === 'any' || held.includes(String(current))) return;
  throw refusal(412, 'conflict', 'Resursen har ändrats sedan du läste den. Läs om den och ta ställning på nytt.');
}
