import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '../calendar/local-date.ts';
import { birthDateOf } from './birth-date.ts';
import { hasValidCheckDigit } from './luhn.ts';
import { parsePersonalNumber } from './personnummer.ts';

function birthDateIn(text: string): LocalDate | undefined {
  const parsed = parsePersonalNumber(text);
  if (!parsed.ok) throw new Error(parsed.code);
  return birthDateOf(parsed.number);
}

function withCheckDigit(eleven: string): string {
  return `${eleven}${[...'0123456789'].find((digit) => hasValidCheckDigit(eleven.slice(2) + digit))}`;
}

describe('official test numbers', () => {
  test.each([
    ['a personnummer', '191212121212', '1912-12-12'],
    ['a personnummer of a child', '201906112386', '2019-06-11'],
    ['a samordningsnummer', '197010632391', '1970-10-03'],
  ])('%s, %s: born %s', (_what, text, born) => {
    expect(birthDateIn(text)).toBe(born);
  });

  test.each([
    ['the month', '191500722390'],
    ['the day', '191711602399'],
    ['either', '198000602394'],
  ])('a samordningsnummer for one of whom %s is not known, %s, gives none', (_what, text) => {
    expect(birthDateIn(text)).toBeUndefined();
  });
});

test('every day of birth is read back from a number of either kind', () => {
  const days = fc.integer({ min: 0, max: 82_000 }).map((days) => addDays(localDate(1800, 1, 1), days));
  fc.assert(
    fc.property(days, fc.boolean(), fc.integer({ min: 1, max: 999 }), (born, coordinated, serial) => {
      const day = Number(born.slice(8)) + (coordinated ? 60 : 0);
      const eleven = `${born.slice(0, 4)}${born.slice(5, 7)}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
      expect(birthDateIn(withCheckDigit(eleven))).toBe(born);
    }),
  );
});
