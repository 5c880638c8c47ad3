import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { isNonWorkingDay, isPublicHoliday } from './holidays.ts';
import type { LocalDate } from './local-date.ts';
import { nextWorkingDay } from './working-time.ts';

/*
 * Every day from 2020-01-01 to 2035-12-31 by two oracles: the package date-holidays, and the words of the laws over the Easters
 * of the almanac.
 */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2035;
const years: readonly number[] = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

/** Påskdagen of each of those years, as printed in almanacs. */
const EASTERS: readonly string[] = (
  '2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 ' +
  '2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25'
).split(' ');

/** Red: a public holiday. Free: a day that moves a deadline, lag (1930:173) 2 §: red, Saturday or one of three eves. */
interface Oracle {
  isRed: (date: LocalDate) => boolean;
  isFree: (date: LocalDate) => boolean;
}
type Kind = 'public' | 'bank' | 'optional' | 'observance';

const almanac = new Holidays('SE');

/** The days that date-holidays calls so: `public` are red, `bank` the three eves; the others are no more than names. */
function named(kind: Kind): Map<string, string> {
  const all = [...years, LAST_YEAR + 1].flatMap((year) => almanac.getHolidays(year));
  return new Map(all.filter(({ type }) => type === kind).map(({ date, name }) => [date.slice(0, 10), name]));
}

function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

function plus(date: string, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

function oracle(red: ReadonlySet<string>, eves: ReadonlySet<string>): Oracle {
  const isRed = (date: LocalDate): boolean => weekdayOf(date) === 7 || red.has(date);
  return { isRed, isFree: (date) => isRed(date) || weekdayOf(date) === 6 || eves.has(date) };
}

const namedEves = named('bank');
const byPackage = oracle(new Set(named('public').keys()), new Set(namedEves.keys()));

/** The first Saturday from that day. */
function saturdayFrom(date: string): LocalDate {
  return plus(date, 6 - (weekdayOf(date) % 7));
}

/** Lag (1989:253) 1 §, other than Sundays; påskdagen and pingstdagen are such. */
function redDays(year: number): string[] {
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-25', '12-26'].map((day) => `${year}-${day}`);
  const easter = EASTERS.find((date) => date.startsWith(String(year))) ?? '';
  const byEaster = easter === '' ? [] : [plus(easter, -2), plus(easter, 1), plus(easter, 39)];
  return [...fixed, ...byEaster, saturdayFrom(`${year}-06-20`), saturdayFrom(`${year}-10-31`)];
}

/** Lag (1930:173) 2 §. */
function eves(year: number): string[] {
  return [plus(saturdayFrom(`${year}-06-20`), -1), `${year}-12-24`, `${year}-12-31`];
}

const everyYear = [...years, LAST_YEAR + 1];
const byLaw = oracle(new Set(everyYear.flatMap(redDays)), new Set(everyYear.flatMap(eves)));

const count = Temporal.PlainDate.from('2020-01-01').until('2036-01-01').days;
const days: readonly LocalDate[] = Array.from({ length: count }, (_, day) => plus('2020-01-01', day));

interface Calendar {
  isPublicHoliday(date: LocalDate): boolean;
  isNonWorkingDay(date: LocalDate): boolean;
  nextWorkingDay(date: LocalDate): LocalDate;
}
const CALENDAR: Calendar = { isPublicHoliday, isNonWorkingDay, nextWorkingDay };

/** The days on which the calendar is of another mind than the oracle. */
function misjudged(calendar: Calendar, { isRed, isFree }: Oracle): LocalDate[] {
  // From the last day to the first, so that the next working day is the one that was met last.
  let next = ['2036-01-01', '2036-01-02', '2036-01-03', '2036-01-04'].find((day) => !isFree(day as LocalDate));
  const differing = days.toReversed().filter((date) => {
    if (!isFree(date)) next = date;
    return (
      calendar.isPublicHoliday(date) !== isRed(date) ||
      calendar.isNonWorkingDay(date) !== isFree(date) ||
      calendar.nextWorkingDay(date) !== next
    );
  });
  return differing.toReversed();
}

test.each([
  ['date-holidays', byPackage],
  ['the laws and the Easters of the almanac', byLaw],
])('every day is red, free or a working day, and has its next one, as %s has it', (_whose, oracle) => {
  expect(days.at(-1)).toBe('2035-12-31');
  expect(misjudged(CALENDAR, oracle)).toEqual([]);
});

test('days that the almanac only names, eves among them, are working days unless they fall on a free one', () => {
  const onlyNamed = [...named('optional'), ...named('observance')];
  const working = onlyNamed.filter(([date]) => !isNonWorkingDay(date as LocalDate)).map(([, name]) => name);
  const half = ['trettondagsafton', 'skärtorsdagen', 'valborgsmässoafton', 'allhelgonaafton', 'annandag pingst'];
  expect(working).toEqual(expect.arrayContaining(half));
  // The other eves are Saturdays.
  expect(working).not.toContain('påskafton');
  expect(working).not.toContain('pingstafton');
});

describe('the comparison finds, in a calendar', () => {
  /** Judges as the calendar does but for some days, which it takes for free or for working days. */
  function but(isOther: (date: LocalDate) => boolean): Calendar {
    const isNonWorkingDay = (date: LocalDate): boolean => CALENDAR.isNonWorkingDay(date) !== isOther(date);
    const nextWorkingDay = (date: LocalDate): LocalDate =>
      isNonWorkingDay(date) ? nextWorkingDay(plus(date, 1)) : date;
    return { ...CALENDAR, isNonWorkingDay, nextWorkingDay };
  }

  test('that judges every day right: nothing', () => {
    expect(
      misjudged(
        but(() => false),
        byPackage,
      ),
    ).toEqual([]);
  });

  test('that works on midsommarafton: those, one a year', () => {
    const found = misjudged(
      but((date) => namedEves.get(date) === 'midsommarafton'),
      byPackage,
    );
    expect(found).toHaveLength(years.length);
  });

  test('that rests on valborgsmässoafton: those that are no weekend', () => {
    const isWorkingEve = (date: LocalDate): boolean => date.endsWith('-04-30') && weekdayOf(date) < 6;
    const found = misjudged(but(isWorkingEve), byLaw);
    // The days before a Monday eve are found too, for they lead to it.
    expect(found.filter(isWorkingEve)).toEqual(days.filter(isWorkingEve));
  });

  test('that has alla helgons dag on 1 November: where that is another day', () => {
    const found = misjudged(
      { ...CALENDAR, isPublicHoliday: (date) => date.endsWith('-11-01') || isPublicHoliday(date) },
      byLaw,
    );
    expect(found).toHaveLength(days.filter((date) => date.endsWith('-11-01') && !byLaw.isRed(date)).length);
    expect(found.length).toBeGreaterThan(0);
  });

  test('that counts Easter a week late in one year: långfredagen, annandag påsk and what leads to them', () => {
    const moved = new Set(['2029-03-30', '2029-04-02', '2029-04-06', '2029-04-09']);
    expect(
      misjudged(
        but((date) => moved.has(date)),
        byLaw,
      ),
    ).toEqual(expect.arrayContaining([...moved, '2029-03-31', '2029-04-01', '2029-04-07', '2029-04-08']));
  });

  test('that moves past a working day: that day alone', () => {
    const nextWorkingDay = (date: LocalDate): LocalDate =>
      date === '2026-11-21' ? ('2026-11-24' as LocalDate) : CALENDAR.nextWorkingDay(date);
    expect(misjudged({ ...CALENDAR, nextWorkingDay }, byPackage)).toEqual(['2026-11-21']);
  });
});
