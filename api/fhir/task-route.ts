import { Router } from 'express';
import type { Task } from 'fhir/r4.js';
import type { Member } from '../../adapters/directory/directory.ts';
import { canonicalJson } from '../../adapters/fhir/canonical.ts';
import type { FhirRefusal } from '../../adapters/fhir/refusal.ts';
import { refusal } from '../../adapters/fhir/refusal.ts';
import { parseResource } from '../../adapters/fhir/schema/parse-resource.ts';
import { doneAt, taskIn } from '../../adapters/fhir/task-in.ts';
import { DEFAULT_SYSTEMS } from '../../adapters/lifecare/message-systems.ts';
import { findCommand } from '../../adapters/store/command-rows.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { actorOf, memberOf } from '../auth/signed-in.ts';
import { Refused } from '../command-errors.ts';
import type { Deps } from '../deps.ts';
import { errorRow } from '../errors.ts';
import { kindOf } from '../kinds/kinds.ts';
import { answerWritten } from './answer.ts';
import { ifMatch, requireMatch } from './if-match.ts';
import { notFound } from './not-found.ts';
import { readOne, readTask, type TaskRead } from './reading/read-one.ts';

/** A duty is met through its Task: the table says which update is which command. */
export function taskRoute(deps: Deps): Router {
  const router = Router();
  router.put('/Task/:id', async (request, response) => {
    const member = memberOf(request);
    const { id } = request.params;
    const sent = parseResource<Task>('Task', request.body);
    if (sent.id !== id) throw refusal(400, 'invariant', 'Id i innehållet ska vara det som står i adressen.', 'Task.id');
    const before = await readTask(deps, member, id);
    if (!before) throw await notADuty(deps, member, id);
    const held = ifMatch(request);
    if (held === undefined) throw refusal(412, 'required', 'Skicka If-Match med den version du har läst.');
    const by = actorOf(request);
    const commandId = `fhir-${deps.ring.hash(['task', id, String(held), request.get('idempotency-key') ?? '', canonicalJson(sent)].join('|')).slice(0, 32)}`;
    const isRepeated = (await findCommand(deps.db, by.hsaId, commandId)) !== null;
    if (!isRepeated) {
      requireMatch(held, before.item.version.number);
      await send(deps, before, sent, {
        commandId,
        by,
        occurredAt: doneAt(sent) ?? (deps.now() as Instant),
        isGuarded: held !== 'any',
      });
    }
    const after = await readTask(deps, member, id);
    await answerWritten(deps, request, response, { status: 200, item: after?.item, remarks: [] });
  });
  return router;
}

/** What a unit is to do by a plan is reported where the plan is. */
async function notADuty(deps: Deps, member: Member, id: string): Promise<FhirRefusal> {
  return (await readOne(deps, member, 'Task', id))
    ? refusal(422, 'business-rule', 'Uppgiften visar en insats i en plan och kan inte ändras här.', 'Task')
    : notFound();
}

interface Sending {
  commandId: string;
  by: ReturnType<typeof actorOf>;
  occurredAt: Instant;
  isGuarded: boolean;
}

async function send(deps: Deps, { item, duty, seen }: TaskRead, sent: Task, sending: Sending): Promise<void> {
  const { tasks } = kindOf(seen.kind);
  const row = Object.hasOwn(tasks.table, duty.code) ? tasks.table[duty.code] : undefined;
  if (!row) throw refusal(422, 'business-rule', 'Uppgiften kan inte slutföras här.', 'Task');
  const values = taskIn(sent, item.resource() as Task, row, DEFAULT_SYSTEMS.base);
  const { commandId, by, occurredAt, isGuarded } = sending;
  const reason = typeof values['reason'] === 'string' ? values['reason'] : undefined;
  try {
    await deps.commands.send(
      { caseId: seen.id, kind: seen.kind },
      {
        type: row.command,
        data: tasks.data(deps.directory, row, duty, values, seen.view),
        commandId,
        by,
        channel: 'fhir',
        occurredAt,
        ...(isGuarded ? { basedOn: { thing: duty.id, number: duty.version } } : {}),
        ...(reason === undefined ? {} : { reason }),
      },
    );
  } catch (error) {
    throw error instanceof Refused ? refusedUpdate(error) : error;
  }
}

/** A change by someone else in between is a stale If-Match; a refusal by the rules of the duty is a business rule. */
function refusedUpdate({ rejection }: Refused): FhirRefusal {
  const { status, text, rule } = errorRow(rejection.code, {
    ...rejection.params,
    ...(rejection.field ? { field: rejection.field } : {}),
  });
  if (rejection.code === 'changed-since') return refusal(412, 'conflict', text);
  return status === 403
    ? refusal(403, 'forbidden', text)
    : refusal(422, 'business-rule', rule === undefined ? text : `${text} ${rule}`, 'Task');
}
