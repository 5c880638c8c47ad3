import { describe, expect, test } from '@jest/globals';
import { localField, span, swedishClock, swedishDeadline, swedishTime, withOffset } from '../../web/time.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';

describe('the console’s times are Swedish wherever the reader is', () => {
  test.each([
    ['2026-11-20T13:30:00Z', 'fre 20 nov 2026 kl. 14.30'],
    ['2026-07-01T22:05:00Z', 'tors 2 juli 2026 kl. 00.05'],
    ['2027-01-01T00:00:00+01:00', 'fre 1 jan 2027 kl. 00.00'],
  ])('%s is %s', (iso, text) => {
    expect(swedishTime(iso)).toBe(text);
  });

  test.each([
    ['2026-11-24T00:00:00+01:00', 'mån 23 nov 2026 kl. 24.00'],
    ['2026-11-24T00:01:00+01:00', 'tis 24 nov 2026 kl. 00.01'],
    ['2026-11-24T12:00:00+01:00', 'tis 24 nov 2026 kl. 12.00'],
  ])('a deadline at %s is %s', (iso, text) => {
    expect(swedishDeadline(iso)).toBe(text);
  });

  test('the clock alone', () => {
    expect(swedishClock('2026-11-20T13:30:00Z')).toBe('kl. 14.30');
  });

  test.each([
    ['2026-11-20T14:30', '2026-11-20T14:30:00+01:00'],
    ['2026-07-01T14:30', '2026-07-01T14:30:00+02:00'],
    // Summer time begins: the hour does not exist. It ends: the hour comes twice, and the earlier is meant.
    ['2026-03-29T02:30', '2026-03-29T03:30:00+02:00'],
    ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T03:30', '2026-10-25T03:30:00+01:00'],
  ])('what is typed as %s is sent as %s', (field, iso) => {
    expect(withOffset(field)).toBe(iso);
  });

  test('agrees with the hub’s own calendar, hour by hour over a year', () => {
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 3_600_000) {
      const iso = toIsoStockholm(ms as Instant);
      expect(`${localField(ms)}:00`).toBe(iso.slice(0, 19));
    }
  });

  test.each(['', '2026-11-20', '2026-13-40T99:99', 'i morgon'])('%j is not complete', (field) => {
    expect(withOffset(field)).toBeUndefined();
  });

  test.each([
    ['2026-11-20T12:00:00Z', '2026-11-20T12:00:20Z', 'mindre än 1 min'],
    ['2026-11-20T12:00:00Z', '2026-11-20T12:40:00Z', '40 min'],
    ['2026-11-20T12:00:00Z', '2026-11-21T18:00:00Z', '30 tim'],
    ['2026-11-20T12:00:00Z', '2026-11-25T18:00:00Z', '5 dygn'],
  ])('from %s to %s is %s', (from, to, text) => {
    expect(span(from, to)).toBe(text);
  });
});
