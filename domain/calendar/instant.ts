import { civilDate, dayNumber, isRealDate } from './civil.ts';

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z, the same wherever one is. */
export type Instant = number & { readonly __brand: 'Instant' };

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** The bounds keep the year at four digits both in UTC and in Stockholm. */
const FIRST = -62_135_596_800_000; // 0001-01-01T00:00Z
const LAST = 253_402_297_199_999; // 9999-12-31T22:59:59.999Z
const LARGEST_OFFSET_MINUTES = 14 * 60;

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** @throws RangeError unless the value is whole and in the years 1 to 9999 */
export function instant(msSinceEpoch: number): Instant {
  if (!isInstant(msSinceEpoch)) throw new RangeError('not whole milliseconds in the years 1 to 9999');
  return msSinceEpoch as Instant;
}

/**
 * The instant written in ISO 8601 as `YYYY-MM-DDThh:mm[:ss[.f]]` followed by `Z` or `±hh:mm`. Nothing when the zone is
 * missing, the form is another, the day or time does not exist, or it is a leap second. Finer than a millisecond is cut.
 */
export function parseInstant(iso: string): Instant | undefined {
  const match = ISO.exec(iso);
  if (!match) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const date = { year: part(1), month: part(2), day: part(3) };
  const [hour, minute, second] = [part(4), part(5), part(6)];
  if (!isRealDate(date) || hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = part(9) * 60 + part(10);
  if (part(10) > 59 || offset > LARGEST_OFFSET_MINUTES) return undefined;
  const minutes = hour * 60 + minute - (match[8] === '-' ? -offset : offset);
  const fraction = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const ms = dayNumber(date) * MS_PER_DAY + minutes * MS_PER_MINUTE + second * 1000 + fraction;
  return isInstant(ms) ? (ms as Instant) : undefined;
}

/** `YYYY-MM-DDThh:mm:ss.sssZ`, always with milliseconds, so it sorts as text. */
export function instantToIso(at: Instant): string {
  const { day, msOfDay } = splitDays(at);
  return `${isoDateAndTime(day, msOfDay)}.${String(msOfDay % 1000).padStart(3, '0')}Z`;
}

/**
 * Elapsed hours: 24 of them end at another time on the clock when summer time begins or ends between.
 * @throws RangeError unless the result is whole milliseconds in the years 1 to 9999
 */
export function addHours(at: Instant, hours: number): Instant {
  return instant(at + hours * MS_PER_HOUR);
}

/** Splits milliseconds since 1970-01-01T00:00 on some clock into that clock's day number and the rest. */
export function splitDays(ms: number): { day: number; msOfDay: number } {
  const day = Math.floor(ms / MS_PER_DAY);
  return { day, msOfDay: ms - day * MS_PER_DAY };
}

/** `YYYY-MM-DDThh:mm:ss`. */
export function isoDateAndTime(day: number, msOfDay: number): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  const seconds = Math.floor(msOfDay / 1000);
  const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  return `${date}T${time}`;
}

function isInstant(ms: number): boolean {
  return Number.isInteger(ms) && ms >= FIRST && ms <= LAST;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
