import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Task, TaskOutput } from 'fhir/r4.js';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { fhir, type Asking, type FhirAnswer } from './fhir-client.ts';
import {
  encounter,
  example,
  judgement,
  LINDEN,
  minutes,
  practitioner,
  ready,
  SJOVIK,
  transaction,
} from './payloads.ts';

const OUTPUT = 'https://samordna.example/fhir/CodeSystem/task-output';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);

afterAll(async () => {
  await hub?.stop();
});

async function admit(key: string, extension = [judgement([SJOVIK, LINDEN]), ready(minutes(-30))]): Promise<string> {
  const answer = await fhir(hub, 'POST', '', { user: 'journal', body: transaction(encounter(key, { extension })) });
  return answer.body.entry[1].response.location.split('/').at(-3);
}

async function taskOf(user: string, stay: string, code: string): Promise<Task> {
  return waitFor(
    `the task ${code}`,
    async () => (await fhir(hub, 'GET', `/Task?encounter=${stay}&code=${code}`, { user })).body.entry?.[0]?.resource,
    20_000,
  );
}

async function complete(user: string, task: Task, output: TaskOutput[] = [], more: Asking = {}): Promise<FhirAnswer> {
  const version = task.meta?.versionId ?? '';
  return fhir(hub, 'PUT', `/Task/${task.id}`, {
    user,
    body: { ...task, status: 'completed', ...(output.length > 0 ? { output } : {}) },
    ...more,
    headers: { 'if-match': `W/"${version}"`, ...more.headers },
  });
}

/** What an update needs of the Task that was read. */
function idOf({ id, meta }: Task): Pick<Task, 'id' | 'meta'> {
  return { ...(id === undefined ? {} : { id }), ...(meta ? { meta } : {}) };
}

function exampleTask(name: string): Task {
  return example(name) as unknown as Task;
}

function output(code: string, value: object): TaskOutput {
  return { type: { coding: [{ system: OUTPUT, code }] }, ...value };
}

describe('a duty is met by its Task', () => {
  test('planning is begun by the unit, and the Task is then completed and no longer found', async () => {
    const stay = await admit('begins');
    const task = await taskOf('sjovik', stay, 'beginPlanning');
    const answer = await complete('sjovik', { ...exampleTask('task-begin-planning.json'), ...idOf(task) });
    expect([answer.status, answer.body.status]).toEqual([200, 'completed']);
    expect(Number(answer.body.meta.versionId)).toBeGreaterThan(Number(task.meta?.versionId));
    expect((await fhir(hub, 'GET', `/Task?encounter=${stay}&code=beginPlanning`, { user: 'sjovik' })).body.total).toBe(
      0,
    );
    expect((await fhir(hub, 'GET', `/Task/${task.id}`, { user: 'sjovik' })).body.status).toBe('completed');
  });

  test('a care contact is appointed by the head of operations', async () => {
    const stay = await admit('appoints');
    const task = await taskOf('vardcentralschef', stay, 'appointCareContact');
    const sent = { ...exampleTask('task-appoint-care-contact.json'), ...idOf(task) };
    const answer = await complete('vardcentralschef', sent);
    expect([answer.status, answer.body.status]).toEqual([200, 'completed']);
    const seen = await fhir(hub, 'GET', `/Encounter/${stay}`, { user: 'vardkontakt' });
    expect(seen.body.participant[0].individual.identifier.value).toBe('SE0000000001-A202');
  });

  test('a secrecy check lets the ready notice go', async () => {
    const stay = await admit('checks');
    const task = await taskOf('planerare', stay, 'secrecyCheck');
    const answer = await complete('planerare', task, [
      output('outcome', { valueCode: 'no-hindrance' }),
      output('by', { valueReference: practitioner('SE0000000001-A001') }),
      output('at', { valueDateTime: minutes(-1) }),
    ]);
    expect([answer.status, answer.body.issue]).toEqual([200, undefined]);
    const told = await waitFor(
      'the unit told of ready',
      async () => {
        const seen = await fhir(hub, 'GET', `/Encounter/${stay}`, { user: 'sjovik' });
        return seen.text.includes('ready-for-discharge') && seen.body;
      },
      20_000,
    );
    expect(told).not.toHaveProperty('period');
  });
});

