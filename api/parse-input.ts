import type { z } from 'zod';
import { HttpError } from './http-error.ts';

/** Parses what a sender gave, or refuses it naming the first field that is wrong. Never repeats the value. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'body';
  throw new HttpError('invalid-input', field, { problem: issue?.message ?? 'okänt fel' });
}
