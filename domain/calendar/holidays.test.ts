import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { easterSunday } from './easter.ts';
import { isNonWorkingDay, isPublicHoliday } from './holidays.ts';
import { addDays, localDate, weekday, type LocalDate } from './local-date.ts';

const oracle = new Holidays('SE');

/** Days of one year that the oracle marks so: `public` is red in the almanac, `bank` the eves that count as Sundays. */
function days(year: number, type: 'public' | 'bank'): Set<string> {
  const holidays = oracle.getHolidays(year).filter((holiday) => holiday.type === type);
  return new Set(holidays.map((holiday) => holiday.date.slice(0, 10)));
}

test('agrees with date-holidays on every day from 2005 to 2045', () => {
  const differing: string[] = [];
  for (let year = 2005; year <= 2045; year += 1) {
    const red = days(year, 'public');
    const eves = days(year, 'bank');
    for (let date = localDate(year, 1, 1); date < localDate(year + 1, 1, 1); date = addDays(date, 1)) {
      const isRed = red.has(date) || weekday(date) === 7;
      const isFree = isRed || eves.has(date) || weekday(date) === 6;
      if (isPublicHoliday(date) !== isRed || isNonWorkingDay(date) !== isFree) differing.push(date);
    }
  }
  expect(differing).toEqual([]);
});

test.each([
  ['2026-01-06', 'trettondedag jul'],
  ['2026-04-03', 'långfredagen'],
  ['2026-04-06', 'annandag påsk'],
  ['2026-05-14', 'Kristi himmelsfärdsdag'],
  ['2025-06-06', 'nationaldagen'],
  ['2026-06-20', 'midsommardagen'],
  ['2026-10-31', 'alla helgons dag'],
  ['2026-11-22', 'an ordinary Sunday'],
])('%s, %s, is a public holiday', (date) => {
  expect(isPublicHoliday(date as LocalDate)).toBe(true);
});

describe('days that count as Sundays for deadlines without being public holidays', () => {
  test.each([
    ['2026-06-19', 'midsommarafton'],
    ['2025-12-24', 'julafton'],
    ['2025-12-31', 'nyårsafton'],
    ['2026-11-21', 'an ordinary Saturday'],
  ])('%s, %s', (date) => {
    expect(isPublicHoliday(date as LocalDate)).toBe(false);
    expect(isNonWorkingDay(date as LocalDate)).toBe(true);
  });
});

test.each([
  ['2026-04-02', 'skärtorsdagen'],
  ['2026-04-30', 'valborgsmässoafton'],
  ['2026-05-25', 'the Monday after pingstdagen'],
  ['2026-05-15', 'the Friday after Kristi himmelsfärdsdag'],
  ['2026-06-26', 'the Friday a week after midsommarafton'],
  ['2024-02-29', 'the leap day'],
])('%s, %s, is a working day', (date) => {
  expect(isNonWorkingDay(date as LocalDate)).toBe(false);
});

test.each([
  [2008, 3, 23],
  [2011, 4, 24],
  [2026, 4, 5],
  [2038, 4, 25],
  [2285, 3, 22],
])('Easter of %i falls on month %i, day %i', (year, month, day) => {
  expect(easterSunday(year)).toEqual({ year, month, day });
});
