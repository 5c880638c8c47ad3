import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AttemptDelivery } from '../../activities/attempt-delivery.ts';
import { fixedPolicies } from '../../activities/policies.ts';
import { readCase, readLog } from '../../adapters/store/case-reader.ts';
import { claimKey } from '../../adapters/store/claims.ts';
import { findClaim } from '../../adapters/store/fhir-rows.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { openCaseClaim } from '../../domain/process/claims.ts';
import { bothSidesNeeded } from '../support/commands.ts';
import { nationalLaw } from '../support/law-alone.ts';
import { openCase } from '../support/opened-case.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { wholeDischarge } from '../support/whole-discharge.ts';

let hub: TestHub;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  hub = await startTestHub({
    env: { SAMORDNA_PARTNER_PORT: new URL(receiver.url).port },
    policies: fixedPolicies({ ...nationalLaw, retry: { firstMinutes: 0.02, maxMinutes: 0.05 } }),
    wraps: { attemptDelivery: unreliable },
  });
}, 60_000);
afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
});

/** The first attempt at an item fails: at every other item before it is made, else when it has been. */
function unreliable(inner: AttemptDelivery): AttemptDelivery {
  let items = 0;
  return async (attempt) => {
    if (attempt.attempt > 1) return inner(attempt);
    items += 1;
    if (items % 2 === 0) await inner(attempt);
    return { kind: 'failed', reason: 'no-answer-in-time' };
  };
}

test('reports that fail, or whose outcome is lost, come once each and in the order in which they came about', async () => {
  const { db, ring, commands } = hub.deps;
  const { caseId } = await openCase(hub);
  for (const command of wholeDischarge(caseId, Date.now() as Instant)) {
    const given = command.type === 'recordBothSides' ? bothSidesNeeded(caseId) : command;
    await commands.send({ caseId, kind: 'discharge' }, given);
  }
  const reports = await waitFor(
    'the reports',
    async () => {
      const deliveries = Object.values((await readCase(db, ring, caseId))?.state.deliveries ?? {});
      const all = deliveries.filter(({ channel }) => channel === 'process');
      return all.length > 2 && all.every(({ status }) => status === 'told') ? all : null;
    },
    40_000,
  );
  expect(reports.every(({ attempt }) => attempt > 1)).toBe(true);
  const sipId = await findClaim(db, claimKey(ring, openCaseClaim('sip', `p-${caseId}`)));
  const log = await readLog(db, ring, sipId ?? '');
  const heard = log.filter(({ type }) => type === 'dischargeReported').map(({ commandId }) => commandId);
  expect(heard).toEqual(reports.sort((a, b) => a.requestedNumber - b.requestedNumber).map(({ item }) => item));
});
