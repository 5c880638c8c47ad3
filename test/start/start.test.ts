import { afterAll, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tracesInFolder } from '../leaks/scan.ts';
import { waitFor } from '../support/wait.ts';
import { freePorts, isAlive, lockedPids, spawnHub, startedHub, type StartedHub } from './started-hub.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const varFolder = mkdtempSync(join(tmpdir(), 'samordna-start-'));
let hub: StartedHub | undefined;

afterAll(async () => {
  if (hub && hub.process.exitCode === null) await hub.interrupt();
  rmSync(varFolder, { recursive: true, force: true });
});

async function token(url: string, user: string): Promise<string> {
  const response = await fetch(`${url}/api/local-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function fhir(url: string, user: string, path: string, body?: string): Promise<any> {
  const response = await fetch(`${url}/fhir${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${await token(url, user)}`, 'content-type': 'application/fhir+json' },
    ...(body === undefined ? {} : { body }),
  });
  return response.json();
}

test('starts, says where everything is, refuses a second start and a taken port, survives kill -9, and stops clean', async () => {
  const ports = await freePorts();
  hub = await startedHub(varFolder, ports);
  await waitFor('the greeting', () => hub?.output().includes('Ctrl-C'), 10_000);
  for (const port of Object.values(ports)) expect(hub.output()).toContain(port);

  const second = spawnHub(varFolder, await freePorts());
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`process ${hub.process.pid}`);

  const admission = JSON.parse(readFileSync(join(ROOT, 'examples/admission.json'), 'utf8')) as { timestamp: string };
  await fhir(hub.url, 'journal', '/', JSON.stringify(admission));
  const before = await waitFor(
    'the tasks',
    async () => {
      const found = await fhir(hub?.url ?? '', 'planerare', '/Encounter?status=in-progress');
      return found.total === 1 ? found.entry[0].resource : null;
    },
    20_000,
  );

  const pids = lockedPids(varFolder);
  expect(isAlive(pids.engine)).toBe(true);
  process.kill(pids.hub, 'SIGKILL');
  await waitFor('the hub to be gone', () => !isAlive(pids.hub), 10_000);
  // The engine is left behind without its hub: whoever starts next ends it first.
  expect(isAlive(pids.engine)).toBe(true);
  hub = await startedHub(varFolder, ports);
  await waitFor('the engine left behind to be gone', () => !isAlive(pids.engine), 10_000);
  const after = await fhir(hub.url, 'planerare', `/Encounter/${before.id}`);
  expect(after.id).toBe(before.id);

  const both = lockedPids(varFolder);
  for (const pid of [both.hub, both.engine]) process.kill(pid, 'SIGKILL');
  await waitFor('both to be gone', () => !isAlive(both.hub) && !isAlive(both.engine), 10_000);
  hub = await startedHub(varFolder, ports);
  expect((await fhir(hub.url, 'planerare', `/Encounter/${before.id}`)).id).toBe(before.id);

  const running = lockedPids(varFolder);
  expect(await hub.interrupt()).toBe(0);
  expect(isAlive(running.engine)).toBe(false);
  expect(existsSync(join(varFolder, 'lock.json'))).toBe(false);
  expect(tracesInFolder(varFolder)).toEqual({});

  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(Number(ports.PORT), '127.0.0.1', resolve));
  const refused = spawnHub(varFolder, ports);
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('PORT');
  expect(refused.output()).toContain(ports.PORT);
  await new Promise((resolve) => taken.close(resolve));
}, 240_000);
