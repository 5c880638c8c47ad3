import { isNonWorkingDay } from './holidays.ts';
import type { Instant } from './instant.ts';
import { addDays, type LocalDate } from './local-date.ts';
import { endOfDay, instantOf, localDateOf, localTimeOf } from './stockholm.ts';

/** Office hours on every working day, whole hours on the clock in Sweden: 0 ≤ fromHour < toHour ≤ 24. */
export interface OfficeHours {
  readonly fromHour: number;
  readonly toHour: number;
}

/** The day itself when it is a working day, else the first one after it. */
export function nextWorkingDay(date: LocalDate): LocalDate {
  let day = date;
  while (isNonWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * The latest instant at or before `at` that lies within office hours of a working day; opening and closing time count as within.
 * @throws RangeError when the office hours are not whole hours in order
 */
export function previousWorkingMoment(at: Instant, office: OfficeHours): Instant {
  const day = lastWorkingDayOpenBy(at, office, office.fromHour);
  const closes = clock(day, office.toHour);
  return at < closes ? at : closes;
}

/**
 * The start of the last whole working hour that ends at or before `at`. Hours go by the clock: before a deadline on a
 * Wednesday at 10.30 it is 09.00, before one at midnight it is an hour before closing time.
 * @throws RangeError when the office hours are not whole hours in order
 */
export function lastWorkingHourBefore(at: Instant, office: OfficeHours): Instant {
  const day = lastWorkingDayOpenBy(at, office, office.fromHour + 1);
  if (at >= clock(day, office.toHour)) return clock(day, office.toHour - 1);
  return clock(day, localTimeOf(at).hour - 1);
}

/** The last working day on which it is or has been `hour` o'clock at `at`. */
function lastWorkingDayOpenBy(at: Instant, { fromHour, toHour }: OfficeHours, hour: number): LocalDate {
  const isInOrder = Number.isInteger(fromHour) && Number.isInteger(toHour) && 0 <= fromHour && fromHour < toHour;
  if (!isInOrder || toHour > 24) throw new RangeError('office hours must be whole hours in order, 0 to 24');
  let day = localDateOf(at);
  while (isNonWorkingDay(day) || clock(day, hour) > at) day = addDays(day, -1);
  return day;
}

function clock(date: LocalDate, hour: number): Instant {
  return hour === 24 ? endOfDay(date) : instantOf(date, hour, 0);
}
