import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { MS_PER_DAY, MS_PER_HOUR, instant, type Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';
import * as stockholm from './stockholm.ts';
import { stockholmOffset } from './summer-time.ts';

/*
 * Every hour and every day in Sweden from 2020-01-01 to 2035-12-31, by three oracles: Intl, Temporal, and a walk through the
 * ordinance on summer time. Temporal counts by itself but takes the zone from Intl; the walk takes nothing from either.
 */
const ZONE = 'Europe/Stockholm';
const FIRST_HOUR = Date.UTC(2019, 11, 31, 23);
const HOURS = (Date.UTC(2035, 11, 31, 23) - FIRST_HOUR) / MS_PER_HOUR;
const DAYS = HOURS / 24;
const FULL_HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
const START = -1;
const END = 24;

/** The calendar's conversions, or broken ones. */
type Clock = typeof stockholm & { stockholmOffset: typeof stockholmOffset };
const CLOCK: Clock = { ...stockholm, stockholmOffset };

const hours: readonly Instant[] = Array.from({ length: HOURS }, (_, hour) => instant(FIRST_HOUR + hour * MS_PER_HOUR));
const days: readonly LocalDate[] = Array.from({ length: DAYS }, (_, day) => plus('2020-01-01', day));

function plus(date: string, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/** What is shown at each of `hours`, as `YYYY-MM-DDThh:mm:ss+hh:mm`. */
type Shown = readonly string[];

const intl = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
});
const byIntl: Shown = hours.map((ms) => intl.format(ms).replace(' GMT', '').replace(' ', 'T'));
const byTemporal: Shown = hours.map((ms) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toString({ timeZoneName: 'never' }),
);
const byOrdinance: Shown = walkOrdinance();

/** Förordning (2001:127) om sommartid, 2 §, hour by hour with a hand on the clock. */
function walkOrdinance(): Shown {
  let isSummer = false;
  let hand = new Date('2020-01-01T00:00:00Z');
  return hours.map(() => {
    // Both March and October have 31 days.
    const isLastSunday = hand.getUTCDay() === 0 && hand.getUTCDate() > 31 - 7;
    const switches =
      isLastSunday &&
      (isSummer
        ? hand.getUTCMonth() === 9 && hand.getUTCHours() === 3
        : hand.getUTCMonth() === 2 && hand.getUTCHours() === 2);
    if (switches) {
      hand = new Date(hand.getTime() + (isSummer ? -MS_PER_HOUR : MS_PER_HOUR));
      isSummer = !isSummer;
    }
    const shown = `${hand.toISOString().slice(0, 19)}${isSummer ? '+02:00' : '+01:00'}`;
    hand = new Date(hand.getTime() + MS_PER_HOUR);
    return shown;
  });
}

/** What the clock says, in its two ways, of each of so many hours from the first. */
function readings(clock: Clock, count: number): string[] {
  return hours.slice(0, count).map((at) => {
    const { hour, minute, second } = clock.localTimeOf(at);
    const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
    const offset = `+0${clock.stockholmOffset(at) / MS_PER_HOUR}:00`;
    return `${clock.toIsoStockholm(at)} ${clock.localDateOf(at)}T${time}${offset}`;
  });
}

/** The readings that the oracle does not share. */
function misread(read: readonly string[], shown: Shown): string[] {
  return read.filter((reading, index) => reading !== `${shown[index]} ${shown[index]}`);
}

interface Placed {
  date: LocalDate;
  /** 0 to 23, or `START` or `END` for an edge of the day. */
  hour: number;
  at: number;
}

/** When the clock has every full hour and the edges of each of so many days from the first. */
function places(clock: Clock, count: number): Placed[] {
  return days
    .slice(0, count)
    .flatMap((date) => [
      { date, hour: START, at: clock.startOfDay(date) },
      ...FULL_HOURS.map((hour) => ({ date, hour, at: clock.instantOf(date, hour, 0) })),
      { date, hour: END, at: clock.endOfDay(date) },
    ]);
}

type When = (date: LocalDate, hour: number) => number;

/** The places that the oracle does not share. */
function misplaced(placed: readonly Placed[], when: When): Placed[] {
  return placed.filter(({ date, hour, at }) => {
    if (hour === START) return at !== when(date, 0);
    return at !== (hour === END ? when(plus(date, 1), 0) : when(date, hour));
  });
}

const whenByTemporal: When = (date, hour) =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).epochMilliseconds;

/** Looks up when it is first shown; a full hour that never is, is when the next one comes. */
function lookedUp(shown: Shown): When {
  const first = new Map<string, number>();
  shown.forEach((text, index) => {
    const local = text.slice(0, 13);
    if (!first.has(local)) first.set(local, hours[index]!);
  });
  first.set('2036-01-01T00', FIRST_HOUR + HOURS * MS_PER_HOUR);
  const at = (date: LocalDate, hour: number): number | undefined =>
    first.get(`${date}T${String(hour).padStart(2, '0')}`);
  return (date, hour) => at(date, hour) ?? at(date, hour + 1) ?? Number.NaN;
}

