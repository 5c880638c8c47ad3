import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLog } from '../../adapters/store/case-reader.ts';
import { newKeyRingContent } from '../../adapters/keys/key-ring.ts';
import type { Command } from '../../domain/process/command.ts';
import { admission, beginPlanning, newCaseId, PLANNER } from '../support/commands.ts';
import { becomesQuiet, openCase } from '../support/opened-case.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';

let receiver: Receiver;
const hubs: TestHub[] = [];

beforeAll(async () => {
  receiver = await startReceiver();
  const queue = `two-${crypto.randomUUID()}`;
  const env = { SAMORDNA_PARTNER_PORT: new URL(receiver.url).port, SAMORDNA_KEYS: JSON.stringify(newKeyRingContent()) };
  for (let n = 0; n < 2; n += 1) hubs.push(await startTestHub({ queue, env }));
}, 60_000);

afterAll(async () => {
  for (const hub of hubs) await hub.stop();
  await receiver?.close();
}, 60_000);

function both(n: number): TestHub {
  const hub = hubs[n % 2];
  if (!hub) throw new Error('both hubs must be up');
  return hub;
}

test('two hubs on one database and one engine carry out every command once, in a log without holes', async () => {
  const caseIds = await Promise.all(
    Array.from({ length: 6 }, (_, n) => openCase(both(n)).then(({ caseId }) => caseId)),
  );
  const work = caseIds.flatMap((caseId) => {
    const said: Command = {
      ...beginPlanning(caseId, 'SE0000000003-1001'),
      type: 'recordBothSides',
      data: { needed: true, by: 'SE0000000001-A002' },
      commandId: `sides-${caseId}`,
      by: PLANNER,
    };
    return [beginPlanning(caseId, 'SE0000000003-1001'), beginPlanning(caseId, 'SE0000000002-1001'), said].flatMap(
      (command) =>
        // Every command comes to both hubs at once.
        [0, 1].map((n) => both(n).deps.commands.send({ caseId, kind: 'discharge' }, command)),
    );
  });
  await Promise.all(work);
  for (const caseId of caseIds) {
    await becomesQuiet(both(0), caseId);
    const log = await readLog(both(0).deps.db, both(0).deps.ring, caseId);
    expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
    expect(log.filter(({ type }) => type === 'planningBegun')).toHaveLength(2);
    const items = log.filter(({ type }) => type === 'deliveryRequested').map(({ eventId }) => eventId);
    for (const item of items) {
      expect(receiver.order.filter((arrived) => arrived === item).length).toBeLessThanOrEqual(1);
    }
  }
}, 60_000);

test('one care episode that is reported to both hubs at once becomes one case', async () => {
  const ids = [newCaseId(), newCaseId()];
  const shared = [`claim-of-${ids[0]}`];
  const outcomes = await Promise.allSettled(
    ids.map((caseId, n) =>
      both(n).deps.commands.send({ caseId, kind: 'discharge', claims: shared }, admission(caseId, 'none')),
    ),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('one of the hubs sweeps, the other leaves it alone', async () => {
  const leases = await both(0).deps.db.selectFrom('leases').selectAll().where('name', '=', 'sweeps').execute();
  expect(leases).toHaveLength(1);
});
