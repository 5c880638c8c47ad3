import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, localDate, type LocalDate } from './local-date.ts';
import { addMonths, addYears } from './months.ts';

const anyDate = fc.integer({ min: -100_000, max: 100_000 }).map((days) => addDays(localDate(2026, 1, 1), days));

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-15', 2, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-05-05', 0, '2026-05-05'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(from as LocalDate, months)).toBe(to);
});

test.each([
  ['2024-02-29', 1, '2025-02-28'],
  ['2024-02-29', 4, '2028-02-29'],
  ['1896-02-29', 4, '1900-02-28'],
  ['2025-02-28', 3, '2028-02-28'],
  ['2026-11-22', 1, '2027-11-22'],
])('%s and %i years is %s', (from, years, to) => {
  expect(addYears(from as LocalDate, years)).toBe(to);
});

test('agrees with Temporal', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
      expect(addMonths(date, months)).toBe(Temporal.PlainDate.from(date).add({ months }).toString());
    }),
  );
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -120, max: 120 }), (date, years) => {
      expect(addYears(date, years)).toBe(Temporal.PlainDate.from(date).add({ years }).toString());
    }),
  );
});

describe('throws', () => {
  test.each([
    ['on half a month', '2026-01-15', 0.5],
    ['past the year 9999', '9999-12-31', 1],
    ['before the year 1', '0001-01-01', -1],
    ['on no number', '2026-01-15', Number.NaN],
  ])('%s', (_what, from, months) => {
    expect(() => addMonths(from as LocalDate, months)).toThrow(RangeError);
  });
});
