import { birthdayAt } from '../calendar/birthday.ts';
import { parseLocalDate, type LocalDate } from '../calendar/local-date.ts';
import { birthDateOf } from './birth-date.ts';
import { parsePersonalNumber } from './personnummer.ts';

const ADULT_AGE = 18;

/**
 * The day on which a child turns 18, Stockholm; undefined for one who is grown by that day, or whose day of birth is not known. A
 * stated date of birth goes before a number. One born on 29 February is taken to turn 18 on the 28th: an assumption of the SIP law
 * pack, since no source was found to say.
 */
export function turns18On(
  person: { birthDate?: string; identifiers: readonly { value: string }[] },
  today: LocalDate,
): LocalDate | undefined {
  const born = bornOn(person);
  const day = born && birthdayAt(born, ADULT_AGE, 'on-28-february');
  return day !== undefined && day > today ? day : undefined;
}

function bornOn({ birthDate, identifiers }: Parameters<typeof turns18On>[0]): LocalDate | undefined {
  const stated = birthDate === undefined ? undefined : parseLocalDate(birthDate);
  if (stated) return stated;
  for (const { value } of identifiers) {
    const parsed = parsePersonalNumber(value);
    const born = parsed.ok ? birthDateOf(parsed.number) : undefined;
    if (born) return born;
  }
  return undefined;
}
