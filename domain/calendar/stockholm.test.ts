import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { MS_PER_HOUR, instant, parseInstant, type Instant } from './instant.ts';
import { addDays, localDate, type LocalDate } from './local-date.ts';
import { endOfDay, instantOf, localDateOf, localTimeOf, startOfDay, toIsoStockholm } from './stockholm.ts';
import { stockholmOffset } from './summer-time.ts';

const ZONE = 'Europe/Stockholm';
const at = (iso: string): Instant => parseInstant(iso) as Instant;
const day = (text: string): LocalDate => text as LocalDate;

function shown(moment: Instant): string {
  const { hour, minute, second } = localTimeOf(moment);
  return `${localDateOf(moment)} ${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}`;
}

test('switches to and from summer time at the very instants Temporal gives, 1996 to 2099', () => {
  let next = Temporal.Instant.from('1996-01-01T00:00Z').toZonedDateTimeISO(ZONE).getTimeZoneTransition('next');
  let switches = 0;
  while (next && next.year < 2100) {
    const ms = next.epochMilliseconds;
    expect(stockholmOffset(instant(ms)) * 1e6).toBe(next.offsetNanoseconds);
    expect(stockholmOffset(instant(ms - 1))).not.toBe(stockholmOffset(instant(ms)));
    switches += 1;
    next = next.getTimeZoneTransition('next');
  }
  expect(switches).toBe(2 * 104);
});

test('agrees with Temporal at any instant and any time on the clock', () => {
  const ms = fc
    .integer({ min: Date.UTC(1996, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 })
    .map((seconds) => seconds * 1000);
  fc.assert(
    fc.property(ms, fc.nat(23), fc.nat(59), (value, hour, minute) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(value).toZonedDateTimeISO(ZONE);
      expect(toIsoStockholm(instant(value))).toBe(zoned.toString({ timeZoneName: 'never' }));
      const date = localDateOf(instant(value));
      expect(date).toBe(zoned.toPlainDate().toString());
      const time = Temporal.PlainTime.from({ hour, minute });
      const expected = zoned.toPlainDate().toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;
      expect(instantOf(date, hour, minute)).toBe(expected);
    }),
  );
});

test('takes every quarter of an hour on the clock of the nights of the switch as Temporal does, 2020 to 2035', () => {
  let nights = 0;
  for (let year = 2020; year <= 2035; year += 1) {
    for (let date = localDate(year, 1, 1); date < localDate(year + 1, 1, 1); date = addDays(date, 1)) {
      if (endOfDay(date) - startOfDay(date) === 24 * MS_PER_HOUR) continue;
      nights += 1;
      for (let quarter = 0; quarter < 24 * 4; quarter += 1) {
        const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
        const expected = Temporal.PlainDate.from(date).toZonedDateTime({
          timeZone: ZONE,
          plainTime: Temporal.PlainTime.from({ hour, minute }),
        });
        expect(instantOf(date, hour, minute)).toBe(expected.epochMilliseconds);
      }
    }
  }
  expect(nights).toBe(2 * 16);
});

describe('the night summer time begins, 2026-03-29', () => {
  test('the clock goes from 01:59:59 to 03:00', () => {
    expect(shown(at('2026-03-29T00:59:59Z'))).toBe('2026-03-29 01:59:59');
    expect(shown(at('2026-03-29T01:00:00Z'))).toBe('2026-03-29 03:00:00');
  });

  test('a time that is skipped is moved forward', () => {
    expect(toIsoStockholm(instantOf(day('2026-03-29'), 2, 30))).toBe('2026-03-29T03:30:00+02:00');
  });

  test('the day has 23 hours', () => {
    expect(endOfDay(day('2026-03-29')) - startOfDay(day('2026-03-29'))).toBe(23 * MS_PER_HOUR);
  });
});

describe('the night summer time ends, 2026-10-25', () => {
  test('the clock goes from 02:59:59 to 02:00', () => {
    expect(shown(at('2026-10-25T00:59:59Z'))).toBe('2026-10-25 02:59:59');
    expect(shown(at('2026-10-25T01:00:00Z'))).toBe('2026-10-25 02:00:00');
  });

  test('of a time that comes twice it is the earlier', () => {
    expect(toIsoStockholm(instantOf(day('2026-10-25'), 2, 30))).toBe('2026-10-25T02:30:00+02:00');
    expect(toIsoStockholm(instantOf(day('2026-10-25'), 3, 0))).toBe('2026-10-25T03:00:00+01:00');
  });

  test('the day has 25 hours', () => {
    expect(endOfDay(day('2026-10-25')) - startOfDay(day('2026-10-25'))).toBe(25 * MS_PER_HOUR);
  });
});

describe('the edges of a day', () => {
  test.each([
    ['2026-12-31', '2026-12-31T00:00:00+01:00', '2027-01-01T00:00:00+01:00'],
    ['2024-02-29', '2024-02-29T00:00:00+01:00', '2024-03-01T00:00:00+01:00'],
    ['2026-06-30', '2026-06-30T00:00:00+02:00', '2026-07-01T00:00:00+02:00'],
  ])('%s', (date, start, end) => {
    expect(toIsoStockholm(startOfDay(day(date)))).toBe(start);
    expect(toIsoStockholm(endOfDay(day(date)))).toBe(end);
    expect(localDateOf(instant(endOfDay(day(date)) - 1))).toBe(date);
    expect(localDateOf(endOfDay(day(date)))).not.toBe(date);
  });

  test('the new year comes to Sweden before it comes to UTC', () => {
    expect(localDateOf(at('2026-12-31T22:59:59.999Z'))).toBe('2026-12-31');
    expect(localDateOf(at('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
  });
});

test('toIsoStockholm shows milliseconds only where there are any', () => {
  expect(toIsoStockholm(at('2026-11-22T10:00:00Z'))).toBe('2026-11-22T11:00:00+01:00');
  expect(toIsoStockholm(at('2026-07-22T10:00:00.050Z'))).toBe('2026-07-22T12:00:00.050+02:00');
});

test.each([
  [24, 0],
  [-1, 0],
  [12, 60],
  [12.5, 0],
])('instantOf refuses the time %d:%d', (hour, minute) => {
  expect(() => instantOf(day('2026-11-22'), hour, minute)).toThrow(RangeError);
});
