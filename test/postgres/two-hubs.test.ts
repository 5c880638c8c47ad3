import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLog } from '../../adapters/store/case-reader.ts';
import { newCaseIdOf } from '../../adapters/store/case-id.ts';
import { newKeyRingContent } from '../../adapters/keys/key-ring.ts';
import { admission, beginPlanning, bothSidesNeeded, newCaseId } from '../support/commands.ts';
import { becomesQuiet, openCase } from '../support/opened-case.ts';
import { openSip } from '../support/sip.ts';
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
    const said = bothSidesNeeded(caseId);
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

test('two plans of one person that begin in the same second, one at each hub, become one', async () => {
  for (let round = 0; round < 5; round += 1) {
    const personId = `p-${crypto.randomUUID()}`;
    const outcomes = await Promise.allSettled([0, 1].map((n) => openSip(both(n), newCaseIdOf('sip'), personId)));
    const begun = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(begun).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { rejection: { code: 'claim-taken', params: { caseId: begun[0] } } },
    });
  }
}, 60_000);

test('one of the hubs sweeps, the other leaves it alone', async () => {
  const leases = await both(0).deps.db.selectFrom('leases').selectAll().where('name', '=', 'sweeps').execute();
  expect(leases).toHaveLength(1);
});
