import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, localDate, parseLocalDate, weekday, type LocalDate } from './local-date.ts';

const anyDate = fc.integer({ min: -100_000, max: 100_000 }).map((days) => addDays(localDate(2026, 1, 1), days));

describe('parseLocalDate', () => {
  test.each(['2026-11-22', '2024-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '2026-11-31',
    '2026-13-01',
    '2026-00-10',
    '0000-01-01',
    '2026-1-01',
    '20261122',
    ' 2026-11-22',
    '2026-11-22T00:00',
    '2026-11-22\n',
    '',
  ])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
  });
});

test('localDate throws on a day that does not exist', () => {
  expect(() => localDate(2026, 2, 29)).toThrow(RangeError);
  expect(() => localDate(10_000, 1, 1)).toThrow(RangeError);
  expect(() => localDate(2026.5, 1, 1)).toThrow(RangeError);
});

describe('counting days', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2024-02-29', 366, '2025-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s plus %i days is %s', (from, days, to) => {
    expect(addDays(from as LocalDate, days)).toBe(to);
    expect(daysBetween(from as LocalDate, to as LocalDate)).toBe(days);
  });

  test('leaving the years 1 to 9999 throws', () => {
    expect(() => addDays(localDate(9999, 12, 31), 1)).toThrow(RangeError);
    expect(() => addDays(localDate(1, 1, 1), -1)).toThrow(RangeError);
  });

  test('agrees with Temporal', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const plain = Temporal.PlainDate.from(date);
        const later = addDays(date, days);
        expect(later).toBe(plain.add({ days }).toString());
        expect(daysBetween(date, later)).toBe(days);
        expect(weekday(date)).toBe(plain.dayOfWeek);
      }),
    );
  });
});
