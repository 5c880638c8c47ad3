import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { MS_PER_HOUR, instant, type Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/local-date.ts';
import { endOfDay, localDateOf } from '../calendar/stockholm.ts';
import type { Span } from '../policy/policy.ts';
import { spanEnd } from './span.ts';

/*
 * Spans over both nights of summer time, Easter and Christmas of every year from 2020 to 2035, against Temporal's arithmetic
 * and the almanac of date-holidays.
 */
const ZONE = 'Europe/Stockholm';
const STEP = (5 / 4) * MS_PER_HOUR;
const years = Array.from({ length: 2035 - 2020 + 1 }, (_, index) => 2020 + index);

const almanac = new Holidays('SE');
const holidays = [...years, 2036].flatMap((year) => almanac.getHolidays(year));
const offDays = new Set(
  holidays.filter(({ type }) => type === 'public' || type === 'bank').map(({ date }) => date.slice(0, 10)),
);

/** Midnights in Sweden that begin the days of which the span is to pass. */
function feasts(year: number): Temporal.ZonedDateTime[] {
  const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(ZONE);
  const spring = newYear.getTimeZoneTransition('next');
  const autumn = spring?.getTimeZoneTransition('next');
  const easter = holidays.find(({ date, name }) => name === 'påskdagen' && date.startsWith(String(year)));
  if (!spring || !autumn || !easter) throw new Error('a year without summer time or Easter');
  const easterDay = Temporal.PlainDate.from(easter.date.slice(0, 10)).toZonedDateTime(ZONE);
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 }).toZonedDateTime(ZONE);
  const newYearsEve = christmas.add({ days: 6 });
  return [spring.startOfDay(), autumn.startOfDay(), easterDay, christmas, newYearsEve];
}

/** Every 75 minutes of so many days, from midnight: all quarters of an hour have their turn. */
function moments(from: Temporal.ZonedDateTime, days: number): Instant[] {
  const until = from.add({ days }).epochMilliseconds;
  const count = Math.floor((until - from.epochMilliseconds) / STEP);
  return Array.from({ length: count }, (_, index) => instant(from.epochMilliseconds + index * STEP));
}

/** Moments on the days before a feast, and on it, from which so many days reach it or pass it. */
function startsFor(days: number, of: readonly number[] = years): Instant[] {
  return of.flatMap(feasts).flatMap((feast) => moments(feast.subtract({ days: days + 2 }), 5));
}

function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek < 6 && !offDays.has(date.toString());
}

function endByTemporal(from: Instant, span: Span): number {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(ZONE);
  if (span.unit !== 'calendarDays') return start.add({ [span.unit]: span.n }).epochMilliseconds;
  let date = start.toPlainDate().add({ days: span.n });
  while (span.toWorkingDay && !isWorkingDay(date)) date = date.add({ days: 1 });
  const end = span.toEndOfDay
    ? date.add({ days: 1 }).toZonedDateTime(ZONE)
    : date.toZonedDateTime({ timeZone: ZONE, plainTime: start.toPlainTime() });
  return end.epochMilliseconds;
}

type SpanEnd = (from: Instant, span: Span) => number;

/** The starts whose end differs from Temporal's. */
function differing(end: SpanEnd, starts: readonly Instant[], span: Span): Instant[] {
  return starts.filter((from) => end(from, span) !== endByTemporal(from, span));
}

const DAY: Span = { unit: 'hours', n: 24 };
const THREE_DAYS: Span = { unit: 'calendarDays', n: 3, toEndOfDay: true };
const THREE_DAYS_TO_WORKING: Span = { ...THREE_DAYS, toWorkingDay: true };
const THREE_WEEKS: Span = { unit: 'calendarDays', n: 21 };

test.each<[string, number, Span]>([
  ['24 hours', 1, DAY],
  ['72 hours', 3, { unit: 'hours', n: 72 }],
  ['90 minutes', 0, { unit: 'minutes', n: 90 }],
  ['one day, at the same time on the clock', 1, { unit: 'calendarDays', n: 1 }],
  ['the day out', 0, { unit: 'calendarDays', n: 0, toEndOfDay: true }],
  ['three days', 3, THREE_DAYS],
  ['three days, moved to a working day', 3, THREE_DAYS_TO_WORKING],
  ['three weeks, at the same time on the clock', 21, THREE_WEEKS],
  ['three weeks, moved to a working day', 21, { ...THREE_WEEKS, toEndOfDay: true, toWorkingDay: true }],
])(
  '%s end when Temporal has it, over the nights of the switch, Easter, Christmas and New Year',
  (_what, days, span) => {
    const starts = startsFor(days);
    expect(starts.length).toBeGreaterThan(years.length * 5 * 5 * 19 - 1);
    expect(differing(spanEnd, starts, span)).toEqual([]);
  },
);

describe('in two years the comparison finds', () => {
  const STARTS = { day: startsFor(1, [2026, 2027]), threeDays: startsFor(3, [2026, 2027]) };

  test('a day of hours that is counted on the clock: what passes a switch', () => {
    const onTheClock: SpanEnd = (from) => spanEnd(from, { unit: 'calendarDays', n: 1 });
    const passing = STARTS.day.filter((from) => {
      const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(ZONE);
      return start.offsetNanoseconds !== start.add({ hours: 24 }).offsetNanoseconds;
    });
    const found = differing(onTheClock, STARTS.day, DAY);
    expect(found.length).toBeGreaterThan(4 * 17);
    // A skipped time is an hour on anyway, and so is a full day of hours.
    expect(passing).toEqual(expect.arrayContaining(found));
  });

  test('days on the clock that are counted in hours', () => {
    const inHours: SpanEnd = (from, span) => from + span.n * 24 * MS_PER_HOUR;
    expect(differing(inHours, startsFor(21, [2026, 2027]), THREE_WEEKS).length).toBeGreaterThan(4 * 17);
  });

  test('an end that is moved past Saturdays and Sundays alone: at Easter and Christmas', () => {
    const weekendsOnly: SpanEnd = (from, span) => {
      let date = Temporal.PlainDate.from(localDateOf(from)).add({ days: span.n });
      while (date.dayOfWeek > 5) date = date.add({ days: 1 });
      return date.add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds;
    };
    const found = differing(weekendsOnly, STARTS.threeDays, THREE_DAYS_TO_WORKING);
    const months = new Set(found.map((from) => localDateOf(from).slice(5, 7)));
    expect([...months].toSorted()).toEqual(['03', '04', '12']);
  });

  test('an end that is not moved, and one that is moved where it is not to be', () => {
    const unmoved: SpanEnd = (from) => spanEnd(from, THREE_DAYS);
    const moved: SpanEnd = (from) => spanEnd(from, THREE_DAYS_TO_WORKING);
    const found = differing(unmoved, STARTS.threeDays, THREE_DAYS_TO_WORKING);
    expect(found.length).toBeGreaterThan(0);
    expect(differing(moved, STARTS.threeDays, THREE_DAYS)).toEqual(found);
  });

  test('an end a day early, and one a millisecond before midnight: all', () => {
    const early: SpanEnd = (from) => endOfDay(addDays(localDateOf(from), 2));
    const before: SpanEnd = (from, span) => spanEnd(from, span) - 1;
    expect(differing(early, STARTS.threeDays, THREE_DAYS)).toEqual(STARTS.threeDays);
    expect(differing(before, STARTS.threeDays, THREE_DAYS)).toEqual(STARTS.threeDays);
  });
});
