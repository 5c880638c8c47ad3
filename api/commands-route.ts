import { Router } from 'express';
import { z } from 'zod';
import { findCommand } from '../adapters/store/command-rows.ts';
import type { Command } from '../domain/process/command.ts';
import { actorOf, memberOf } from './auth/signed-in.ts';
import { given } from './console/forms/answers.ts';
import { describedIds, sendDescribed } from './console/send-described.ts';
import { instantText } from './kinds/command-fields.ts';
import { kindOf } from './kinds/kinds.ts';
import { seenCases } from './seen-cases.ts';
import { spreadMark } from './spread-mark.ts';
import type { Deps } from './deps.ts';
import { HttpError } from './http-error.ts';
import { parseInput } from './parse-input.ts';
import { replyOfCase } from './reply-of-case.ts';

const schema = z.object({
  commandId: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{8,100}$/, 'ange 8 till 100 tecken av A–Z, a–z, 0–9, punkt, bindestreck, kolon'),
  caseId: z.string().min(1).max(64),
  type: z.string().min(1).max(64),
  data: z.unknown(),
  occurredAt: instantText,
  basedOn: z.object({ thing: z.string(), number: z.number().int().nonnegative() }).optional(),
  reason: z.string().min(1).max(2_000).optional(),
});

/** `POST /api/commands` gives a command to an existing case; `GET /api/commands/{id}` tells what became of one. */
export function commandsRoute(deps: Deps): Router {
  const { commands, db } = deps;
  const router = Router();
  router.post('/', async (request, response) => {
    const input = parseInput(schema, request.body);
    const [found] = await seenCases(deps, memberOf(request), [input.caseId]);
    // A case that one may not see does not exist: the answer is the same.
    if (!found) throw new HttpError('not-found', 'caseId');
    const own = kindOf(found.kind).commands;
    const known = Object.hasOwn(own.schemas, input.type) ? own.schemas[input.type] : undefined;
    if (!known) throw new HttpError('unknown-command', 'type', { type: 'med det namnet' });
    const { data } = parseInput(z.object({ data: known }), { data: input.data ?? {} });
    const by = actorOf(request);
    const ids = describedIds((text) => deps.ring.hash(text), by.hsaId, input.commandId);
    const person = own.describes?.(input.type, data);
    const home = own.home?.(input.type, data);
    const telling = person || home ? { ids, ...given({ person, home }) } : undefined;
    const command: Command = {
      type: input.type,
      data: own.withUnits(deps.directory, input.type, data, ids),
      commandId: input.commandId,
      by,
      channel: 'api',
      occurredAt: input.occurredAt,
      ...(input.basedOn ? { basedOn: input.basedOn } : {}),
      ...(input.reason ? { reason: input.reason } : {}),
    };
    const reply = await sendDescribed(deps, found, telling, async () =>
      replyOfCase(found.id, await commands.send({ caseId: found.id, kind: found.kind }, command)),
    );
    await spreadMark(deps, found, command);
    // Whoever names somebody has the id by which they are spoken of from then on.
    response.json({ ...reply, ...(person ? { relatedId: ids.relatedId } : {}) });
  });
  router.get('/:id', async (request, response) => {
    const stored = await findCommand(db, actorOf(request).hsaId, request.params.id);
    if (!stored) throw new HttpError('not-found', 'commandId');
    response.json(stored.reply);
  });
  return router;
}
