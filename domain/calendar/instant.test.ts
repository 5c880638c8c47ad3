import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addHours, instant, instantToIso, parseInstant, type Instant } from './instant.ts';
import { toIsoStockholm } from './stockholm.ts';

const anyInstant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }).map((ms) => instant(ms));

describe('parseInstant', () => {
  test.each([
    ['2026-11-22T10:15:00Z', Date.UTC(2026, 10, 22, 10, 15)],
    ['2026-11-22T10:15Z', Date.UTC(2026, 10, 22, 10, 15)],
    ['2026-11-22T10:15:30.5+01:00', Date.UTC(2026, 10, 22, 9, 15, 30, 500)],
    ['2026-11-22T10:15:30.123456789Z', Date.UTC(2026, 10, 22, 10, 15, 30, 123)],
    ['2026-01-01T00:30:00+02:00', Date.UTC(2025, 11, 31, 22, 30)],
    ['2026-12-31T23:30:00-03:30', Date.UTC(2027, 0, 1, 3, 0)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['1969-12-31T23:59:59.999Z', -1],
    ['9999-12-31T23:59:59+01:00', Date.UTC(9999, 11, 31, 22, 59, 59)],
  ])('reads %s', (iso, ms) => {
    expect(parseInstant(iso)).toBe(ms);
  });

  test.each([
    ['no zone', '2026-11-22T10:15:00'],
    ['a day without time', '2026-11-22'],
    ['29 February in a common year', '2023-02-29T10:00:00Z'],
    ['31 November', '2026-11-31T10:00:00Z'],
    ['month 13', '2026-13-01T10:00:00Z'],
    ['hour 24', '2026-11-22T24:00:00Z'],
    ['minute 60', '2026-11-22T10:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['an offset beyond 14 hours', '2026-11-22T10:00:00+14:01'],
    ['an offset with 60 minutes', '2026-11-22T10:00:00+01:60'],
    ['an offset without colon', '2026-11-22T10:00:00+0100'],
    ['an empty fraction', '2026-11-22T10:00:00.Z'],
    ['a zone name', '2026-11-22T10:00:00[Europe/Stockholm]'],
    ['lower case', '2026-11-22t10:00:00z'],
    ['a space for the T', '2026-11-22 10:00:00Z'],
    ['the basic form', '20261122T100000Z'],
    ['text after it', '2026-11-22T10:00:00Z\n'],
    ['year 0', '0000-12-31T23:59:59Z'],
    ['a year that is 10000 in Sweden', '9999-12-31T23:30:00Z'],
  ])('refuses %s', (_what, iso) => {
    expect(parseInstant(iso)).toBeUndefined();
  });

  test('reads back what instantToIso and toIsoStockholm write', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(parseInstant(instantToIso(at))).toBe(at);
        expect(parseInstant(toIsoStockholm(at))).toBe(at);
      }),
    );
  });
});

test('instantToIso agrees with the built-in form', () => {
  fc.assert(
    fc.property(anyInstant, (at) => {
      expect(instantToIso(at)).toBe(new Date(at).toISOString());
    }),
  );
});

describe('instant', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15, -1e15])('refuses %d', (ms) => {
    expect(() => instant(ms)).toThrow(RangeError);
  });
});

describe('addHours counts elapsed time', () => {
  test.each([
    ['the night summer time begins', '2026-03-28T12:00:00+01:00', '2026-03-29T13:00:00+02:00'],
    ['the night summer time ends', '2026-10-24T12:00:00+02:00', '2026-10-25T11:00:00+01:00'],
    ['29 February', '2024-02-28T12:00:00+01:00', '2024-02-29T12:00:00+01:00'],
    ['the turn of the year', '2026-12-31T12:00:00+01:00', '2027-01-01T12:00:00+01:00'],
  ])('24 of them over %s', (_when, from, to) => {
    expect(toIsoStockholm(addHours(parseInstant(from) as Instant, 24))).toBe(to);
  });
});
