import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../adapters/engine/free-port.ts';

/** A program that is an engine whose clock can be moved. */
export interface TimeServer {
  readonly command: string;
  readonly args: readonly string[];
  /** Its clock begins when it is told to; else at this machine's time. */
  readonly canBegin: boolean;
}

export interface RunningTimeServer {
  /** Host and port. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/**
 * Starts it on a free port with its clock at `begins` (ms since 1970), if it can. Throws with the last of what it wrote when it does
 * not listen within a minute; nothing is left running then.
 */
export async function startTimeServer(server: TimeServer, begins: number): Promise<RunningTimeServer> {
  const port = await freePort();
  const args = [...server.args, String(port), ...(server.canBegin ? [String(begins)] : [])];
  // Ours ends when its standard input does, so that it never outlives this process.
  const child = spawn(server.command, args, { stdio: 'pipe' });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  // Ours says so itself, so that it cannot be another process that answers on the port.
  let saysReady = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (saysReady ||= text.includes('READY')));
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill);
    await end(child);
  };
  try {
    await listening(child, server.canBegin ? () => saysReady : () => answers(port));
    return { address: `127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listening(child: ChildProcess, isReady: () => boolean | Promise<boolean>): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-600)));
  const ended = new Promise<never>((_resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The time-skipping test server did not start (${why}).`));
    child.once('error', ({ message }) => fail(message));
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}: ${said.trim() || 'no message'}`));
  });
  ended.catch(() => undefined);
  const until = Date.now() + START_LIMIT_MS;
  while (!(await Promise.race([isReady(), ended]))) {
    if (Date.now() > until) throw new Error('The time-skipping test server was not ready within a minute.');
    await sleep(100);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}
