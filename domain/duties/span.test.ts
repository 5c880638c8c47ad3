import { describe, expect, test } from '@jest/globals';
import { parseInstant, type Instant } from '../calendar/instant.ts';
import { toIsoStockholm } from '../calendar/stockholm.ts';
import type { Span } from '../policy/policy.ts';
import { spanEnd } from './span.ts';

function end(from: string, span: Span): string {
  return toIsoStockholm(spanEnd(parseInstant(from) as Instant, span));
}

const DAY: Span = { unit: 'hours', n: 24 };
const THREE_DAYS: Span = { unit: 'calendarDays', n: 3, toEndOfDay: true, toWorkingDay: true };
const SAME_DAY: Span = { unit: 'calendarDays', n: 0, toEndOfDay: true };

describe('the end of a span', () => {
  test.each([
    ['an ordinary day', '2026-03-10T09:00+01:00', DAY, '2026-03-11T09:00:00+01:00'],
    ['the night that is an hour short', '2026-03-28T12:00+01:00', DAY, '2026-03-29T13:00:00+02:00'],
    ['the night that is an hour long', '2026-10-24T12:00+02:00', DAY, '2026-10-25T11:00:00+01:00'],
    ['half a minute', '2026-03-10T09:00+01:00', { unit: 'minutes', n: 0.5 }, '2026-03-10T09:00:30+01:00'],
    ['the same day, late in the evening', '2026-03-10T23:59+01:00', SAME_DAY, '2026-03-11T00:00:00+01:00'],
    ['the same day when summer time begins', '2026-03-29T01:00+01:00', SAME_DAY, '2026-03-30T00:00:00+02:00'],
    ['three days from a Monday', '2026-03-09T10:00+01:00', THREE_DAYS, '2026-03-13T00:00:00+01:00'],
    [
      'three days from a Wednesday, moved past the weekend',
      '2026-03-11T10:00+01:00',
      THREE_DAYS,
      '2026-03-17T00:00:00+01:00',
    ],
    ['three days from a Friday', '2026-03-13T15:00+01:00', THREE_DAYS, '2026-03-17T00:00:00+01:00'],
    [
      'three days to annandag jul, moved to the Monday',
      '2026-12-23T12:00+01:00',
      THREE_DAYS,
      '2026-12-29T00:00:00+01:00',
    ],
    ['three days to midsommarafton', '2026-06-16T12:00+02:00', THREE_DAYS, '2026-06-23T00:00:00+02:00'],
    [
      'a calendar day at the same time on the clock',
      '2026-03-28T12:00+01:00',
      { unit: 'calendarDays', n: 1 },
      '2026-03-29T12:00:00+02:00',
    ],
    [
      'a calendar day, to the second and its parts',
      '2026-10-24T12:34:56.789+02:00',
      { unit: 'calendarDays', n: 1 },
      '2026-10-25T12:34:56.789+01:00',
    ],
  ] as [string, string, Span, string][])('%s', (_name, from, span, expected) => {
    expect(end(from, span)).toBe(expected);
  });
});
