import { z } from 'zod';
import type { AttemptOutcome } from '../../domain/process/delivery.ts';
import { failed, refused } from './reasons.ts';

const acknowledgement = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('message'),
  entry: z
    .array(z.unknown())
    .nonempty()
    .transform((entries) => entries[0]),
});

const header = z.object({
  resource: z.object({
    resourceType: z.literal('MessageHeader'),
    response: z.object({ identifier: z.string(), code: z.enum(['ok', 'transient-error', 'fatal-error']) }),
  }),
});

/** What the receiver's acknowledgement of the message with this header id says. */
export function outcomeOfAnswer(body: unknown, headerId: string): AttemptOutcome {
  const bundle = acknowledgement.safeParse(body);
  const parsed = bundle.success ? header.safeParse(bundle.data.entry) : undefined;
  if (!parsed?.success) return failed('answer-not-understood');
  const { identifier, code } = parsed.data.resource.response;
  if (identifier !== headerId) return failed('answer-mismatch');
  switch (code) {
    case 'ok':
      return { kind: 'told' };
    case 'transient-error':
      return failed('transient-error');
    case 'fatal-error':
      return refused('fatal-error');
  }
}

/** What an answer means that is not a success. A negative acknowledgement in its body says more than the number. */
export function outcomeOfStatus(status: number, body: unknown, headerId: string): AttemptOutcome {
  const said = outcomeOfAnswer(body, headerId);
  if ('reason' in said && (said.reason === 'transient-error' || said.reason === 'fatal-error')) return said;
  if (status === 401 || status === 403) return failed('sign-in-refused');
  if (status === 404 || status === 405 || status === 410) return failed('address-unknown');
  if (status === 408 || status === 409 || status === 425 || status === 429) return failed('receiver-busy');
  if (status >= 500) return failed('receiver-error');
  if (status >= 400) return refused('message-not-accepted');
  if (status >= 300) return failed('redirected');
  return failed('answer-not-understood');
}
