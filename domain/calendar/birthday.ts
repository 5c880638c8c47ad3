import { daysInMonth } from './civil.ts';
import { civilDateOf, localDate, type LocalDate } from './local-date.ts';

/**
 * When one born on 29 February becomes a year older in a year without that day. Lag (1930:173) om beräkning av lagstadgad tid, 1 §,
 * ends a time counted in years on the month's last day; whether an age is such a time no source was found to say. So it is for
 * whoever asks to choose, and to state the assumption.
 */
export type LeapDayBirthday = 'on-28-february' | 'on-1-march';

/**
 * The day on which one who was born that day reaches the age, in whole years.
 * @throws RangeError when `age` is not whole or negative, or the day leaves the years 1 to 9999
 */
export function birthdayAt(born: LocalDate, age: number, leapDay: LeapDayBirthday): LocalDate {
  if (age < 0) throw new RangeError('nobody has a negative age');
  const { year, month, day } = civilDateOf(born);
  const reached = year + age;
  if (day <= daysInMonth(reached, month)) return localDate(reached, month, day);
  return leapDay === 'on-28-february' ? localDate(reached, 2, 28) : localDate(reached, 3, 1);
}
