import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevServer, type DevServer } from '../../adapters/engine/dev-server.ts';
import { freePort } from '../../adapters/engine/free-port.ts';
import { readLog } from '../../adapters/store/case-reader.ts';
import { RETENTION_DAYS, SEARCH_ATTRIBUTES } from '../../temporal.config.ts';
import { beginPlanning, newCaseId } from '../support/commands.ts';
import { becomesQuiet, openCase } from '../support/opened-case.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';

const folder = mkdtempSync(join(tmpdir(), 'samordna-engine-'));
let port: number;
let engine: DevServer;
let hub: TestHub;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
  port = await freePort();
  engine = await startEngine(port);
  hub = await startTestHub({ engine: engine.address, env: { SAMORDNA_PARTNER_PORT: new URL(receiver.url).port } });
}, 60_000);

afterAll(async () => {
  await hub?.stop();
  await engine?.stop();
  await receiver?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function startEngine(port: number): Promise<DevServer> {
  return startDevServer({
    binary: process.env['TEMPORAL_CLI_PATH'] ?? 'temporal',
    dbFile: join(folder, 'engine.db'),
    port,
    uiPort: undefined,
    namespace: 'default',
    searchAttributes: SEARCH_ATTRIBUTES,
    retentionDays: RETENTION_DAYS,
    log: () => undefined,
  });
}

test('while the engine is away a command is not lost; once it is back the case goes on', async () => {
  const { caseId } = await openCase(hub);
  await becomesQuiet(hub, caseId);
  const command = beginPlanning(caseId, 'SE0000000003-1001');
  const send = () =>
    hub.call('sjovik', 'POST', '/api/commands', {
      commandId: command.commandId,
      caseId,
      type: command.type,
      data: command.data,
      occurredAt: new Date(command.occurredAt).toISOString(),
    });

  await engine.stop();
  const began = Date.now();
  const away = await send();
  expect(away.status).toBe(503);
  expect(Date.now() - began).toBeLessThan(6_500);
  expect((await fetch(`${hub.url}/readyz`)).status).toBe(503);

  engine = await startEngine(port);
  await waitFor('the command to be carried out', async () => (await send()).status === 200, 60_000);
  const log = await readLog(hub.deps.db, hub.deps.ring, caseId);
  expect(log.filter(({ type }) => type === 'planningBegun')).toHaveLength(1);
  await waitFor('readiness', async () => (await fetch(`${hub.url}/readyz`)).status === 200, 30_000);
}, 120_000);

test('an engine that has lost everything gets the case back from the log', async () => {
  const fixed = newCaseId();
  const { caseId } = await waitFor('the case to be opened', () => openCase(hub, fixed), 60_000);
  await becomesQuiet(hub, caseId);
  await hub.hub.client.workflow.getHandle(caseId).terminate('as a lost engine would');
  const command = beginPlanning(caseId, 'SE0000000003-1001');
  const reply = await hub.deps.commands.send({ caseId, kind: 'discharge' }, command);
  expect(reply.eventIds.length).toBeGreaterThan(0);
  await becomesQuiet(hub, caseId);
  expect((await hub.hub.client.workflow.getHandle(caseId).describe()).status.name).toBe('RUNNING');
}, 120_000);
