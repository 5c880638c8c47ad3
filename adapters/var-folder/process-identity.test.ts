import { afterEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endProcess, identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

let child: ChildProcess | undefined;

afterEach(() => void child?.kill('SIGKILL'));

async function start(command: string, ...args: string[]): Promise<ProcessIdentity> {
  child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child, 'spawn');
  return identifyProcess(child.pid as number)!;
}

test('a running process is recognised, an ended one is not', async () => {
  const identity = await start('sleep', '60');
  expect(isRunning(identity)).toBe(true);
  await endProcess(identity);
  expect(isRunning(identity)).toBe(false);
  expect(identifyProcess(identity.pid)).toBeUndefined();
});

test('a process with the same number but another start is someone else, and is left alone', async () => {
  const identity = await start('sleep', '60');
  const earlier = { ...identity, start: `${identity.start}0` };
  expect(isRunning(earlier)).toBe(false);
  await endProcess(earlier);
  expect(isRunning(identity)).toBe(true);
});

test('a process that ignores the request to end is killed', async () => {
  const deaf = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('deaf')`;
  const identity = await start(process.execPath, '-e', deaf);
  await once(child!.stdout!, 'data');
  await endProcess(identity, 200);
  expect(isRunning(identity)).toBe(false);
});
