import { z } from 'zod';
import { parseInstant, type Instant } from '../../../domain/calendar/instant.ts';
import { parseLocalDate, type LocalDate } from '../../../domain/calendar/local-date.ts';

/** A time with its zone, as the console sends it. */
export const time = z.string('ange datum och klockslag').transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'ange datum och klockslag' });
  return z.NEVER;
});

/** A day, as a native date field sends it. */
export const day = z.string('ange datum').transform((text, context): LocalDate => {
  const parsed = parseLocalDate(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'ange datum' });
  return z.NEVER;
});

/** Lines of text, those that are empty left out. */
export function lines(longest: number) {
  return z.array(z.string().trim().max(longest, `skriv högst ${longest} tecken på varje rad`)).transform(withoutEmpty);
}

export const choices = z.array(choiceText()).default([]);

export const yes = z.boolean().default(false);

export function text(longest: number) {
  return z.string('skriv något här').trim().min(1, 'skriv något här').max(longest, `skriv högst ${longest} tecken`);
}

/** One of the values that the form offered; which of them holds is for the rules to say. */
export const choice = choiceText();

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, 'välj ett alternativ');
}

export const REASON_LENGTH = 2_000;

export const TEXT_LENGTH = 10_000;

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The answers without those that were not given. */
export function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}

function choiceText() {
  return z.string('välj ett alternativ').min(1, 'välj ett alternativ').max(100, 'välj ett alternativ');
}

function withoutEmpty(all: readonly string[]): string[] {
  return all.filter((one) => one !== '');
}
