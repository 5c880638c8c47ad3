import type { Reply } from '../../activities/commit-contract.ts';
import type { Actor } from '../../domain/process/command.ts';
import { Refused } from '../command-errors.ts';
import type { Deps } from '../deps.ts';
import { replyOfCase } from '../reply-of-case.ts';
import type { SeenCase } from '../seen-cases.ts';
import { spreadMark } from '../spread-mark.ts';
import type { RowContext } from './duty-rows.ts';
import { commandOf } from './form-command.ts';
import { dropDraft, keepDescribed } from './person-named.ts';

/**
 * Carries out one form of a case. What it says of somebody close to the person waits beside the case until the command's event
 * releases it.
 * @throws HttpError with the form's field when an answer is not usable
 */
export async function sendForm(
  deps: Deps,
  context: RowContext,
  seen: SeenCase,
  { by, body }: { by: Actor; body: unknown },
): Promise<Reply> {
  const { ring, commands } = deps;
  const { command, described } = commandOf(context, seen, by, { body, hash: (text) => ring.hash(text) });
  if (described) await keepDescribed(deps, described, described.person);
  try {
    const reply = replyOfCase(seen.id, await commands.send({ caseId: seen.id, kind: seen.kind }, command));
    if (described) await dropDraft(deps, described);
    await spreadMark(deps, seen, command);
    return reply;
  } catch (error) {
    // After any other error the command may yet be stored, and needs what waits for it.
    if (described && error instanceof Refused) await dropDraft(deps, described);
    throw error;
  }
}
