import type { Identifier } from 'fhir/r4.js';
import { MS_PER_MINUTE, parseInstant, type Instant } from '../../../domain/calendar/instant.ts';
import {
  addDays,
  civilDateOf,
  localDate,
  parseLocalDate,
  type LocalDate,
} from '../../../domain/calendar/local-date.ts';
import { endOfDay, startOfDay } from '../../../domain/calendar/stockholm.ts';
import { refusal } from '../refusal.ts';

/** A coded value as a search sees it. */
export interface Token {
  system?: string;
  code: string;
}

/**
 * `code`, `system|code`, `|code` or `system|`.
 * @param anySystem of an element whose system R4 itself settles
 */
export function matchesToken(asked: string, { system, code }: Token, anySystem = false): boolean {
  const bar = asked.indexOf('|');
  if (bar < 0) return asked === code;
  const wantedSystem = asked.slice(0, bar);
  const wantedCode = asked.slice(bar + 1);
  return (wantedCode === '' || wantedCode === code) && (anySystem || wantedSystem === (system ?? ''));
}

export function identifierOf(asked: string): Identifier {
  const bar = asked.indexOf('|');
  return bar < 0 ? { value: asked } : { system: asked.slice(0, bar), value: asked.slice(bar + 1) };
}

/** `Type/id`, `id` or the hub's own absolute URL. */
export function referenceId(asked: string, type: string, base: string): string {
  const relative = relativeOf(asked, base);
  return relative.startsWith(`${type}/`) ? relative.slice(type.length + 1) : relative;
}

/** `Type/id` or `id`, of what may be the hub's own absolute URL. */
export function relativeOf(asked: string, base: string): string {
  return asked.startsWith(`${base}/`) ? asked.slice(base.length + 1) : asked;
}

/** Both ends in ms, the last one left out. */
interface Range {
  from: number;
  until: number;
}

/**
 * Whether a time, or a span whose end may be open, is where the search asks: FHIR R4 3.1.1.4.5.
 * @throws FhirRefusal 400 for a form that is not supported
 */
export function matchesDate(asked: string, value: { from: number; until: number | undefined }): boolean {
  const match = /^(eq|gt|ge|lt|le)?(\d.*)$/.exec(asked);
  const wanted = match?.[2] === undefined ? undefined : spanOf(match[2]);
  if (!wanted) {
    throw refusal(
      400,
      'value',
      'Tiden ska vara ett datum eller en tidpunkt med tidszon, med eq, gt, ge, lt eller le framför.',
    );
  }
  const until = value.until ?? Infinity;
  const isAbove = until > wanted.until;
  const isBelow = value.from < wanted.from;
  const isWithin = !isBelow && !isAbove;
  switch (match?.[1]) {
    case 'gt':
      return isAbove;
    case 'ge':
      return isAbove || isWithin;
    case 'lt':
      return isBelow;
    case 'le':
      return isBelow || isWithin;
    default:
      return isWithin;
  }
}

/** Days, months and years are Swedish; a moment without seconds is its minute. */
export function spanOf(text: string): Range | undefined {
  const at: Instant | undefined = parseInstant(text);
  if (at !== undefined) {
    const length = /\.\d/.test(text) ? 1 : /T\d\d:\d\d:\d\d/.test(text) ? 1_000 : MS_PER_MINUTE;
    return { from: at, until: at + length };
  }
  const first = parseLocalDate(`${text}-01-01`) ?? parseLocalDate(`${text}-01`) ?? parseLocalDate(text);
  if (first === undefined) return undefined;
  const { year, month } = civilDateOf(first);
  const last = text.length === 4 ? localDate(year, 12, 31) : text.length === 7 ? lastOfMonth(year, month) : first;
  return { from: startOfDay(first), until: endOfDay(last) };
}

function lastOfMonth(year: number, month: number): LocalDate {
  return addDays(month === 12 ? localDate(year + 1, 1, 1) : localDate(year, month + 1, 1), -1);
}
