import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { findExecutable } from '../adapters/engine/executables.ts';
import { freePort } from '../adapters/engine/free-port.ts';

const INSTALL =
  'Install PostgreSQL 15 or later (Debian: apt-get install postgresql), or put initdb and postgres on PATH.';
const DEBIAN = '/usr/lib/postgresql';
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/** A PostgreSQL server of our own: nobody else knows its address or password, and `stop` leaves nothing of it. */
export interface PrivatePostgres {
  readonly url: string;
  /** Shuts the server down and keeps its data, as an outage does. */
  away(): Promise<void>;
  /** Starts it again on the same port. */
  back(): Promise<void>;
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Throws an Error that says what to install when this machine has no server, and what the server said when it does not start. */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const bin = findBinaries();
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'samordna-pg-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const password = randomBytes(16).toString('hex');
    createCluster(bin, folder, password, account);
    const port = await freePort();
    let server = serve(bin, folder, port, account);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const stop = async (): Promise<void> => {
      await end(server);
      removeFolder();
    };
    await answers(url, server, join(folder, 'log')).catch(async (error: unknown) => {
      await end(server);
      throw error;
    });
    return {
      url,
      stop,
      away: () => end(server),
      async back() {
        server = serve(bin, folder, port, account);
        await answers(url, server, join(folder, 'log'));
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** The folder with the newest server that Debian's packages hold, else the one on PATH. */
function findBinaries(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number).filter(Number.isFinite) : [];
  const folders = versions.toSorted((a, b) => b - a).map((version) => join(DEBIAN, String(version), 'bin'));
  const onPath = findExecutable('postgres', process.env);
  const found = [...folders, ...(onPath ? [dirname(onPath)] : [])].find(
    (bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')),
  );
  if (!found) throw new Error(`No PostgreSQL server was found. ${INSTALL}`);
  return found;
}

/** PostgreSQL refuses to run as root, so root hands it to the account that its package makes. */
function unprivilegedAccount(): Account {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new Error(`PostgreSQL does not run as root, and there is no account named postgres. ${INSTALL}`);
  }
}

function createCluster(bin: string, folder: string, password: string, account: Account | undefined): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(folder, 0o700);
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  const options = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ];
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '--no-sync', ...options], {
    cwd: folder,
    stdio: 'pipe',
    ...account,
  });
  rmSync(passwordFile);
}

function serve(bin: string, folder: string, port: number, account: Account | undefined): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: '200',
    timezone: 'UTC',
    logging_collector: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = `exec "$0" "$@" >"${join(folder, 'log')}" 2>&1`;
  const server = join(bin, 'postgres');
  return spawn('/bin/sh', ['-c', log, server, '-D', join(folder, 'data'), '-p', String(port), ...flags], {
    cwd: folder,
    stdio: 'ignore',
    ...account,
  });
}

async function answers(url: string, server: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch {
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new Error(`PostgreSQL did not start:\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
      }
    } finally {
      await client.end();
    }
    await sleep(50);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: connections are closed, nothing is waited for. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}
