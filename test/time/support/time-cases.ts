import type proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { readCase, readLog } from '../../../adapters/store/case-reader.ts';
import type { Reply } from '../../../activities/commit-contract.ts';
import { OutcomeUnknown } from '../../../api/command-errors.ts';
import type { CaseTarget } from '../../../api/command-service.ts';
import type { Actor, Command } from '../../../domain/process/command.ts';
import type { Duty } from '../../../domain/process/duty.ts';
import type { ProcessEvent } from '../../../domain/process/event.ts';
import type { CaseState } from '../../../domain/process/state.ts';
import { processOf } from '../../../domain/processes.ts';
import { positionQuery } from '../../../workflows/messages.ts';
import { waitFor } from '../../support/wait.ts';
import { instantIn, swedish } from './swedish-time.ts';
import type { TimeHub } from './time-hub.ts';

type History = proto.temporal.api.history.v1.IHistory;

/** Moves the time to an hour in Sweden, and waits until every case has done what that hour asks of it. */
export async function goTo(hub: TimeHub, text: string): Promise<void> {
  await hub.clock.skipTo(instantIn(text));
  await settled(hub);
}

/** Gives a command as it is said now, and once more under the same id when no answer came in time. */
export async function say(
  hub: TimeHub,
  target: CaseTarget,
  type: string,
  data: unknown,
  by: Actor,
  commandId: string = crypto.randomUUID(),
): Promise<Reply> {
  const occurredAt = await hub.clock.ask();
  const command: Command = { type, data, commandId, by, channel: 'console', occurredAt };
  const reply = await hub.commands.send(target, command).catch((error: unknown) => {
    if (error instanceof OutcomeUnknown) return hub.commands.send(target, command);
    throw error;
  });
  await settled(hub);
  return reply;
}

/** No case has anything left to do at this hour. */
async function settled(hub: TimeHub): Promise<void> {
  const cases = await hub.db.selectFrom('cases').select(['id']).where('open', '=', true).execute();
  for (const { id } of cases) {
    await waitFor(
      `${id} to be done`,
      async () => {
        const { attempting, nextWake, inDoubt } = await hub.client.workflow.getHandle(id).query(positionQuery);
        return attempting === 0 && !inDoubt && (nextWake === null || nextWake > (await hub.clock.ask()));
      },
      30_000,
    );
  }
}

export async function stateOf<S extends CaseState>({ db, ring }: TimeHub, caseId: string): Promise<S> {
  const found = await readCase(db, ring, caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.state as S;
}

export function logOf({ db, ring }: TimeHub, caseId: string): Promise<ProcessEvent[]> {
  return readLog(db, ring, caseId);
}

/** Duties of a code as the rules see them now. */
export async function dutiesOf(hub: TimeHub, caseId: string, code: string): Promise<Duty[]> {
  const found = await readCase(hub.db, hub.ring, caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  const { policy } = hub.policies.current(found.kind, found.state, await hub.clock.ask());
  return processOf(found.kind)
    .duties(found.state, policy)
    .filter((duty) => duty.code === code);
}

/** How long after its time a step may be recorded: a wake that has passed already rings after a second, and a busy machine takes its time. */
const LATEST_MS = 60_000;

/** Reminders and escalations of duties of a code, as the hour in Sweden, kind and role. Throws when one was given at another time. */
export async function stepsGiven(hub: TimeHub, caseId: string, code: string): Promise<string[]> {
  const events = await logOf(hub, caseId);
  const given = events.filter(
    ({ type, data }) =>
      (type === 'dutyReminded' || type === 'dutyEscalated') && (data as { code: string }).code === code,
  );
  return given.map(({ type, data, recordedAt }) => {
    const { to, stepAt } = data as { to: string; stepAt: number };
    const step = `${swedish(stepAt)} ${type === 'dutyReminded' ? 'remind' : 'escalate'} ${to}`;
    if (recordedAt < stepAt || recordedAt > stepAt + LATEST_MS) throw new Error(`${step} came ${swedish(recordedAt)}`);
    return step;
  });
}

/** When the first duty of a code is due, and from when it is breached. */
export async function dueOf(hub: TimeHub, caseId: string, code: string): Promise<string[]> {
  const { due } = (await dutiesOf(hub, caseId, code))[0] ?? {};
  return [due?.shown, due?.breachedAfter].map((at) => (at === undefined ? 'never' : swedish(at)));
}

/** Every run of the case that is in the engine, oldest first. */
export async function runsOf({ client }: TimeHub, caseId: string): Promise<History[]> {
  const runs: History[] = [];
  let runId: string | undefined = (await client.workflow.getHandle(caseId).describe()).runId;
  while (runId) {
    const history: History = await client.workflow.getHandle(caseId, runId).fetchHistory();
    runs.unshift(history);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return runs;
}

/** Runs every history again with today's code; throws at the first that comes out otherwise. Gives how many there were. */
export async function replayAll(hub: TimeHub): Promise<number> {
  const cases = await hub.db.selectFrom('cases').select(['id']).execute();
  let count = 0;
  for (const { id } of cases) {
    for (const history of await runsOf(hub, id)) {
      await Worker.runReplayHistory(hub.replay, history, id);
      count += 1;
    }
  }
  return count;
}
