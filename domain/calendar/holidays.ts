import { dayNumber } from './civil.ts';
import { easterSunday } from './easter.ts';
import { civilDateOf, dayNumberOf, weekday, type LocalDate } from './local-date.ts';

const FRIDAY = 5;
const SATURDAY = 6;
const SUNDAY = 7;

/** Nyårsdagen, trettondedag jul, första maj, nationaldagen, juldagen, annandag jul. */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '01-06', '05-01', '06-06', '12-25', '12-26']);

/** Långfredagen, annandag påsk, Kristi himmelsfärdsdag; påskdagen and pingstdagen are Sundays anyway. */
const HOLIDAYS_BY_DAYS_AFTER_EASTER: ReadonlySet<number> = new Set([-2, 1, 39]);

/** Julafton, nyårsafton. */
const FIXED_EVES: ReadonlySet<string> = new Set(['12-24', '12-31']);

/**
 * Allmän helgdag: lag (1989:253) om allmänna helgdagar, 1 and 2 §§, as worded since SFS 2004:1320 (2005-04-01). Every
 * Sunday is one. Earlier years are answered by the same wording.
 */
export function isPublicHoliday(date: LocalDate): boolean {
  const dayOfWeek = weekday(date);
  return (
    dayOfWeek === SUNDAY ||
    FIXED_HOLIDAYS.has(monthAndDay(date)) ||
    HOLIDAYS_BY_DAYS_AFTER_EASTER.has(daysAfterEaster(date)) ||
    (dayOfWeek === SATURDAY && (isBetween(date, '06-20', '06-26') || isAllSaints(date)))
  );
}

/**
 * A day on which no deadline in law ends: lag (1930:173) om beräkning av lagstadgad tid, 2 §, puts Saturday,
 * midsommarafton, julafton and nyårsafton beside the public holidays. Whether that section moves a given deadline is a
 * question for the rule that sets the deadline.
 */
export function isNonWorkingDay(date: LocalDate): boolean {
  return weekday(date) === SATURDAY || isPublicHoliday(date) || isEve(date);
}

function isEve(date: LocalDate): boolean {
  const isMidsummerEve = weekday(date) === FRIDAY && isBetween(date, '06-19', '06-25');
  return isMidsummerEve || FIXED_EVES.has(monthAndDay(date));
}

/** Alla helgons dag: the Saturday from 31 October to 6 November. */
function isAllSaints(date: LocalDate): boolean {
  return isBetween(date, '10-31', '11-06');
}

function daysAfterEaster(date: LocalDate): number {
  return dayNumberOf(date) - dayNumber(easterSunday(civilDateOf(date).year));
}

function isBetween(date: LocalDate, first: string, last: string): boolean {
  const day = monthAndDay(date);
  return first <= day && day <= last;
}

function monthAndDay(date: LocalDate): string {
  return date.slice(5);
}
