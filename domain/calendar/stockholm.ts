import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, instant, isoDateAndTime, splitDays, type Instant } from './instant.ts';
import { addDays, dayNumberOf, localDateOfDayNumber, type LocalDate } from './local-date.ts';
import { NORMAL_TIME_OFFSET_MS, SUMMER_TIME_OFFSET_MS, stockholmOffset } from './summer-time.ts';

/** What a clock in Sweden shows. */
export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The day it is in Sweden at that instant. */
export function localDateOf(at: Instant): LocalDate {
  return localDateOfDayNumber(onTheClock(at).day);
}

/** The time it is in Sweden at that instant. */
export function localTimeOf(at: Instant): LocalTime {
  const seconds = Math.floor(onTheClock(at).msOfDay / 1000);
  return { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
}

/**
 * When the clocks in Sweden show that time on that day. A time that summer time skips is moved forward an hour (02:30
 * becomes 03:30); of a time that comes twice it is the earlier.
 * @throws RangeError unless hour is 0 to 23 and minute 0 to 59
 */
export function instantOf(date: LocalDate, hour: number, minute: number): Instant {
  if (!isWholeBelow(24, hour) || !isWholeBelow(60, minute)) throw new RangeError('not a time of day');
  const local = dayNumberOf(date) * MS_PER_DAY + hour * MS_PER_HOUR + minute * MS_PER_MINUTE;
  const inSummerTime = instant(local - SUMMER_TIME_OFFSET_MS);
  return stockholmOffset(inSummerTime) === SUMMER_TIME_OFFSET_MS
    ? inSummerTime
    : instant(local - NORMAL_TIME_OFFSET_MS);
}

/** Midnight in Sweden, when the day begins. */
export function startOfDay(date: LocalDate): Instant {
  return instantOf(date, 0, 0);
}

/** The first instant after the day, that is midnight when the next one begins: 23, 24 or 25 hours after its start. */
export function endOfDay(date: LocalDate): Instant {
  return startOfDay(addDays(date, 1));
}

/** Swedish time with its offset: `YYYY-MM-DDThh:mm:ss[.sss]+01:00`, or `+02:00` in summer time. */
export function toIsoStockholm(at: Instant): string {
  const { day, msOfDay } = onTheClock(at);
  const ms = msOfDay % 1000;
  const fraction = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`;
  const offset = stockholmOffset(at) === SUMMER_TIME_OFFSET_MS ? '+02:00' : '+01:00';
  return `${isoDateAndTime(day, msOfDay)}${fraction}${offset}`;
}

function onTheClock(at: Instant): { day: number; msOfDay: number } {
  return splitDays(at + stockholmOffset(at));
}

function isWholeBelow(limit: number, value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}
