import { randomBytes } from 'node:crypto';
import type { Kind } from './said.ts';

/** One played case is two: their ids are a letter each and then the same, which also stands in every id that belongs to the case. */
export function newCore(): string {
  return randomBytes(10).toString('hex');
}

export function caseIdOf(kind: Kind, core: string): string {
  return `${kind.charAt(0)}${core}`;
}

export function coreOf(caseId: string): string {
  return caseId.slice(1);
}

export function personIdOf(caseId: string): string {
  return `p-${coreOf(caseId)}`;
}
