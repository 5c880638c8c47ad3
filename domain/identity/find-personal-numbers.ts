import { judgeDigits } from './personal-number-digits.ts';

/** Where something lies in a text, in UTF-16 units as `slice` counts; what it says is left out on purpose. */
export interface Span {
  readonly index: number;
  readonly length: number;
}

const GAP = '[-+ \\u00a0\\u2010-\\u2015\\u2212]';
const SIGN = '[-+\\u2010-\\u2015\\u2212]';

/** Made by machines, and digits now and then: uuids, and hashes and trace ids of 32 hex digits or more. */
const MACHINE_MADE = '[\\da-fA-F]{8}-(?:[\\da-fA-F]{4}-){3}[\\da-fA-F]{12}|[\\da-fA-F]{32,}';

/** Twelve digits with or without a gap before the last four, or ten with a sign there. */
const CAREFUL = new RegExp(`${MACHINE_MADE}|(?<!\\d)(\\d{8}${GAP}?\\d{4}|\\d{6}${SIGN}\\d{4})(?!\\d)`, 'g');

/** Ten digits with a space or nothing there as well. */
const EAGER = new RegExp(`${MACHINE_MADE}|(?<!\\d)((?:\\d{8}|\\d{6})${GAP}?\\d{4})(?!\\d)`, 'g');

const CENTURIES = ['18', '19', '20'];
const MASK = '[personnummer]';

/**
 * Finds what may be a personnummer or samordningsnummer: the right number of digits, a possible date of birth from 1800 to
 * 2099, the right check digit, not part of a longer run of digits, not within a uuid or long hash. Letters and
 * punctuation may stand next to it, since a number that has leaked into an id, a path or a file name is to be found.
 *
 * The price: of random runs of twelve digits about 1 in 4 000 is taken for one, of ten-digit runs about 1 in 130, of
 * times written `YYYYMMDDhhmm` or `YYYYMMDD-hhmm` 1 in 10. Ten digits with nothing or a space before the last four are
 * therefore not looked for: phone numbers and seconds since 1970 look the same. Milliseconds since 1970 have thirteen
 * digits, and an organisationsnummer has no month there, so neither is ever taken.
 */
export function findPersonalNumbers(text: string): Span[] {
  return find(CAREFUL, text);
}

/**
 * The text with each number masked. It also masks ten digits with nothing or a space before the last four when date and
 * check digit fit: here a phone number too many does less harm than a person too many.
 */
export function redactPersonalNumbers(text: string): string {
  let redacted = '';
  let from = 0;
  for (const { index, length } of find(EAGER, text)) {
    redacted += text.slice(from, index) + MASK;
    from = index + length;
  }
  return redacted + text.slice(from);
}

function find(pattern: RegExp, text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const candidate = match[1];
    if (candidate !== undefined && isPersonalNumber(candidate.replace(/\D/g, ''))) {
      spans.push({ index: match.index, length: candidate.length });
    }
  }
  return spans;
}

function isPersonalNumber(digits: string): boolean {
  const readings = digits.length === 12 ? [digits] : CENTURIES.map((century) => century + digits);
  return readings.some((reading) => CENTURIES.includes(reading.slice(0, 2)) && 'kind' in judgeDigits(reading));
}
