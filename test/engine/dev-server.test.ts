import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDevServer, type DevServer, type DevServerOptions } from '../../adapters/engine/dev-server.ts';
import { superviseDevServer } from '../../adapters/engine/dev-server-supervisor.ts';
import { freePort, PortTakenError } from '../../adapters/engine/free-port.ts';
import { findTemporalBinary } from '../../adapters/engine/temporal-binary.ts';
import { identifyProcess } from '../../adapters/var-folder/process-identity.ts';
import { listeningAddresses } from './listening-addresses.ts';

jest.setTimeout(60_000);

let binary: string;
let dir: string;
let logged: string[];
let running: { stop(): Promise<void> }[];

beforeAll(async () => void ({ path: binary } = await findTemporalBinary({ say: () => {} })));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'engine-'));
  logged = [];
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(dir, { recursive: true });
});

async function options(more: Partial<DevServerOptions> = {}): Promise<DevServerOptions> {
  return {
    binary,
    dbFile: undefined,
    port: await freePort(),
    uiPort: undefined,
    namespace: 'default',
    searchAttributes: { SamordnaKind: 'Keyword' },
    retentionDays: 90,
    log: (line) => logged.push(line),
    ...more,
  };
}

function kept<T extends { stop(): Promise<void> }>(server: T): T {
  running.push(server);
  return server;
}

async function asked<T>(address: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await ask(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const attributes = (address: string): Promise<string[]> =>
  asked(address, async ({ connection }) => {
    const { customAttributes } = await (connection as Connection).operatorService.listSearchAttributes({
      namespace: 'default',
    });
    return Object.keys(customAttributes ?? {}).filter((name) => name.startsWith('Samordna'));
  });

/** A start that nobody works on, so that the engine has something to remember. */
const begin = (address: string, workflowId: string): Promise<unknown> =>
  asked(address, ({ workflow }) => workflow.start('nothing', { workflowId, taskQueue: 'nobody' }));

const statusOf = (address: string, workflowId: string): Promise<string> =>
  asked(address, async ({ workflow }) => (await workflow.getHandle(workflowId).describe()).status.name);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}

test('every port of it is on 127.0.0.1, the web pages included', async () => {
  const uiPort = await freePort();
  const server = kept(await startDevServer(await options({ uiPort })));
  await until(async () => (await fetch(server.uiUrl as string).catch(() => undefined))?.ok === true);
  const addresses = listeningAddresses(server.pid);
  expect(addresses).toEqual(expect.arrayContaining([server.address, `127.0.0.1:${uiPort}`]));
  expect(addresses.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
});

test('the look at a process’s ports sees one that is open to all', async () => {
  const open = createServer().listen(0, '0.0.0.0');
  await once(open, 'listening');
  const addresses = listeningAddresses(process.pid);
  open.close();
  expect(addresses.some((address) => !address.startsWith('127.0.0.1:'))).toBe(true);
});

test('on a file it keeps its data, gains search attributes that are new, and is for its owner alone', async () => {
  const dbFile = join(dir, 'engine.db');
  const first = kept(await startDevServer(await options({ dbFile })));
  await begin(first.address, 'kept');
  await first.stop();

  const searchAttributes = { SamordnaKind: 'Keyword', SamordnaNextWake: 'Datetime' } as const;
  const second = kept(await startDevServer(await options({ dbFile, searchAttributes })));
  expect(await statusOf(second.address, 'kept')).toBe('RUNNING');
  expect((await attributes(second.address)).toSorted()).toEqual(['SamordnaKind', 'SamordnaNextWake']);
  const modes = readdirSync(dir).map((file) => statSync(join(dir, file)).mode & 0o777);
  expect(new Set(modes)).toEqual(new Set([0o600]));

  await second.stop();
  const changed = await options({ dbFile, searchAttributes: { SamordnaKind: 'Datetime' } });
  await expect(startDevServer(changed)).rejects.toThrow('SamordnaKind exists with another type');
});

test('it keeps finished histories as long as it is told', async () => {
  const { address } = kept(await startDevServer(await options()));
  const days = await asked(address, async ({ workflowService }) => {
    const { config } = await workflowService.describeNamespace({ namespace: 'default' });
    return Number(config?.workflowExecutionRetentionTtl?.seconds) / 86_400;
  });
  expect(days).toBe(90);
});

test.each(['port', 'uiPort'] as const)(
  'a taken %s is named with its setting before anything is started',
  async (which) => {
    const foreign = createServer().listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const { port } = foreign.address() as { port: number };
    const spawned: number[] = [];
    const start = startDevServer(await options({ [which]: port, onSpawn: (pid) => spawned.push(pid) }));
    const refusal = await start.catch((error: unknown) => error);
    foreign.close();
    expect(refusal).toBeInstanceOf(PortTakenError);
    expect(refusal).toMatchObject({
      port,
      setting: which === 'port' ? 'SAMORDNA_ENGINE_PORT' : 'SAMORDNA_ENGINE_UI_PORT',
    });
    expect(spawned).toEqual([]);
  },
);

test('another engine that answers on the port is not taken for its own', async () => {
  // The stand-in frees the port check, then lets a foreign engine have the port and never listens itself.
  const port = await freePort();
  const stub = join(dir, 'temporal');
  writeFileSync(stub, '#!/bin/sh\nwhile [ ! -e "$0.over" ]; do sleep 0.05; done\necho lost the port >&2\nexit 1\n');
  chmodSync(stub, 0o755);
  let foreign: Promise<DevServer> | undefined;
  const real = await options({ port });
  const onSpawn = (): void => void (foreign = startDevServer(real));
  const start = startDevServer({ ...real, binary: stub, onSpawn });
  start.catch(() => {});
  await until(() => foreign !== undefined);
  const { address } = kept(await foreign!);
  await begin(address, 'foreign');
  writeFileSync(`${stub}.over`, '');
  await expect(start).rejects.toThrow('lost the port');
});

test('a binary that is not there, or ends at once, is an error that says so', async () => {
  await expect(startDevServer(await options({ binary: join(dir, 'none') }))).rejects.toThrow('cannot be started');
  await expect(startDevServer(await options({ binary: '/bin/false' }))).rejects.toThrow('ended at once (code 1)');
});

test('a start that is given up leaves no process', async () => {
  const end = new AbortController();
  let pid = 0;
  const onSpawn = (spawned: number): void => {
    pid = spawned;
    end.abort();
  };
  await expect(startDevServer(await options({ onSpawn, signal: end.signal }))).rejects.toThrow('aborted');
  expect(identifyProcess(pid)).toBeUndefined();
});

test('after a crash it is started again with its data, until it is stopped', async () => {
  const pids: number[] = [];
  const onSpawn = (pid: number): void => void pids.push(pid);
  const dbFile = join(dir, 'engine.db');
  const server = kept(await superviseDevServer(await options({ dbFile, onSpawn })));
  await begin(server.address, 'kept');
  process.kill(server.pid(), 'SIGKILL');
  await until(() => logged.includes('the engine is up again'));
  expect(server.pid()).toBe(pids[1]);
  expect(await statusOf(server.address, 'kept')).toBe('RUNNING');
  expect(logged).toEqual([expect.stringContaining('ended by itself (SIGKILL)'), 'the engine is up again']);

  process.kill(server.pid(), 'SIGKILL');
  await until(() => logged.length === 3);
  await server.stop();
  expect(pids.filter((pid) => identifyProcess(pid))).toEqual([]);
  expect(pids).toHaveLength(2);
});
