import { z } from 'zod';
import { parseInstant, type Instant } from '../../domain/calendar/instant.ts';
import { HttpError } from '../http-error.ts';
import { parseInput } from '../parse-input.ts';

/** What every form is sent in. */
export const envelope = z.object({
  commandId: z.uuid(),
  form: z.string().max(64),
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()).max(200)])),
  occurredAt: z.string(),
});

/** What was sent, and when by the sender's word. @throws HttpError naming what is wrong */
export function opened<T extends typeof envelope>(schema: T, body: unknown): z.output<T> & { sentAt: Instant } {
  const sent = parseInput(schema, body);
  const sentAt = parseInstant(sent.occurredAt);
  if (sentAt === undefined) throw new HttpError('invalid-input', 'occurredAt', { problem: 'ange tid med zon' });
  return { ...sent, sentAt };
}

/** Like `parseInput`, in words for one who has just filled in a form. */
export function answers<T extends z.ZodType>(schema: T, values: unknown): z.output<T> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new HttpError('unusable-answer', issue?.path.join('.') || 'form', { problem: issue?.message ?? 'okänt fel' });
}