describe('a Task update is refused', () => {
  test('without If-Match, with an old version, without a body of the right id', async () => {
    const stay = await admit('guards');
    const task = await taskOf('sjovik', stay, 'beginPlanning');
    const body = { ...task, status: 'completed' };
    expect((await fhir(hub, 'PUT', `/Task/${task.id}`, { user: 'sjovik', body })).status).toBe(412);
    expect((await complete('sjovik', task, [], { headers: { 'if-match': 'W/"1"' } })).status).toBe(412);
    expect((await fhir(hub, 'PUT', '/Task/other', { user: 'sjovik', body, headers: { 'if-match': '*' } })).status).toBe(
      400,
    );
  });

  test("of a duty that is not one's own as of one that does not exist", async () => {
    const stay = await admit('strangers');
    const task = await taskOf('sjovik', stay, 'beginPlanning');
    const mine = await complete('bistand', task);
    const never = await complete('bistand', { ...task, id: `${task.id}9` });
    expect([mine.status, mine.text]).toEqual([404, never.text]);
  });

  test('in any other shape, by a role that may not, and when it is done already', async () => {
    const stay = await admit('shapes');
    const task = await taskOf('sjovik', stay, 'beginPlanning');
    const headers = { 'if-match': `W/"${task.meta?.versionId}"` };
    for (const body of [{ ...task, status: 'rejected' }, { ...task, status: 'completed', description: 'x' }, task]) {
      const answer = await fhir(hub, 'PUT', `/Task/${task.id}`, { user: 'sjovik', body, headers });
      expect([answer.status, answer.body.issue[0].code]).toEqual([422, 'business-rule']);
    }
    const appoint = await taskOf('vardkontakt', stay, 'appointCareContact');
    const careContact = output('careContact', { valueReference: practitioner('SE0000000001-A202') });
    expect((await complete('vardkontakt', appoint, [careContact])).status).toBe(403);
    const done = await complete('sjovik', task);
    expect((await complete('sjovik', done.body)).status).toBe(422);
  });

  test('but the same one sent again is answered as the first time', async () => {
    const stay = await admit('repeats');
    const task = await taskOf('sjovik', stay, 'beginPlanning');
    expect((await complete('sjovik', task)).status).toBe(200);
    expect((await complete('sjovik', task)).status).toBe(200);
  });

  test('of two at once, one is met and the other is too late', async () => {
    const stay = await admit('races');
    const task = await taskOf('planerare', stay, 'stateEstimate');
    const answers = await Promise.all(
      [2, 3].map(async (days) =>
        complete('planerare', task, [output('estimatedDischargeAt', { valueDateTime: minutes(days * 24 * 60) })]),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses[0]).toBe(200);
    expect([412, 422]).toContain(statuses[1]);
  });
});

describe('preferences', () => {
  test('minimal, OperationOutcome or the Task itself', async () => {
    const stay = await admit('prefers');
    const task = await taskOf('sjovik', stay, 'beginPlanning');
    const minimal = await complete('sjovik', task, [], { headers: { prefer: 'return=minimal' } });
    expect([minimal.status, minimal.text]).toEqual([200, '']);
    expect(minimal.headers.get('etag')).toMatch(/^W\/"\d+"$/);
    const other = await taskOf('planerare', stay, 'stateEstimate');
    const told = await complete(
      'planerare',
      other,
      [output('estimatedDischargeAt', { valueDateTime: minutes(2_880) })],
      {
        headers: { prefer: 'return=OperationOutcome' },
      },
    );
    expect([told.status, told.body.resourceType]).toEqual([200, 'OperationOutcome']);
  });
});
