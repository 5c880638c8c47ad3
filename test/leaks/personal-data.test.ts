import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../domain/calendar/instant.ts';
import { STATE } from '../../workflows/search-attributes.ts';
import { beginPlanning, PERSON } from '../support/commands.ts';
import { openCase } from '../support/opened-case.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { wholeDischarge } from '../support/whole-discharge.ts';
import { storedByEngine, tracesIn, tracesInFolder } from './scan.ts';

const NUMBER = PERSON.identifiers[0]?.value ?? '';

let hub: TestHub;
let receiver: Receiver;
let caseId: string;
let failedCase: string;
let errorTexts: string;

beforeAll(async () => {
  receiver = await startReceiver();
  hub = await startTestHub({ env: { SAMORDNA_PARTNER_PORT: new URL(receiver.url).port } });
  ({ caseId } = await openCase(hub));
  for (const command of wholeDischarge(caseId, Date.now() as Instant)) {
    await hub.deps.commands.send({ caseId, kind: 'discharge' }, command);
  }
  // A case whose messages fail and whose commands are refused leaves failures behind as well.
  receiver.up = false;
  failedCase = (await openCase(hub)).caseId;
  await hub.deps.commands
    .send(
      { caseId: failedCase, kind: 'discharge' },
      { ...beginPlanning(failedCase, 'SE0000000003-1002'), reason: NUMBER },
    )
    .catch(() => undefined);
  await waitFor(
    'a failed attempt',
    async () => {
      const rows = await hub.deps.db.selectFrom('deliveries').selectAll().where('case_id', '=', failedCase).execute();
      return rows.some((row) => row.last_failure !== null);
    },
    30_000,
  );
  const command = { commandId: `c-${NUMBER}`, caseId: NUMBER, type: NUMBER, data: PERSON, occurredAt: NUMBER };
  const answers = [
    await hub.call('planerare', 'POST', '/api/commands', command),
    await hub.call('planerare', 'GET', `/api/commands/${NUMBER}`),
    await hub.call('planerare', 'GET', `/fhir/Patient?identifier=${NUMBER}`),
    await hub.call('journal', 'POST', '/fhir', {
      resourceType: 'Bundle',
      type: 'transaction',
      id: NUMBER,
      entry: [PERSON],
    }),
  ];
  errorTexts = JSON.stringify(answers.map(({ status, headers, body }) => [status, [...headers], body]));
}, 120_000);

afterAll(async () => {
  await hub?.stop();
  await receiver?.close();
});

describe('nothing that identifies a person is found', () => {
  test('in what the engine stores of a case', async () => {
    for (const id of [caseId, failedCase]) expect(tracesIn(await storedByEngine(hub.hub.client, id))).toEqual([]);
  });

  test('in the log', () => {
    expect(hub.logLines.length).toBeGreaterThan(0);
    expect(tracesIn(hub.logLines.join('\n'))).toEqual([]);
  });

  test('in the var folder, the database included', () => {
    expect(tracesInFolder(hub.varFolder)).toEqual({});
  });

  test('in error texts and headers', () => {
    expect(errorTexts).toContain('error');
    expect(tracesIn(errorTexts)).toEqual([]);
  });
});

describe('the scan finds what is planted', () => {
  const name = PERSON.name?.family ?? '';
  test.each([
    ['an id', { workflowId: `planted-${NUMBER}` }],
    ['a task queue', { taskQueue: `queue-of-${NUMBER}` }],
    ['a search attribute', { typedSearchAttributes: [{ key: STATE, value: NUMBER }] }],
    ['arguments', { args: [{ number: NUMBER }] }],
    ['a memo', { memo: { number: NUMBER } }],
  ])('in %s that reaches the engine without the codec', async (_where, planted) => {
    const connection = await Connection.connect({ address: process.env['SAMORDNA_TEST_ENGINE'] ?? '' });
    const plain = new Client({ connection });
    try {
      const workflowId = `planted-${crypto.randomUUID()}`;
      const handle = await plain.workflow.start('none', { workflowId, taskQueue: 'nobody', args: [], ...planted });
      expect(tracesIn(await storedByEngine(plain, handle.workflowId))).toEqual([NUMBER]);
      await handle.terminate();
    } finally {
      await connection.close();
    }
  });

  test('in the message of a failure', async () => {
    const connection = await Connection.connect({ address: process.env['SAMORDNA_TEST_ENGINE'] ?? '' });
    const plain = new Client({ connection });
    try {
      const workflowId = `planted-${crypto.randomUUID()}`;
      const handle = await plain.workflow.start('none', { workflowId, taskQueue: 'nobody', args: [] });
      await handle.terminate(`because of ${name}`);
      expect(tracesIn(await storedByEngine(plain, workflowId))).toEqual([name]);
    } finally {
      await connection.close();
    }
  });

  test('in a log line and in a file', () => {
    expect(tracesIn(JSON.stringify({ msg: `for ${NUMBER.slice(2, 8)}-${NUMBER.slice(8)}` }))).toHaveLength(1);
    const folder = mkdtempSync(join(tmpdir(), 'samordna-planted-'));
    writeFileSync(join(folder, 'rows'), Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(NUMBER)]));
    expect(tracesInFolder(folder)).toEqual({ rows: [NUMBER] });
    rmSync(folder, { recursive: true });
  });
});
