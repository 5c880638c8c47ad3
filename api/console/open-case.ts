import { z } from 'zod';
import type { Reply } from '../../activities/commit-contract.ts';
import { newCaseIdOf } from '../../adapters/store/case-id.ts';
import { findClaim } from '../../adapters/store/fhir-rows.ts';
import { openCaseClaim } from '../../domain/process/claims.ts';
import type { Actor, Command } from '../../domain/process/command.ts';
import { Refused } from '../command-errors.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { KINDS } from '../kinds/kinds.ts';
import { seenCases } from '../seen-cases.ts';
import type { RowContext } from './duty-rows.ts';
import { answers, envelope, opened } from './envelope.ts';
import { openContextOf } from './open-actions.ts';
import { dropDraft, personNamed } from './person-named.ts';

const openEnvelope = envelope.extend({ kind: z.string().max(40), from: z.string().max(64).optional() });

/**
 * Begins a case by what a form says, or joins the open one that the person has already. The same answers give the same command
 * however often they are sent.
 * @throws HttpError with the form's field when an answer is not usable
 */
export async function openCase(
  deps: Deps,
  context: RowContext,
  by: Actor,
  body: unknown,
): Promise<{ reply: Reply; personId: string }> {
  const { kind, form: name, values, commandId, sentAt, from: fromId } = opened(openEnvelope, body);
  const opener = KINDS.find((one) => one.kind === kind)?.opener;
  if (opener?.form.name !== name) throw new HttpError('unknown-command', 'form', { type: name });
  const [from] = fromId === undefined ? [] : await seenCases(deps, context.member, [fromId]);
  if (fromId !== undefined && !from?.person) throw new HttpError('not-found', 'from');

  const filling = openContextOf({ ...context, now: sentAt }, from?.view ?? null);
  const opening = opener.open(answers(opener.form.schema, values), filling);
  const about = await personNamed(deps, context.member, opening.person, `${by.hsaId}|${commandId}`);
  const { occurredAt = sentAt, ...said } = opening.command(about);
  const command: Command = { ...said, commandId, by, channel: 'console', occurredAt };
  try {
    const reply = await sendToCase(deps, kind, about.personId, command);
    await dropDraft(deps, about);
    return { reply, personId: about.personId };
  } catch (error) {
    // After any other error the command may yet be stored, and needs what waits for it.
    if (error instanceof Refused) await dropDraft(deps, about);
    throw error;
  }
}

/** Who comes second is given to the case that is there. */
async function sendToCase(
  { db, ring, commands }: Pick<Deps, 'db' | 'ring' | 'commands'>,
  kind: string,
  personId: string,
  command: Command,
): Promise<Reply> {
  const known = await findClaim(db, ring.hash(openCaseClaim(kind, personId)));
  try {
    return await commands.send({ caseId: known ?? newCaseIdOf(kind), kind }, command);
  } catch (error) {
    const holder =
      error instanceof Refused && error.rejection.code === 'claim-taken'
        ? error.rejection.params?.['caseId']
        : undefined;
    if (typeof holder !== 'string') throw error;
    return commands.send({ caseId: holder, kind }, command);
  }
}
