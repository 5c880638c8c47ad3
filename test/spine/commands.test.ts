import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import { readLog } from '../../adapters/store/case-reader.ts';
import { Refused } from '../../api/command-errors.ts';
import { isRejection } from '../../domain/process/rejection.ts';
import { admission, beginPlanning, newCaseId, PLANNER } from '../support/commands.ts';
import { becomesQuiet, historyTypes, openCase } from '../support/opened-case.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  hub = await startTestHub({ env: { SAMORDNA_PARTNER_PORT: new URL(receiver.url).port } });
}, 60_000);
afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
});

function target(caseId: string) {
  return { caseId, kind: 'discharge', claims: [`claim-${caseId}`] };
}

describe('commands', () => {
  test('twenty copies at once are carried out once and answered alike', async () => {
    const { caseId } = await openCase(hub);
    const command = beginPlanning(caseId, 'SE0000000003-1001');
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => hub.deps.commands.send(target(caseId), command)),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const begun = (await readLog(hub.deps.db, hub.deps.ring, caseId)).filter((event) => event.type === 'planningBegun');
    expect(begun).toHaveLength(1);
  });

  test('twenty openings of one care episode at once become one case, which the others are told of', async () => {
    const openings = Array.from({ length: 8 }, () => newCaseId());
    const shared = `claim-shared-${openings[0]}`;
    const outcomes = await Promise.allSettled(
      openings.map((caseId) =>
        hub.deps.commands.send({ caseId, kind: 'discharge', claims: [shared] }, admission(caseId, `draft-${caseId}`)),
      ),
    );
    const accepted = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(accepted).toHaveLength(1);
    const winner = accepted[0]?.value.caseId;
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toBeInstanceOf(Refused);
        expect((outcome.reason as Refused).rejection).toMatchObject({
          code: 'claim-taken',
          params: { caseId: winner },
        });
      }
    }
    for (const caseId of openings) {
      if (caseId === winner) continue;
      const describe = hub.hub.client.workflow.getHandle(caseId).describe();
      await waitFor(
        'the empty run to end',
        async () => {
          const status = await describe.then(
            ({ status: found }) => found.name,
            (error: unknown) => (error instanceof WorkflowNotFoundError ? 'COMPLETED' : 'unknown'),
          );
          return (
            status === 'COMPLETED' ||
            (await hub.hub.client.workflow.getHandle(caseId).describe()).status.name === 'COMPLETED'
          );
        },
        20_000,
      );
    }
  }, 60_000);

  test('the same id with another content is refused, and the first content stands', async () => {
    const { caseId } = await openCase(hub);
    const command = beginPlanning(caseId, 'SE0000000003-1001');
    await hub.deps.commands.send(target(caseId), command);
    const other = { ...command, reason: 'en annan' };
    await expect(hub.deps.commands.send(target(caseId), other)).rejects.toMatchObject({
      rejection: { code: 'command-id-reused' },
    });
  });

  test('an ordinary refusal leaves the history as it was', async () => {
    const { caseId } = await openCase(hub);
    const unknown = { ...beginPlanning(caseId, 'SE0000000003-1001'), type: 'noSuchCommand' };
    await becomesQuiet(hub, caseId);
    const before = await historyTypes(hub, caseId);
    await expect(hub.deps.commands.send(target(caseId), unknown)).rejects.toBeInstanceOf(Refused);
    expect(await historyTypes(hub, caseId)).toEqual(before);
  });

  test('a start that is refused leaves no run', async () => {
    const caseId = newCaseId();
    const refused = { ...admission(caseId, 'draft'), type: 'beginPlanning', data: { unit: 'SE0000000003-1001' } };
    await expect(hub.deps.commands.send(target(caseId), refused)).rejects.toBeInstanceOf(Refused);
    await expect(hub.hub.client.workflow.getHandle(caseId).describe()).rejects.toBeInstanceOf(WorkflowNotFoundError);
  });

  test('many people at once in one case are taken one at a time, each once', async () => {
    const { caseId } = await openCase(hub);
    const units = ['SE0000000003-1001', 'SE0000000002-1001'];
    const outcomes = await Promise.allSettled(
      units.flatMap((unit) =>
        [1, 2, 3].map((n) =>
          hub.deps.commands.send(target(caseId), {
            ...beginPlanning(caseId, unit),
            commandId: `many-${unit}-${n}-${caseId}`,
          }),
        ),
      ),
    );
    const events = await readLog(hub.deps.db, hub.deps.ring, caseId);
    expect(events.map((event) => event.number)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === 'planningBegun')).toHaveLength(2);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(isRejection((outcome.reason as Refused).rejection)).toBe(true);
    }
  });

  test('a command costs six events of history and a refused one none', async () => {
    const { caseId } = await openCase(hub);
    await becomesQuiet(hub, caseId);
    const opened = await historyTypes(hub, caseId);
    const command = {
      ...beginPlanning(caseId, 'SE0000000003-1001'),
      // One that nobody is told of.
      type: 'informPatient',
      data: { at: Date.now() },
      by: PLANNER,
    };
    await hub.deps.commands.send(target(caseId), command);
    const after = await historyTypes(hub, caseId);
    // Its task (scheduled, started, completed), accepted, the marker of the append, completed.
    expect(after.slice(opened.length)).toEqual([5, 6, 7, 41, 25, 43]);
  });
});
