import { z } from 'zod';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Actor, Command } from '../../domain/process/command.ts';
import { HttpError } from '../http-error.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { SeenCase } from '../seen-cases.ts';
import { formContextOf } from './actions.ts';
import type { RowContext } from './duty-rows.ts';
import { answers, envelope, opened } from './envelope.ts';
import { given, REASON_LENGTH, text, time } from './forms/answers.ts';
import { describedIds, type Telling } from './send-described.ts';

const caseEnvelope = envelope.extend({
  basedOn: z.object({ thing: z.string().max(80), number: z.number().int().nonnegative() }).optional(),
});

const item = z.string().max(80);

/** Commands about one delivery, offered at its row rather than as a form of the case. */
const DELIVERY_COMMANDS: Readonly<Record<string, z.ZodType<{ item: string; reason?: string; at?: Instant }>>> = {
  acknowledgeDelivery: z.object({ item }),
  retryDelivery: z.object({ item, reason: text(REASON_LENGTH) }),
  giveUpDelivery: z.object({ item, reason: text(REASON_LENGTH) }),
  postLetter: z.object({ item, at: time }),
};

/** What a form's answers amount to: a command, and what they say of somebody close to the person. */
interface FormSent {
  command: Command;
  telling?: Telling;
}

/**
 * The same answers give the same command however often they are sent: units are looked up in the directory, and "now" is when the
 * form was first sent.
 * @param hash keyed, so that the ids of somebody described can be guessed by nobody
 * @throws HttpError with the form's field when an answer is not usable
 */
export function commandOf(
  context: RowContext,
  seen: SeenCase,
  by: Actor,
  { body, hash }: { body: unknown; hash: (text: string) => string },
): FormSent {
  const { commandId, form: name, values, sentAt, basedOn } = opened(caseEnvelope, body);
  const frame = { commandId, by, channel: 'console' as const, ...(basedOn ? { basedOn } : {}) };

  const ofDelivery = Object.hasOwn(DELIVERY_COMMANDS, name) ? DELIVERY_COMMANDS[name] : undefined;
  if (ofDelivery) {
    const { item, reason, at = sentAt } = answers(ofDelivery, values);
    return { command: { ...frame, type: name, data: { item }, occurredAt: at, ...(reason ? { reason } : {}) } };
  }
  const form = kindOf(seen.kind).forms.find((one) => one.name === name);
  if (!form) throw new HttpError('unknown-command', 'form', { type: name });
  const answered = answers(form.schema, values);
  const ids = describedIds(hash, by.hsaId, commandId);
  const made = form.toCommand(answered, formContextOf({ ...context, now: sentAt }, seen), ids);
  const person = form.describes?.(answered);
  const home = form.home?.(answered);
  const command: Command = {
    ...frame,
    type: form.command,
    data: made.data,
    occurredAt: made.occurredAt ?? sentAt,
    ...(made.reason ? { reason: made.reason } : {}),
  };
  return { command, ...(person || home ? { telling: { ids, ...given({ person, home }) } } : {}) };
}
