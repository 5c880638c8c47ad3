import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createPolicies, packsFor } from '../../activities/policies.ts';
import type { Policies } from '../../activities/ports.ts';
import { freePort } from '../../adapters/engine/free-port.ts';
import { createLog } from '../../adapters/log.ts';
import { localConnection } from '../../adapters/engine/connection.ts';
import { readConfig } from '../../config.ts';
import type { Deps } from '../../api/deps.ts';
import { startHub, type Hub, type Wraps } from '../../hub.ts';

const ROOT = join(import.meta.dirname, '..', '..');

let installed = false;

export interface TestHub {
  url: string;
  deps: Deps;
  hub: Hub;
  /** The hub's log lines so far. */
  logLines: string[];
  varFolder: string;
  queue: string;
  /** Bearer token of a fictional member of staff or system, by short name. */
  tokenFor(user: string): Promise<string>;
  /** A request as a user: JSON in, status and JSON out. */
  call(user: string, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** JSON as it came; tests read into it freely. */
  body: any;
}

export interface TestHubOptions {
  policies?: Policies;
  wraps?: Wraps;
  env?: Record<string, string>;
  /** A folder to keep across starts; otherwise one that `stop` removes. */
  varFolder?: string;
  /** Task queue to keep across starts; otherwise one of its own. */
  queue?: string;
  /** Engine other than the shared one, host and port. */
  engine?: string;
}

/** A whole hub on free ports against the shared engine, with its own queue and database. */
export async function startTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  if (!installed) {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    installed = true;
  }
  const address = options.engine ?? process.env['SAMORDNA_TEST_ENGINE'];
  const bundlePath = process.env['SAMORDNA_TEST_BUNDLE'];
  if (!address || !bundlePath) throw new Error('Run this suite with npm test: it needs the shared engine.');
  const varFolder = options.varFolder ?? mkdtempSync(join(tmpdir(), 'samordna-test-'));
  const port = await freePort();
  const config = readConfig(
    {
      PORT: String(port),
      SAMORDNA_VAR: varFolder,
      ...(process.env['DATABASE_URL'] ? { DATABASE_URL: process.env['DATABASE_URL'] } : {}),
      ...options.env,
    },
    ROOT,
  );
  const queue = options.queue ?? `test-${crypto.randomUUID()}`;
  const logLines: string[] = [];
  const log = createLog('debug', (line) => void logLines.push(line));
  const hub = await startHub({
    config,
    engine: {
      connection: localConnection(address),
      namespace: 'default',
      taskQueue: queue,
      bundlePath,
      failureConverterPath: join(ROOT, 'workflows/failure-converter.ts'),
    },
    policies: options.policies ?? createPolicies(packsFor(false)),
    log,
    ...(options.wraps ? { wraps: options.wraps } : {}),
    onWorkerLost: (error) => void logLines.push(String(error)),
  });
  const url = `http://127.0.0.1:${port}`;
  const tokenFor = async (user: string): Promise<string> => {
    const member = hub.deps.directory.memberByUser(user);
    if (!member || !hub.deps.issuer) throw new Error(`no such user: ${user}`);
    return hub.deps.issuer.issue(member.hsaId, 1);
  };
  return {
    url,
    deps: hub.deps,
    hub,
    logLines,
    varFolder,
    queue,
    tokenFor,
    async call(user, method, path, body, headers = {}) {
      const response = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${await tokenFor(user)}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
    },
    async stop() {
      await hub.stop();
      if (!options.varFolder) rmSync(varFolder, { recursive: true, force: true });
    },
  };
}
