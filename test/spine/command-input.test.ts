import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCase } from '../support/opened-case.ts';
import { personMarksOf } from '../support/person-marks.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';

let hub: TestHub;
let receiver: Receiver;
let caseId: string;

beforeAll(async () => {
  receiver = await startReceiver();
  hub = await startTestHub({ env: { SAMORDNA_PARTNER_PORT: new URL(receiver.url).port } });
  ({ caseId } = await openCase(hub));
}, 60_000);
afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
});

function post(user: string, change: Record<string, unknown>) {
  const occurredAt = new Date(Date.now() - 1_000).toISOString();
  return hub.call(user, 'POST', '/api/commands', {
    commandId: `c-${crypto.randomUUID()}`,
    caseId,
    type: 'changeEstimate',
    data: { estimatedDischargeAt: new Date(Date.now() + 3_600_000).toISOString() },
    occurredAt,
    ...change,
  });
}

test.each([
  ['a command that does not exist', { type: 'noSuchCommand' }, 422, 'unknown-command', 'type'],
  ['a command that only the hub gives', { type: 'deliveryOutcomes', data: {} }, 422, 'unknown-command', 'type'],
  ['the passing of time', { type: 'clock', data: {} }, 422, 'unknown-command', 'type'],
  ['data that is missing', { data: {} }, 422, 'invalid-input', 'data.estimatedDischargeAt'],
  ['a time without a zone', { occurredAt: '2026-11-20T10:00:00' }, 422, 'invalid-input', 'occurredAt'],
  [
    'a time in data without a zone',
    { data: { estimatedDischargeAt: '2026-11-20T10:00' } },
    422,
    'invalid-input',
    'data.estimatedDischargeAt',
  ],
  [
    'data that nobody asked for',
    { type: 'beginPlanning', data: { unit: 'SE0000000003-1001', name: 'x' } },
    422,
    'invalid-input',
    'data',
  ],
  ['an id that is too short', { commandId: 'c' }, 422, 'invalid-input', 'commandId'],
  ['a case that does not exist', { caseId: 'd0' }, 404, 'not-found', 'caseId'],
  [
    'a time in the future',
    { occurredAt: new Date(Date.now() + 3_600_000).toISOString() },
    422,
    'time-in-future',
    'occurredAt',
  ],
])('%s is refused with its code and field, and nothing is stored', async (_name, change, status, code, field) => {
  const before = await hub.deps.db.selectFrom('events').selectAll().where('case_id', '=', caseId).execute();
  const { status: answered, body } = await post('planerare', change);
  expect({ answered, code: body.error.code, field: body.error.field }).toEqual({ answered: status, code, field });
  expect(body.error.text.length).toBeGreaterThan(10);
  const after = await hub.deps.db.selectFrom('events').selectAll().where('case_id', '=', caseId).execute();
  expect(after.filter(({ sender }) => sender === 'SE0000000001-A001')).toEqual(
    before.filter(({ sender }) => sender === 'SE0000000001-A001'),
  );
});

test('a case of another party answers exactly as one that does not exist', async () => {
  const hidden = await post('psykplanerare', {});
  const unknown = await post('psykplanerare', { caseId: 'd0' });
  expect(hidden.status).toBe(404);
  expect(hidden.body).toEqual(unknown.body);
  const names = (headers: Headers) => [...headers.keys()].toSorted();
  expect(names(hidden.headers)).toEqual(names(unknown.headers));
});

test('a mark that staff set counts for the next case of the person too', async () => {
  const { status } = await post('planerare', { type: 'markPerson', data: { protection: 'sekretessmarkering' } });
  expect(status).toBe(200);
  expect(await personMarksOf(hub, caseId)).toMatchObject({ deceased: false, protection: 'other' });
});

test('an id that was used for one case is refused for another, though all else is the same', async () => {
  const other = (await openCase(hub)).caseId;
  const said = {
    commandId: `c-${crypto.randomUUID()}`,
    type: 'beginPlanning',
    data: { unit: 'SE0000000003-1001' },
    occurredAt: new Date(Date.now() - 1_000).toISOString(),
  };
  const first = await post('sjovik', said);
  expect([first.status, first.body.caseId]).toEqual([200, caseId]);
  const wrong = await post('sjovik', { ...said, caseId: other });
  expect([wrong.status, wrong.body.error?.code, wrong.body.error?.field]).toEqual([
    409,
    'command-id-reused',
    'commandId',
  ]);
  expect((await post('sjovik', said)).body).toEqual(first.body);
});
