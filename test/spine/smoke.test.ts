import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../domain/calendar/instant.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub?.stop());

test('an admission is stored, answered once and for all, and read by its command id', async () => {
  const ward = { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' };
  const command = {
    type: 'reportEncounter',
    data: { personId: 'p1', ward, judgement: { units: [{ unit: 'SE0000000003-1001', party: 'SE0000000003-1000', channel: 'workList' }] } },
    commandId: `c-${crypto.randomUUID()}`,
    by: { kind: 'system' as const, hsaId: 'SE0000000001-S001', party: ward.party, unit: ward.unit, roles: ['system' as const] },
    channel: 'fhir' as const,
    occurredAt: (Date.now() - 60_000) as Instant,
  };
  const caseId = `d${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
  const t0 = Date.now();
  const first = await hub.deps.commands.send({ caseId, kind: 'discharge', claims: ['k1'] }, command);
  console.log('first', Date.now() - t0, JSON.stringify(first));
  const again = await hub.deps.commands.send({ caseId, kind: 'discharge', claims: ['k1'] }, command);
  expect(again).toEqual(first);
  const history = await hub.hub.client.workflow.getHandle(caseId).fetchHistory();
  console.log(history.events?.map((e) => e.eventType).join(','));
  const stored = await hub.call('journal', 'GET', `/api/commands/${command.commandId}`);
  expect(stored.body).toEqual(first);
  const t1 = Date.now();
  const next = await hub.call('sjovik', 'POST', '/api/commands', {
    commandId: 'c-12345678', caseId, type: 'beginPlanning', data: { unit: 'SE0000000003-1001' }, occurredAt: new Date().toISOString(),
  });
  console.log('second', Date.now() - t1, JSON.stringify(next.body));
  const refused = await hub.call('sjovik', 'POST', '/api/commands', {
    commandId: 'c-12345679', caseId, type: 'beginPlanning', data: { unit: 'SE0000000003-1001' }, occurredAt: new Date().toISOString(),
  });
  console.log(JSON.stringify(refused));
  console.log(hub.logLines.join(''));
}, 60_000);
