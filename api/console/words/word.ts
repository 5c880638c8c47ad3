import type { Worded } from '../../contracts/console.ts';

export type Words<T extends string> = Readonly<Record<T, string>>;

type CodesOf<T extends readonly Words<string>[]> = { [I in keyof T]: keyof T[I] & string }[number];

/** The words of several kinds of case as one table. A code that two of them have means the same in both. */
export function joined<const T extends readonly Words<string>[]>(...tables: T): Words<CodesOf<T>> {
  const words: Record<string, string> = {};
  for (const [code, text] of tables.flatMap((table) => Object.entries(table))) {
    if ((words[code] ??= text) !== text) throw new Error(`the code ${code} has two words`);
  }
  return words as Words<CodesOf<T>>;
}

/** The word of a code. One that the table lacks, from an older or newer release, is shown as it is rather than hidden. */
export function word<T extends string>(words: Words<T>, code: string): string {
  return Object.hasOwn(words, code) ? words[code as T] : code;
}

export function worded<T extends string>(words: Words<T>, code: string): Worded {
  return { code, text: word(words, code) };
}
