import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { birthdayAt } from './birthday.ts';
import { addDays, localDate, type LocalDate } from './local-date.ts';

test.each([
  ['2008-11-22', 18, '2026-11-22'],
  ['2010-02-28', 18, '2028-02-28'],
  ['2010-03-01', 18, '2028-03-01'],
  ['2008-12-31', 15, '2023-12-31'],
  ['2008-11-22', 0, '2008-11-22'],
])('one born %s becomes %i on %s', (born, age, day) => {
  expect(birthdayAt(born as LocalDate, age, 'on-1-march')).toBe(day);
  expect(birthdayAt(born as LocalDate, age, 'on-28-february')).toBe(day);
});

describe('one born on the leap day', () => {
  test.each([
    ['on-28-february', 18, '2026-02-28'],
    ['on-1-march', 18, '2026-03-01'],
    ['on-28-february', 20, '2028-02-29'],
    ['on-1-march', 20, '2028-02-29'],
    ['on-28-february', 92, '2100-02-28'],
    ['on-1-march', 92, '2100-03-01'],
  ] as const)('%s becomes %i on %s', (leapDay, age, day) => {
    expect(birthdayAt(localDate(2008, 2, 29), age, leapDay)).toBe(day);
  });
});

test('agrees with Temporal, which clips to the month, and by the other reading is a day later where that clips', () => {
  const born = fc.integer({ min: 0, max: 90_000 }).map((days) => addDays(localDate(1800, 1, 1), days));
  fc.assert(
    fc.property(fc.oneof(born, fc.constant(localDate(2004, 2, 29))), fc.nat(120), (born, age) => {
      const clipped = Temporal.PlainDate.from(born).add({ years: age });
      const isClipped = clipped.day !== Number(born.slice(8));
      expect(birthdayAt(born, age, 'on-28-february')).toBe(clipped.toString());
      expect(birthdayAt(born, age, 'on-1-march')).toBe(clipped.add({ days: isClipped ? 1 : 0 }).toString());
    }),
  );
});

test.each([-1, 17.5, Number.NaN, 9000])('refuses the age %d', (age) => {
  expect(() => birthdayAt(localDate(2008, 11, 22), age, 'on-1-march')).toThrow(RangeError);
});
