import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../adapters/engine/free-port.ts';
import { waitFor } from '../support/wait.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** The first start builds. */
const START_LIMIT_MS = 120_000;

export interface Ports {
  PORT: string;
  SAMORDNA_ENGINE_PORT: string;
  SAMORDNA_ENGINE_UI_PORT: string;
  SAMORDNA_PARTNER_PORT: string;
}

export async function freePorts(): Promise<Ports> {
  const [http, engine, ui, partner] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  return {
    PORT: String(http),
    SAMORDNA_ENGINE_PORT: String(engine),
    SAMORDNA_ENGINE_UI_PORT: String(ui),
    SAMORDNA_PARTNER_PORT: String(partner),
  };
}

export interface StartedHub {
  url: string;
  output: () => string;
  process: ChildProcess;
  /** As Ctrl-C does; resolves with the exit code. */
  interrupt(): Promise<number | null>;
}

/** What `npm start` runs, with a var folder and ports of its own. */
export function spawnHub(
  varFolder: string,
  ports: Ports,
): { process: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', SAMORDNA_VAR: varFolder, ...ports },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { process: child, output: () => output, ended };
}

/** Starts and waits until it is ready for work. */
export async function startedHub(varFolder: string, ports: Ports): Promise<StartedHub> {
  const { process: child, output, ended } = spawnHub(varFolder, ports);
  const url = `http://127.0.0.1:${ports.PORT}`;
  await waitFor(
    `the hub to be ready: ${output()}`,
    async () => {
      if (child.exitCode !== null) throw new Error(output());
      return (await fetch(`${url}/readyz`)).status === 200;
    },
    START_LIMIT_MS,
  );
  return {
    url,
    output,
    process: child,
    interrupt() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Pids that the var folder's lock names. */
export function lockedPids(varFolder: string): { hub: number; engine: number } {
  const lock = JSON.parse(readFileSync(join(varFolder, 'lock.json'), 'utf8')) as {
    holder: { pid: number };
    engine?: { pid: number };
  };
  return { hub: lock.holder.pid, engine: lock.engine?.pid ?? 0 };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
