import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnop';

/**
 * Random, 80 bits, and of letters only: no run of digits that could be read as someone's number. The first letter is the kind's, for
 * whoever reads a log; no code looks at it.
 */
export function newCaseIdOf(kind: string): string {
  const letters = [...randomBytes(10)].map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`);
  return `${kind.charAt(0)}${letters.join('')}`;
}
