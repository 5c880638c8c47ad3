import { parseLocalDate, type LocalDate } from '../calendar/local-date.ts';
import { COORDINATION_DAY_OFFSET } from './personal-number-digits.ts';
import type { PersonalNumber } from './personnummer.ts';

/**
 * The day of birth in a number; nothing where a samordningsnummer says that month or day is not known. It need not be the true one:
 * where a day's numbers were used up a personnummer has a day close by in the month (folkbokföringslagen (1991:481) 18 §), so a
 * date of birth that a source states goes first.
 */
export function birthDateOf({ kind, value }: PersonalNumber): LocalDate | undefined {
  const day = Number(value.slice(6, 8)) - (kind === 'samordningsnummer' ? COORDINATION_DAY_OFFSET : 0);
  return parseLocalDate(`${value.slice(0, 4)}-${value.slice(4, 6)}-${String(day).padStart(2, '0')}`);
}
