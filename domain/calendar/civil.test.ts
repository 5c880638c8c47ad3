import { expect, test } from '@jest/globals';
import { civilDate, dayNumber, isRealDate, weekdayOfDayNumber } from './civil.ts';

test('agrees with the built-in calendar on every day from 1799 to 2101', () => {
  const first = Date.UTC(1799, 0, 1) / 86_400_000;
  const last = Date.UTC(2101, 11, 31) / 86_400_000;
  const differing: number[] = [];
  for (let number = first; number <= last; number += 1) {
    const day = new Date(number * 86_400_000);
    const found = civilDate(number);
    const agrees =
      found.year === day.getUTCFullYear() &&
      found.month === day.getUTCMonth() + 1 &&
      found.day === day.getUTCDate() &&
      weekdayOfDayNumber(number) % 7 === day.getUTCDay() &&
      dayNumber(found) === number &&
      isRealDate(found);
    if (!agrees) differing.push(number);
  }
  expect(differing).toEqual([]);
});

test.each([
  [2023, 2, 29],
  [2100, 2, 29],
  [2026, 4, 31],
  [2026, 13, 1],
  [2026, 0, 1],
  [2026, 1, 0],
])('%i-%i-%i is no day', (year, month, day) => {
  expect(isRealDate({ year, month, day })).toBe(false);
});

test.each([2000, 2024, 2400])('%i has a leap day', (year) => {
  expect(isRealDate({ year, month: 2, day: 29 })).toBe(true);
});