test('the oracles are of one mind, on every hour', () => {
  expect([byIntl[0], byIntl.at(-1)]).toEqual(['2020-01-01T00:00:00+01:00', '2035-12-31T23:00:00+01:00']);
  expect(days.at(-1)).toBe('2035-12-31');
  expect(byTemporal).toEqual(byIntl);
  expect(byOrdinance).toEqual(byIntl);
});

test('every hour has the date, the time and the offset that Intl, Temporal and the ordinance give', () => {
  const read = readings(CLOCK, HOURS);
  expect(read).toHaveLength(HOURS);
  for (const shown of [byIntl, byTemporal, byOrdinance]) expect(misread(read, shown)).toEqual([]);
});

test('every full hour on the clock and every edge of a day is when Intl, Temporal and the ordinance have it', () => {
  const placed = places(CLOCK, DAYS);
  expect(placed).toHaveLength(DAYS * 26);
  for (const when of [lookedUp(byIntl), whenByTemporal, lookedUp(byOrdinance)]) {
    expect(misplaced(placed, when)).toEqual([]);
  }
});

describe('in the first two years the comparison finds, in a clock', () => {
  const COUNT = 731;
  const shown = byIntl.slice(0, COUNT * 24);
  const summers = shown.filter((text) => text.endsWith('+02:00')).length;
  const when = lookedUp(byIntl);

  /** Reads right but for the offset. */
  function withOffset(offsetOf: (at: Instant) => number): Clock {
    const hand = (at: Instant): string => new Date(at + offsetOf(at)).toISOString().slice(0, 19);
    return {
      ...CLOCK,
      stockholmOffset: offsetOf,
      localDateOf: (at) => hand(at).slice(0, 10) as LocalDate,
      localTimeOf: (at) => ({ hour: Number(hand(at).slice(11, 13)), minute: 0, second: 0 }),
      toIsoStockholm: (at) => `${hand(at)}+0${offsetOf(at) / MS_PER_HOUR}:00`,
    };
  }

  test.each<[string, (at: Instant) => number, number]>([
    ['with the right offset: nothing', stockholmOffset, 0],
    ['without summer time: every hour of the summers', () => MS_PER_HOUR, summers],
    ['in summer time all year: every hour of the winters', () => 2 * MS_PER_HOUR, COUNT * 24 - summers],
    ['that switches an hour late: an hour at each switch', (at) => stockholmOffset(instant(at - MS_PER_HOUR)), 4],
    [
      'that switches a week early: a week at each switch',
      (at) => stockholmOffset(instant(at + 7 * MS_PER_DAY)),
      4 * 7 * 24,
    ],
  ])('%s', (_what, offsetOf, found) => {
    expect(misread(readings(withOffset(offsetOf), COUNT * 24), shown)).toHaveLength(found);
  });

  test('that is a second wrong once: that once', () => {
    const wrong = hours[10_000]!;
    const localTimeOf = (at: Instant): stockholm.LocalTime =>
      at === wrong ? { ...CLOCK.localTimeOf(at), second: 1 } : CLOCK.localTimeOf(at);
    const found = misread(readings({ ...CLOCK, localTimeOf }, COUNT * 24), shown);
    expect(found).toEqual(['2021-02-20T16:00:00+01:00 2021-02-20T16:00:01+01:00']);
  });

  test('that takes the later of a time that comes twice: an hour each autumn', () => {
    const instantOf: Clock['instantOf'] = (date, hour, minute) => {
      const later = instant(CLOCK.instantOf(date, hour, minute) + MS_PER_HOUR);
      return CLOCK.localTimeOf(later).hour === hour ? later : CLOCK.instantOf(date, hour, minute);
    };
    const found = misplaced(places({ ...CLOCK, instantOf }, COUNT), when);
    expect(found.map(({ date, hour }) => `${date} ${hour}`)).toEqual(['2020-10-25 2', '2021-10-31 2']);
  });

  test('that moves a skipped time back: an hour each spring', () => {
    const instantOf: Clock['instantOf'] = (date, hour, minute) => {
      const at = CLOCK.instantOf(date, hour, minute);
      return CLOCK.localTimeOf(at).hour === hour ? at : instant(at - MS_PER_HOUR);
    };
    const found = misplaced(places({ ...CLOCK, instantOf }, COUNT), when);
    expect(found.map(({ date, hour }) => `${date} ${hour}`)).toEqual(['2020-03-29 2', '2021-03-28 2']);
  });

  test('whose days all have 24 hours: the ends of the days of the switches', () => {
    const endOfDay: Clock['endOfDay'] = (date) => instant(CLOCK.startOfDay(date) + MS_PER_DAY);
    const found = misplaced(places({ ...CLOCK, endOfDay }, COUNT), when);
    expect(found.map(({ hour }) => hour)).toEqual([END, END, END, END]);
  });
});
