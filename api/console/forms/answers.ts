import { z } from 'zod';
import { parseInstant, type Instant } from '../../../domain/calendar/instant.ts';

/** A time with its zone, as the console sends it. */
export const time = z.string('ange datum och klockslag').transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'ange datum och klockslag' });
  return z.NEVER;
});

export function text(longest: number) {
  return z.string('skriv något här').trim().min(1, 'skriv något här').max(longest, `skriv högst ${longest} tecken`);
}

/** One of the values that the form offered; which of them holds is for the rules to say. */
export const choice = z.string('välj ett alternativ').min(1, 'välj ett alternativ').max(100, 'välj ett alternativ');

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, 'välj ett alternativ');
}

export const REASON_LENGTH = 2_000;
