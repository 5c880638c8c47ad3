import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../adapters/engine/free-port.ts';
import type { Ask, Told } from './protocol.ts';

export interface CrashingHub {
  ask<T>(ask: Ask): Promise<T>;
  /** Resolves when the process is gone. */
  gone: Promise<void>;
  stop(): Promise<void>;
}

export interface CrashSetting {
  varFolder: string;
  queue: string;
  partnerPort: number;
  policyName?: string;
}

/** Starts a hub process; rejects when it dies before it is ready. */
export async function startCrashingHub(setting: CrashSetting): Promise<CrashingHub> {
  const child = fork(join(import.meta.dirname, 'hub-process.ts'), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(await freePort()),
      SAMORDNA_VAR: setting.varFolder,
      SAMORDNA_PARTNER_PORT: String(setting.partnerPort),
      TEST_QUEUE: setting.queue,
      ...(setting.policyName ? { TEST_POLICY: setting.policyName } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answers = listen(child);
  await answers(0);
  let next = 0;
  return {
    gone,
    ask<T>(ask: Ask): Promise<T> {
      next += 1;
      const told = answers(next);
      child.send({ id: next, ask });
      return told as Promise<T>;
    },
    async stop() {
      next += 1;
      child.send({ id: next, ask: { kind: 'stop' } satisfies Ask });
      await gone;
    },
  };
}

function listen(child: ChildProcess): (id: number) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const early = new Map<number, Told>();
  const settle = (told: Told): void => {
    const waiter = waiting.get(told.id);
    if (!waiter) return void early.set(told.id, told);
    waiting.delete(told.id);
    if (told.error === undefined) waiter.resolve(told.result);
    else waiter.reject(new Error(told.error));
  };
  child.on('message', (message) => settle(message as Told));
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the hub process is gone'));
    waiting.clear();
  });
  return (id) =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      const told = early.get(id);
      if (told) settle(told);
    });
}
