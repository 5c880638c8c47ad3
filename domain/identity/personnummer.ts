import { civilDateOf, type LocalDate } from '../calendar/local-date.ts';
import { judgeDigits, type DigitsFault } from './personal-number-digits.ts';

/** Twelve digits, YYYYMMDDNNNN, of one who is or has been in the population register. */
export type Personnummer = string & { readonly __brand: 'Personnummer' };

/** Twelve digits with 60 added to the day, of one who is not and has not been. */
export type Samordningsnummer = string & { readonly __brand: 'Samordningsnummer' };

export type PersonalNumber =
  | { readonly kind: 'personnummer'; readonly value: Personnummer }
  | { readonly kind: 'samordningsnummer'; readonly value: Samordningsnummer };

/** `century-unknown`: ten digits without a reference date or without the sign that tells who is over a hundred. */
export type PersonalNumberFault = 'wrong-form' | 'century-unknown' | DigitsFault;

export type ParsedPersonalNumber =
  { readonly ok: true; readonly number: PersonalNumber } | { readonly ok: false; readonly code: PersonalNumberFault };

const TWELVE = /^(\d{8})-?(\d{4})$/;
const TEN = /^(\d{2})(\d{4})([-+]?)(\d{4})$/;

/**
 * Reads YYYYMMDDNNNN or YYYYMMDD-NNNN; with `reference` (the day on which the number was written) also YYMMDD-NNNN and
 * YYMMDD+NNNN. The faults carry nothing of the number.
 */
export function parsePersonalNumber(text: string, reference?: LocalDate): ParsedPersonalNumber {
  const twelve = TWELVE.exec(text);
  if (twelve) return judged(`${twelve[1]}${twelve[2]}`);
  const ten = TEN.exec(text);
  if (!ten) return { ok: false, code: 'wrong-form' };
  const [, twoDigitYear, monthAndDay, sign, lastFour] = ten;
  if (reference === undefined || sign === '') return { ok: false, code: 'century-unknown' };
  const year = yearOfBirth(Number(twoDigitYear), sign === '+', civilDateOf(reference).year);
  return judged(`${String(year).padStart(4, '0')}${monthAndDay}${lastFour}`);
}

function judged(digits: string): ParsedPersonalNumber {
  const judgement = judgeDigits(digits);
  if ('fault' in judgement) return { ok: false, code: judgement.fault };
  return judgement.kind === 'personnummer'
    ? { ok: true, number: { kind: 'personnummer', value: digits as Personnummer } }
    : { ok: true, number: { kind: 'samordningsnummer', value: digits as Samordningsnummer } };
}

/** The hyphen turns into a plus in the year one becomes a hundred: folkbokföringslagen (1991:481) 18 §. */
function yearOfBirth(twoDigitYear: number, isHundredOrMore: boolean, referenceYear: number): number {
  const latest = isHundredOrMore ? referenceYear - 100 : referenceYear;
  return latest - ((((latest - twoDigitYear) % 100) + 100) % 100);
}
