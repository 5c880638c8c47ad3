import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { takeVarFolder, VarFolderTakenError } from '../../adapters/var-folder/lock.ts';
import {
  endProcess,
  identifyProcess,
  isRunning,
  type ProcessIdentity,
} from '../../adapters/var-folder/process-identity.ts';

jest.setTimeout(60_000);

interface Holder {
  readonly child: ChildProcess;
  take(dir: string): Promise<string>;
}

let parent: string;
let holders: Holder[];
let engines: ProcessIdentity[];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'var-'));
  holders = [];
  engines = [];
});

afterEach(async () => {
  await Promise.all(holders.map((holder) => kill(holder)));
  await Promise.all(engines.map((engine) => endProcess(engine)));
  rmSync(parent, { recursive: true });
});

function holder(...args: string[]): Holder {
  const script = join(import.meta.dirname, 'var-folder-holder.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const made: Holder = {
    child,
    async take(dir) {
      child.stdin.write(`${dir}\n`);
      return (await answers.next()).value as string;
    },
  };
  holders.push(made);
  return made;
}

async function kill({ child }: Holder): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A folder whose holder is killed and whose engine still runs. */
async function abandoned(): Promise<{ dir: string; engine: ProcessIdentity }> {
  const dir = join(parent, 'abandoned');
  const first = holder('engine');
  const [, pid] = (await first.take(dir)).split(' ');
  const engine = identifyProcess(Number(pid))!;
  engines.push(engine);
  await expect(takeVarFolder(dir)).rejects.toThrow(VarFolderTakenError);
  await kill(first);
  return { dir, engine };
}

test('of four processes that start at once exactly one gets a folder, new or left by a dead holder', async () => {
  const starters = [holder(), holder(), holder(), holder()];
  await Promise.all(starters.map((starter, index) => starter.take(join(parent, `warm-${index}`))));
  for (let round = 0; round < 40; round++) {
    const dir = join(parent, `round-${round}`);
    if (round % 2) {
      mkdirSync(dir);
      const holder = { pid: process.pid, start: 'before' };
      writeFileSync(join(dir, 'lock.json'), JSON.stringify({ token: 'left', since: '2026-01-01T00:00:00Z', holder }));
    }
    const answers = await Promise.all(starters.map((starter) => starter.take(dir)));
    expect(answers.toSorted()).toEqual(['VarFolderTakenError', 'VarFolderTakenError', 'VarFolderTakenError', 'taken']);
  }
});

test('who takes over after a crash ends the engine that was left behind', async () => {
  const { dir, engine } = await abandoned();
  expect(isRunning(engine)).toBe(true);
  const said: string[] = [];
  const folder = await takeVarFolder(dir, (line) => said.push(line));
  expect(isRunning(engine)).toBe(false);
  expect(said).toEqual([expect.stringContaining(String(engine.pid))]);
  expect(JSON.parse(readFileSync(join(dir, 'lock.json'), 'utf8'))).not.toHaveProperty('engine');
  folder.release();
});

test('a process that only got the number of the engine left behind is spared', async () => {
  const { dir, engine } = await abandoned();
  const file = join(dir, 'lock.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as { engine: ProcessIdentity };
  writeFileSync(file, JSON.stringify({ ...record, engine: { ...engine, start: 'before' } }));
  const folder = await takeVarFolder(dir);
  expect(isRunning(engine)).toBe(true);
  folder.release();
});
