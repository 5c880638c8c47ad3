import { civilDate, dayNumber, isRealDate, weekdayOfDayNumber, type CivilDate } from './civil.ts';

/** A calendar day, `YYYY-MM-DD`, years 0001 to 9999; no time and no zone. Sorts as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day written as `YYYY-MM-DD`, or nothing when the text has another form or names no real day. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return date.year >= 1 && isRealDate(date) ? (text as LocalDate) : undefined;
}

/** @throws RangeError when the parts name no real day in the years 1 to 9999 */
export function localDate(year: number, month: number, day: number): LocalDate {
  const date = parseLocalDate(`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
  if (date === undefined) throw new RangeError('not a day in the years 1 to 9999');
  return date;
}

export function civilDateOf(date: LocalDate): CivilDate {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days from 1970-01-01. */
export function dayNumberOf(date: LocalDate): number {
  return dayNumber(civilDateOf(date));
}

/** @throws RangeError outside the years 1 to 9999 */
export function localDateOfDayNumber(number: number): LocalDate {
  const { year, month, day } = civilDate(number);
  return localDate(year, month, day);
}

/**
 * The day so many calendar days later, or earlier when `days` is negative.
 * @throws RangeError when that leaves the years 1 to 9999
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDateOfDayNumber(dayNumberOf(date) + days);
}

/** Calendar days from `from` to `to`: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return weekdayOfDayNumber(dayNumberOf(date));
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
