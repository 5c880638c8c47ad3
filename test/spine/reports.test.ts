import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readCase, readLog } from '../../adapters/store/case-reader.ts';
import { claimKey } from '../../adapters/store/claims.ts';
import { findClaim } from '../../adapters/store/fhir-rows.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { openCaseClaim } from '../../domain/process/claims.ts';
import { processActor, type Command } from '../../domain/process/command.ts';
import type { Delivery } from '../../domain/process/delivery.ts';
import { processOf } from '../../domain/processes.ts';
import { bothSidesNeeded, PLANNER } from '../support/commands.ts';
import { openCase } from '../support/opened-case.ts';
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

/** A discharge whose reports to a SIP have been told, and the SIP. */
async function dischargeWithSip(): Promise<{ caseId: string; sipId: string; reports: Delivery[] }> {
  const { caseId } = await openCase(hub);
  await hub.deps.commands.send({ caseId, kind: 'discharge' }, bothSidesNeeded(caseId));
  const reports = await waitFor(
    'the reports',
    async () => {
      const stored = await readCase(hub.deps.db, hub.deps.ring, caseId);
      const all = Object.values(stored?.state.deliveries ?? {}).filter(({ channel }) => channel === 'process');
      return all.length > 0 && all.every(({ status }) => status === 'told') ? all : null;
    },
    20_000,
  );
  const sipId = await findClaim(hub.deps.db, claimKey(hub.deps.ring, openCaseClaim('sip', `p-${caseId}`)));
  if (sipId === null) throw new Error('the report must have begun a SIP');
  return { caseId, sipId, reports };
}

/** The command that a delivery became, as its attempt composes it. */
async function commandOf(caseId: string, item: string): Promise<Command> {
  const stored = await readCase(hub.deps.db, hub.deps.ring, caseId);
  if (!stored) throw new Error('the case must be there');
  const marks = { deceased: false, protection: 'none' as const };
  const composed = processOf(stored.kind).compose(stored.state, item, marks, Date.now() as Instant);
  if (!('report' in composed)) throw new Error('the item must be a report');
  return { ...composed.command, commandId: item, by: processActor(caseId), channel: 'hub' };
}

test('a discharge that needs a plan begins one; the same report again is answered as the first time', async () => {
  const { caseId, sipId, reports } = await dischargeWithSip();
  const target = { caseId: sipId, kind: 'sip' };
  const before = await readLog(hub.deps.db, hub.deps.ring, sipId);
  for (const { item } of reports) {
    const command = await commandOf(caseId, item);
    const again = await hub.deps.commands.send(target, command);
    expect(await hub.deps.commands.send(target, command)).toEqual(again);
  }
  const after = await readLog(hub.deps.db, hub.deps.ring, sipId);
  const reported = after.filter(({ type }) => type === 'dischargeReported');
  expect(reported.length).toBeGreaterThan(0);
  expect(reported).toEqual(before.filter(({ type }) => type === 'dischargeReported'));
  expect(reported.every(({ by }) => by.kind === 'process' && by.hsaId === caseId)).toBe(true);
});

test('nobody but a process gives a report', async () => {
  const { caseId, sipId, reports } = await dischargeWithSip();
  const command = await commandOf(caseId, reports[0]?.item ?? '');
  const forged = { ...command, by: PLANNER, commandId: `forged-${caseId}` };
  await expect(hub.deps.commands.send({ caseId: sipId, kind: 'sip' }, forged)).rejects.toMatchObject({
    rejection: { code: 'unknown-command' },
  });
});
