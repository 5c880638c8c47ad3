import { civilDate, dayNumber, daysInMonth, weekdayOfDayNumber } from './civil.ts';
import { MS_PER_DAY, MS_PER_HOUR, type Instant } from './instant.ts';

interface SummerTimeRule {
  readonly fromYear: number;
  /** Last year it holds; null until it is changed. */
  readonly toYear: number | null;
  /** Summer time runs from the last Sunday of one month to the last Sunday of the other … */
  readonly beginsInMonth: number;
  readonly endsInMonth: number;
  /** … and both switches are at this hour UTC. */
  readonly switchHourUtc: number;
}

/**
 * Förordning (2001:127) om sommartid, 2 § (directive 2000/84/EC): from 02.00 normal time on the last Sunday of March to
 * 03.00 summer time on the last Sunday of October. The earlier ordinances gave the same nights from 1996. A change of
 * the law closes the row and adds one. Years without a row have normal time all year, so summers before 1996 are an hour off.
 */
const SUMMER_TIME_RULES: readonly SummerTimeRule[] = [
  { fromYear: 1996, toYear: null, beginsInMonth: 3, endsInMonth: 10, switchHourUtc: 1 },
];

/** Swedish normal time is an hour ahead of UTC: förordning (1979:988) om svensk normaltid. */
export const NORMAL_TIME_OFFSET_MS = MS_PER_HOUR;
export const SUMMER_TIME_OFFSET_MS = 2 * MS_PER_HOUR;

/** How far the clocks in Sweden are ahead of UTC, in milliseconds. */
export function stockholmOffset(at: Instant): number {
  const { year } = civilDate(Math.floor(at / MS_PER_DAY));
  const rule = SUMMER_TIME_RULES.find((one) => one.fromYear <= year && (one.toYear === null || year <= one.toYear));
  if (!rule) return NORMAL_TIME_OFFSET_MS;
  const begins = switchAt(rule, year, rule.beginsInMonth);
  const ends = switchAt(rule, year, rule.endsInMonth);
  return at >= begins && at < ends ? SUMMER_TIME_OFFSET_MS : NORMAL_TIME_OFFSET_MS;
}

function switchAt(rule: SummerTimeRule, year: number, month: number): number {
  const lastDay = dayNumber({ year, month, day: daysInMonth(year, month) });
  const lastSunday = lastDay - (weekdayOfDayNumber(lastDay) % 7);
  return lastSunday * MS_PER_DAY + rule.switchHourUtc * MS_PER_HOUR;
}
