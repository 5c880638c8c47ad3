import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isNonWorkingDay } from './holidays.ts';
import { MS_PER_HOUR, MS_PER_MINUTE, instant, parseInstant, type Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';
import { endOfDay, localDateOf, localTimeOf, toIsoStockholm } from './stockholm.ts';
import { lastWorkingHourBefore, nextWorkingDay, previousWorkingMoment, type OfficeHours } from './working-time.ts';

const OFFICE: OfficeHours = { fromHour: 8, toHour: 16 };
const at = (iso: string): Instant => parseInstant(iso) as Instant;
const anyInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 11, 31) }).map((ms) => instant(ms));

function isWithin(moment: Instant, { fromHour, toHour }: OfficeHours): boolean {
  const { hour, minute, second } = localTimeOf(moment);
  const time = hour + minute / 60 + second / 3600 + (moment % 1000) / 3_600_000;
  return !isNonWorkingDay(localDateOf(moment)) && time >= fromHour && time <= toHour;
}

describe('nextWorkingDay', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-21', '2026-11-23'],
    ['2026-04-03', '2026-04-07'],
    ['2026-06-19', '2026-06-22'],
    ['2026-12-24', '2026-12-28'],
    ['2026-12-31', '2027-01-04'],
    ['2024-02-29', '2024-02-29'],
  ])('from %s it is %s', (from, to) => {
    expect(nextWorkingDay(from as LocalDate)).toBe(to);
  });
});

describe('previousWorkingMoment', () => {
  test.each([
    ['within office hours it is the moment itself', '2026-11-20T10:15:30.5+01:00', '2026-11-20T10:15:30.500+01:00'],
    ['at opening time', '2026-11-20T08:00:00+01:00', '2026-11-20T08:00:00+01:00'],
    ['at closing time', '2026-11-20T16:00:00+01:00', '2026-11-20T16:00:00+01:00'],
    ['after closing', '2026-11-20T16:00:01+01:00', '2026-11-20T16:00:00+01:00'],
    ['before opening', '2026-11-20T07:59:59+01:00', '2026-11-19T16:00:00+01:00'],
    ['before opening on a Monday', '2026-11-23T07:00:00+01:00', '2026-11-20T16:00:00+01:00'],
    ['on a Sunday', '2026-11-22T12:00:00+01:00', '2026-11-20T16:00:00+01:00'],
    ['on annandag påsk', '2026-04-06T12:00:00+02:00', '2026-04-02T16:00:00+02:00'],
    ['on the Monday morning after summer time began', '2026-03-30T05:00:00+02:00', '2026-03-27T16:00:00+01:00'],
    ['on the Monday morning after summer time ended', '2026-10-26T05:00:00+01:00', '2026-10-23T16:00:00+02:00'],
    ['on nyårsdagen', '2027-01-01T00:00:00+01:00', '2026-12-30T16:00:00+01:00'],
  ])('%s', (_when, from, to) => {
    expect(toIsoStockholm(previousWorkingMoment(at(from), OFFICE))).toBe(to);
  });

  test('lies within office hours, is not later, and nothing in between does so too', () => {
    fc.assert(
      fc.property(anyInstant, (moment) => {
        const found = previousWorkingMoment(moment, OFFICE);
        expect(found).toBeLessThanOrEqual(moment);
        expect(isWithin(found, OFFICE)).toBe(true);
        for (let later = found + MS_PER_MINUTE; later <= moment; later += 15 * MS_PER_MINUTE) {
          expect(isWithin(instant(later), OFFICE)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('lastWorkingHourBefore', () => {
  test.each([
    ['a deadline on a Wednesday at 10.30', '2026-11-18T10:30:00+01:00', '2026-11-18T09:00:00+01:00'],
    ['a deadline on the hour', '2026-11-18T10:00:00+01:00', '2026-11-18T09:00:00+01:00'],
    ['a deadline less than an hour after opening', '2026-11-18T08:59:59+01:00', '2026-11-17T15:00:00+01:00'],
    ['a deadline an hour after opening', '2026-11-18T09:00:00+01:00', '2026-11-18T08:00:00+01:00'],
    ['a deadline just before closing', '2026-11-18T15:59:00+01:00', '2026-11-18T14:00:00+01:00'],
    ['a deadline at midnight', '2026-11-19T00:00:00+01:00', '2026-11-18T15:00:00+01:00'],
    ['a deadline at midnight after a Sunday', '2026-11-23T00:00:00+01:00', '2026-11-20T15:00:00+01:00'],
    ['a deadline on a Monday before opening', '2026-11-23T07:30:00+01:00', '2026-11-20T15:00:00+01:00'],
    ['a deadline on the night summer time ends', '2026-10-25T02:30:00+01:00', '2026-10-23T15:00:00+02:00'],
    ['a deadline on the leap day', '2024-02-29T12:00:00+01:00', '2024-02-29T11:00:00+01:00'],
    ['a deadline on trettondedag jul', '2026-01-06T12:00:00+01:00', '2026-01-05T15:00:00+01:00'],
  ])('%s', (_what, deadline, start) => {
    expect(toIsoStockholm(lastWorkingHourBefore(at(deadline), OFFICE))).toBe(start);
  });

  test('a notice on a Friday has its three days end on Monday, with the whole Monday to escalate in', () => {
    const deadline = endOfDay('2026-11-23' as LocalDate);
    expect(toIsoStockholm(lastWorkingHourBefore(deadline, OFFICE))).toBe('2026-11-23T15:00:00+01:00');
  });

  test('begins and ends within office hours, and ends in time', () => {
    fc.assert(
      fc.property(anyInstant, (moment) => {
        const start = lastWorkingHourBefore(moment, OFFICE);
        expect(start + MS_PER_HOUR).toBeLessThanOrEqual(moment);
        expect(isWithin(start, OFFICE) && isWithin(instant(start + MS_PER_HOUR), OFFICE)).toBe(true);
        expect(start % MS_PER_HOUR).toBe(0);
      }),
    );
  });

  test.each(['2026-11-21T00:00:00+01:00', '2026-11-21T12:00:00+01:00'])(
    'an office that closes at midnight has its last hour before that, seen from %s',
    (deadline) => {
      const found = lastWorkingHourBefore(at(deadline), { fromHour: 0, toHour: 24 });
      expect(toIsoStockholm(found)).toBe('2026-11-20T23:00:00+01:00');
    },
  );
});

test.each([
  { fromHour: 16, toHour: 8 },
  { fromHour: 8, toHour: 8 },
  { fromHour: -1, toHour: 8 },
  { fromHour: 8, toHour: 25 },
  { fromHour: 8.5, toHour: 16 },
])('office hours $fromHour to $toHour are refused', (office) => {
  expect(() => previousWorkingMoment(at('2026-11-18T10:00:00Z'), office)).toThrow(RangeError);
  expect(() => lastWorkingHourBefore(at('2026-11-18T10:00:00Z'), office)).toThrow(RangeError);
});
