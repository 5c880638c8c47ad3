import { daysInMonth } from './civil.ts';
import { civilDateOf, localDate, type LocalDate } from './local-date.ts';

/**
 * The day with the same number so many months later, or earlier when `months` is negative; the month's last day where it has none
 * such: lag (1930:173) om beräkning av lagstadgad tid, 1 §. Count from the first day each time: a day that was clipped stays clipped.
 * @throws RangeError when `months` is not whole or the day leaves the years 1 to 9999
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = civilDateOf(date);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return localDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/**
 * The same day so many years later; 28 February for a leap day where the year has none.
 * @throws RangeError when `years` is not whole or the day leaves the years 1 to 9999
 */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}
