import { isRealDate } from '../calendar/civil.ts';
import { hasValidCheckDigit } from './luhn.ts';

export const COORDINATION_DAY_OFFSET = 60;
const FIRST_YEAR = 1800;

export type PersonalNumberKind = 'personnummer' | 'samordningsnummer';

/** Each tells what is wrong and nothing of the number. */
export type DigitsFault = 'impossible-date' | 'impossible-serial' | 'wrong-check-digit';

/**
 * What twelve digits, YYYYMMDDNNNN, are: folkbokföringslagen (1991:481) 18 and 18 a §§. A samordningsnummer has the day
 * plus 60. Where month or day of birth is not known Skatteverket gives 00 for it (its published test numbers hold
 * such), so month 00 and day 60 are taken there, and there only. The serial runs from 001.
 */
export function judgeDigits(digits: string): { kind: PersonalNumberKind } | { fault: DigitsFault } {
  const kind = Number(digits.slice(6, 8)) >= COORDINATION_DAY_OFFSET ? 'samordningsnummer' : 'personnummer';
  if (!hasPossibleDate(digits, kind)) return { fault: 'impossible-date' };
  if (digits.slice(8, 11) === '000') return { fault: 'impossible-serial' };
  return hasValidCheckDigit(digits.slice(2)) ? { kind } : { fault: 'wrong-check-digit' };
}

function hasPossibleDate(digits: string, kind: PersonalNumberKind): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const writtenDay = Number(digits.slice(6, 8));
  if (year < FIRST_YEAR) return false;
  if (kind === 'personnummer') return isRealDate({ year, month, day: writtenDay });
  const day = writtenDay - COORDINATION_DAY_OFFSET;
  // January stands in for an unknown month (31 days), the 1st for an unknown day.
  return isRealDate({ year, month: month || 1, day: day || 1 });
}
