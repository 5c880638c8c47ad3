import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnop';

/** Random, 80 bits, and of letters only: no run of digits that could be read as someone's number. */
export function newCaseId(): string {
  const letters = [...randomBytes(10)].map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`);
  return `d${letters.join('')}`;
}
