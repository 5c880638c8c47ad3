import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { MS_PER_HOUR, instant, type Instant } from './instant.ts';
import { lastWorkingHourBefore, previousWorkingMoment, type OfficeHours } from './working-time.ts';

/*
 * Every hour in Sweden from 2020-01-01 to 2035-12-31, and every half hour of the first year, against somebody who walks through the
 * hours with Intl for a clock and date-holidays for an almanac, and remembers when the office was last open.
 */
const HALF_HOUR = MS_PER_HOUR / 2;
const FIRST = Date.UTC(2019, 11, 31, 23);
const COUNT = (Date.UTC(2035, 11, 31, 23) - FIRST) / HALF_HOUR;
/** The walk sets out some days before, so that there is something to remember. */
const SET_OUT = Date.UTC(2019, 11, 20, 23);

const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });
const almanac = new Holidays('SE');
const years = Array.from({ length: 2036 - 2019 + 1 }, (_, index) => 2019 + index);
const offDays = new Set(
  years
    .flatMap((year) => almanac.getHolidays(year))
    .filter(({ type }) => type === 'public' || type === 'bank')
    .map(({ date }) => date.slice(0, 10)),
);

/** The hours of the walk that begin on a working day, with what the clock then shows; the others have hour -1. */
const walk: readonly { start: number; hour: number }[] = Array.from(
  { length: (FIRST - SET_OUT) / MS_PER_HOUR + COUNT / 2 },
  (_, index) => {
    const start = SET_OUT + index * MS_PER_HOUR;
    const [date = '', time = ''] = intl.format(start).split(' ');
    const isWeekend = [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
    return { start, hour: isWeekend || offDays.has(date) ? -1 : Number(time.slice(0, 2)) };
  },
);

interface Answers {
  previousMoment: readonly number[];
  lastHour: readonly number[];
}

/** By the walk. Half past lies within the hour, so only the full hour can end one. */
function walked({ fromHour, toHour }: OfficeHours): Answers {
  const previousMoment: number[] = [];
  const lastHour: number[] = [];
  let lastOpen = Number.NaN;
  for (const { start, hour } of walk) {
    const isOpen = hour >= fromHour && hour < toHour;
    const closedAt = lastOpen + MS_PER_HOUR;
    if (start >= FIRST) {
      previousMoment.push(isOpen ? start : closedAt, isOpen ? start + HALF_HOUR : closedAt);
      lastHour.push(lastOpen, lastOpen);
    }
    if (isOpen) lastOpen = start;
  }
  return { previousMoment, lastHour };
}

const moments: readonly Instant[] = Array.from({ length: COUNT }, (_, index) => instant(FIRST + index * HALF_HOUR));

/** How many of the answers differ, of every so many half hours. */
function differing(answerOf: (at: Instant) => number, expected: readonly number[], stride = 1): number {
  return moments
    .slice(0, expected.length)
    .filter((at, index) => index % stride === 0 && answerOf(at) !== expected[index]).length;
}

const OFFICE: OfficeHours = { fromHour: 8, toHour: 17 };
const YEAR = 366 * 48;

test('every full hour from 2020 to 2035 has the working hour before it that the walk has', () => {
  const { lastHour } = walked(OFFICE);
  expect(lastHour).toHaveLength(COUNT);
  expect(differing((at) => lastWorkingHourBefore(at, OFFICE), lastHour, 2)).toBe(0);
});

test('every fifth half hour, by turns all hours of the day, has the working moment before it that the walk has', () => {
  const { previousMoment } = walked(OFFICE);
  expect(previousMoment).toHaveLength(COUNT);
  expect(differing((at) => previousWorkingMoment(at, OFFICE), previousMoment, 5)).toBe(0);
});

test.each([OFFICE, { fromHour: 0, toHour: 24 }])(
  'from $fromHour to $toHour, every half hour of 2020 has both',
  (office) => {
    const { previousMoment, lastHour } = walked(office);
    expect(differing((at) => previousWorkingMoment(at, office), previousMoment.slice(0, YEAR))).toBe(0);
    expect(differing((at) => lastWorkingHourBefore(at, office), lastHour.slice(0, YEAR))).toBe(0);
  },
);

describe('in the first year the comparison finds, in working hours', () => {
  const { previousMoment, lastHour } = walked(OFFICE);
  const moment = previousMoment.slice(0, YEAR);
  const hour = lastHour.slice(0, YEAR);
  /** Mondays to Fridays of 2020 that are no holiday, nor midsommarafton, julafton or nyårsafton: 262 less 10. */
  const WORKING_DAYS_2020 = 252;

  test('that open an hour late: what lies in that hour, every working day', () => {
    const late = { ...OFFICE, fromHour: 9 };
    expect(differing((at) => previousWorkingMoment(at, late), moment)).toBe(2 * WORKING_DAYS_2020);
    expect(differing((at) => lastWorkingHourBefore(at, late), hour)).toBe(2 * WORKING_DAYS_2020);
  });

  test('that let the last hour end after the moment: both halves of every working hour', () => {
    const tooLate = (at: Instant): number => lastWorkingHourBefore(instant(at + MS_PER_HOUR), OFFICE);
    expect(differing(tooLate, hour)).toBe(2 * 9 * WORKING_DAYS_2020);
  });

  test('on one day that is none, trettondedag jul: that day and the night after it', () => {
    const opens = Date.UTC(2020, 0, 6, 7);
    const closes = Date.UTC(2020, 0, 6, 16);
    const restless = (at: Instant): number =>
      at >= opens && at < Date.UTC(2020, 0, 7, 7) ? Math.min(at, closes) : previousWorkingMoment(at, OFFICE);
    expect(differing(restless, moment)).toBe(48);
  });
});
