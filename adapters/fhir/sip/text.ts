import type { Annotation, Period, Reference } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { startOfDay } from '../../../domain/calendar/stockholm.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';

/** `Rubrik: text`, or nothing where there is no text. */
export function labelled(label: string, text: string | undefined): string[] {
  return text?.trim() ? [`${label}: ${text}`] : [];
}

export function notesOf(texts: readonly string[], author?: Reference): Annotation[] {
  return texts.map((text) => ({ ...(author ? { authorReference: author } : {}), text }));
}

/** R4 per-1: a period never ends before it starts. What is reported late may, and then the end is what is known best. */
export function periodOf(start: Instant, end: Instant | LocalDate | undefined): Period {
  if (end === undefined) return { start: instantToIso(start) };
  const isDay = typeof end === 'string';
  const last = isDay ? end : instantToIso(end);
  const isBefore = (isDay ? startOfDay(end) : end) < start;
  return isBefore ? { end: last } : { start: instantToIso(start), end: last };
}

/** An element with these, or no element: R4 has no empty lists. */
export function listed<N extends string, T>(name: N, items: readonly T[]): { [K in N]?: T[] } {
  return (items.length > 0 ? { [name]: [...items] } : {}) as { [K in N]?: T[] };
}

/** What has been written or changed since the latest version is not agreed on yet. */
export function isAdopted({ status, version }: SipCopy, { changedNumber }: { changedNumber: number }): boolean {
  return status !== 'draft' && (version === undefined || changedNumber <= version.number);
}
