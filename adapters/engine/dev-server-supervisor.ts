import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, type Exit } from './dev-server-process.ts';
import { startDevServer, type DevServer, type DevServerOptions } from './dev-server.ts';

/** A development server that is started again when it ends by itself. */
export interface SupervisedDevServer {
  readonly address: string;
  readonly uiUrl: string | undefined;
  /** The process of the moment; the last one's while the next is on its way. */
  pid(): number;
  stop(): Promise<void>;
}

const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A server that lived this long was sound: the next wait is the shortest again. */
const SOUND_AFTER_MS = 60_000;

/** Starts the server (throws as startDevServer does) and keeps it up until `stop`, waiting longer after each failure. */
export async function superviseDevServer(
  options: Omit<DevServerOptions, 'onExit' | 'signal'>,
): Promise<SupervisedDevServer> {
  const end = new AbortController();
  let wait = SHORTEST_WAIT_MS;
  let startedAt = 0;
  let restarting: Promise<void> = Promise.resolve();

  const start = async (): Promise<DevServer> => {
    const server = await startDevServer({
      ...options,
      signal: end.signal,
      onExit: (exit) => void (restarting = restart(exit)),
    });
    startedAt = Date.now();
    return server;
  };
  const restart = async (exit: Exit): Promise<void> => {
    let reason = `the engine ended by itself (${describeExit(exit)})`;
    if (Date.now() - startedAt > SOUND_AFTER_MS) wait = SHORTEST_WAIT_MS;
    while (!end.signal.aborted) {
      options.log(`${reason}; starting it again in ${wait / 1000} s`);
      await sleep(wait, undefined, { signal: end.signal }).catch(() => {});
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      if (end.signal.aborted) return;
      try {
        server = await start();
        options.log('the engine is up again');
        return;
      } catch (error) {
        reason = `the engine did not start: ${(error as Error).message}`;
      }
    }
  };

  let server = await start();
  return {
    address: server.address,
    uiUrl: server.uiUrl,
    pid: () => server.pid,
    async stop() {
      end.abort();
      await restarting;
      await server.stop();
    },
  };
}
