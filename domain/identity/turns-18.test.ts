import { describe, expect, test } from '@jest/globals';
import { localDate } from '../calendar/local-date.ts';
import { turns18On } from './turns-18.ts';

const TODAY = localDate(2026, 11, 25);
const of = (birthDate: string) => turns18On({ birthDate, identifiers: [] }, TODAY);

describe('the day on which a child turns 18', () => {
  test('is the birthday', () => {
    expect(of('2012-03-04')).toBe('2030-03-04');
  });

  test('is none for a grown person, from the birthday on', () => {
    expect(of('2008-11-25')).toBeUndefined();
    expect(of('2008-11-26')).toBe('2026-11-26');
    expect(of('1912-12-12')).toBeUndefined();
  });

  test('is taken as the 28th for one born on a leap day', () => {
    expect(of('2012-02-29')).toBe('2030-02-28');
  });

  test('is read from an official test number where no date is stated', () => {
    expect(turns18On({ identifiers: [{ value: '191212121212' }] }, localDate(1920, 1, 1))).toBe('1930-12-12');
  });

  test('is not known without a day of birth', () => {
    expect(turns18On({ identifiers: [{ value: 'R123' }] }, TODAY)).toBeUndefined();
    expect(turns18On({ birthDate: '2012', identifiers: [] }, TODAY)).toBeUndefined();
  });
});
