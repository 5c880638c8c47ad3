import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as personnummerPackage from 'personnummer';
import { addDays, localDate, type LocalDate } from '../calendar/local-date.ts';
import { hasValidCheckDigit } from './luhn.ts';
import { parsePersonalNumber, type PersonalNumberFault } from './personnummer.ts';

interface Oracle {
  valid(text: string): boolean;
}
// The package is CommonJS with typings that say otherwise.
const oracle = (personnummerPackage as unknown as { default: Oracle | { default: Oracle } }).default;
const isValidByOracle = (text: string): boolean => ('default' in oracle ? oracle.default : oracle).valid(text);

const REFERENCE = localDate(2026, 11, 22);

/** The nine digits with the check digit that makes them a valid ten. */
function withCheckDigit(century: string, nine: string): string {
  const check = [...'0123456789'].find((digit) => hasValidCheckDigit(nine + digit));
  return `${century}${nine}${check}`;
}

describe('official test numbers', () => {
  test.each([
    ['191212121212', 'personnummer', '191212121212'],
    ['19121212-1212', 'personnummer', '191212121212'],
    ['197010632391', 'samordningsnummer', '197010632391'],
    ['19701063-2391', 'samordningsnummer', '197010632391'],
  ])('%s is a %s', (text, kind, value) => {
    expect(parsePersonalNumber(text)).toEqual({ ok: true, number: { kind, value } });
  });
});

describe('ten digits', () => {
  test.each([
    ['121212-1212', '2011-12-31', '19'],
    ['121212-1212', '2012-01-01', '20'],
    ['121212+1212', '2011-12-31', '18'],
    ['121212+1212', '2012-01-01', '19'],
    ['121212+1212', '2026-11-22', '19'],
    ['701063-2391', '2026-11-22', '19'],
  ])('%s written on %s are of one born in the century %s', (text, reference, century) => {
    const parsed = parsePersonalNumber(text, reference as LocalDate);
    expect(parsed.ok && parsed.number.value).toBe(century + text.replace(/\D/, ''));
  });

  test.each([
    ['without a reference date', '121212-1212', undefined],
    ['without a sign', '1212121212', REFERENCE],
  ])('%s have no known century', (_what, text, reference) => {
    expect(parsePersonalNumber(text, reference)).toEqual({ ok: false, code: 'century-unknown' });
  });
});

describe('what is refused', () => {
  test.each<[string, PersonalNumberFault]>([
    ['', 'wrong-form'],
    ['19121212 1212', 'wrong-form'],
    ['19121212+1212', 'wrong-form'],
    ['191212121212\n', 'wrong-form'],
    ['19121212121', 'wrong-form'],
    ['1912121212123', 'wrong-form'],
    ['19121212121A', 'wrong-form'],
    ['１９１２１２１２１２１２', 'wrong-form'],
    ['191212121213', 'wrong-check-digit'],
    ['191213121212', 'impossible-date'],
    ['190002291212', 'impossible-date'],
    ['202302291212', 'impossible-date'],
    ['191200121212', 'impossible-date'],
    ['191212321212', 'impossible-date'],
    ['191202912391', 'impossible-date'],
    ['191212922391', 'impossible-date'],
    ['171212121212', 'impossible-date'],
    [withCheckDigit('19', '121212000'), 'impossible-serial'],
  ])('%j: %s', (text, code) => {
    expect(parsePersonalNumber(text)).toEqual({ ok: false, code });
  });

  test('a fault carries nothing of the number', () => {
    expect(JSON.stringify(parsePersonalNumber('191212121213'))).not.toMatch(/\d/);
  });
});

describe('a samordningsnummer for one whose birth is not fully known', () => {
  test.each([
    ['month unknown, day 12', '191500722390'],
    ['day unknown', withCheckDigit('19', '151060239')],
    ['both unknown', withCheckDigit('19', '150060239')],
  ])('%s', (_what, text) => {
    expect(parsePersonalNumber(text)).toEqual({ ok: true, number: { kind: 'samordningsnummer', value: text } });
  });
});

test('the leap day is a day of birth in leap years only', () => {
  expect(parsePersonalNumber(withCheckDigit('18', '960229123')).ok).toBe(true);
  expect(parsePersonalNumber(withCheckDigit('18', '960289123')).ok).toBe(true);
  expect(parsePersonalNumber(withCheckDigit('19', '000229123'))).toEqual({ ok: false, code: 'impossible-date' });
  expect(parsePersonalNumber(withCheckDigit('19', '000289123'))).toEqual({ ok: false, code: 'impossible-date' });
});

describe('agrees with the personnummer package', () => {
  const century = fc.constantFrom('18', '19', '20');
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));

  test('on twelve digits of any kind, where the date is fully known', () => {
    fc.assert(
      fc.property(
        century,
        digits(2),
        fc.integer({ min: 1, max: 13 }),
        fc.integer({ min: 0, max: 99 }),
        digits(4),
        (century, year, month, day, last) => {
          fc.pre(day !== 60);
          const text = `${century}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${last}`;
          expect(parsePersonalNumber(text).ok).toBe(isValidByOracle(text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('on valid ones and on the same with one digit changed', () => {
    const born = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays(localDate(1810, 1, 1), days));
    const serial = fc.integer({ min: 1, max: 999 }).map((value) => String(value).padStart(3, '0'));
    fc.assert(
      fc.property(
        born,
        serial,
        fc.boolean(),
        fc.nat(11),
        fc.integer({ min: 1, max: 9 }),
        (date, serial, coordinated, place, step) => {
          const day = Number(date.slice(8)) + (coordinated ? 60 : 0);
          const nine = `${date.slice(2, 4)}${date.slice(5, 7)}${String(day).padStart(2, '0')}${serial}`;
          const text = withCheckDigit(date.slice(0, 2), nine);
          const kind = coordinated ? 'samordningsnummer' : 'personnummer';
          expect(parsePersonalNumber(text)).toEqual({ ok: true, number: { kind, value: text } });
          expect(isValidByOracle(text)).toBe(true);
          const changed = text.slice(0, place) + ((Number(text[place]) + step) % 10) + text.slice(place + 1);
          // A changed digit after the century always breaks the check digit; the century is no part of it.
          if (place >= 2) expect(parsePersonalNumber(changed).ok).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
