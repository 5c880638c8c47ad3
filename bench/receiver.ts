import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Receiver {
  /** Of the system that takes messages, and of the record system. */
  fhirBaseUrl: string;
  ehrBaseUrl: string;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const child = fork(join(import.meta.dirname, 'receiver-process.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const early = exited.then(() => Promise.reject(new Error('the receiver ended before it was ready')));
  early.catch(() => undefined);
  const [urls] = (await Promise.race([once(child, 'message'), early])) as [
    Pick<Receiver, 'fhirBaseUrl' | 'ehrBaseUrl'>,
  ];
  return {
    ...urls,
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
