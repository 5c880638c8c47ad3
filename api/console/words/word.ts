import type { Worded } from '../../contracts/console.ts';

export type Words<T extends string> = Readonly<Record<T, string>>;

/** The word of a code. One that the table lacks, from an older or newer release, is shown as it is rather than hidden. */
export function word<T extends string>(words: Words<T>, code: string): string {
  return Object.hasOwn(words, code) ? words[code as T] : code;
}

export function worded<T extends string>(words: Words<T>, code: string): Worded {
  return { code, text: word(words, code) };
}
