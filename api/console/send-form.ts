import type { Reply } from '../../activities/commit-contract.ts';
import type { Actor } from '../../domain/process/command.ts';
import type { Deps } from '../deps.ts';
import { replyOfCase } from '../reply-of-case.ts';
import type { SeenCase } from '../seen-cases.ts';
import { spreadMark } from '../spread-mark.ts';
import type { RowContext } from './duty-rows.ts';
import { commandOf } from './form-command.ts';
import { sendDescribed } from './send-described.ts';

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
  const { command, telling } = commandOf(context, seen, by, { body, hash: (text) => ring.hash(text) });
  const reply = await sendDescribed(deps, seen, telling, async () =>
    replyOfCase(seen.id, await commands.send({ caseId: seen.id, kind: seen.kind }, command)),
  );
  await spreadMark(deps, seen, command);
  return reply;
}
