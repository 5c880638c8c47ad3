import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import {
  describeExit,
  protectDatabase,
  spawnServer,
  type Exit,
  type ServerCommand,
  type ServerProcess,
} from './dev-server-process.ts';
import { assertPortFree } from './free-port.ts';
import { setUpNamespace, type NamespaceSetup } from './namespace-setup.ts';

export interface DevServerOptions extends ServerCommand, NamespaceSetup {
  /** The names of the settings that hold the two ports, for the error when one is taken. */
  readonly portSettings?: { readonly port: string; readonly uiPort: string };
  /** Called as soon as the process exists, so that its number can be written down. */
  readonly onSpawn?: (pid: number) => void;
  /** Called when the server ends though nobody stopped it. */
  readonly onExit?: (exit: Exit) => void;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal;
}

/** A running development server of this process's own. */
export interface DevServer {
  readonly pid: number;
  /** Host and port of the gRPC service. */
  readonly address: string;
  readonly uiUrl: string | undefined;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const DEFAULT_PORT_SETTINGS = { port: 'SAMORDNA_ENGINE_PORT', uiPort: 'SAMORDNA_ENGINE_UI_PORT' };

/**
 * Starts Temporal's development server on 127.0.0.1 and returns when it serves the namespace with its search attributes
 * and retention. Throws PortTakenError, or when it is not ready within 60 s; nothing is left running then.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { port, uiPort, dbFile, signal, portSettings = DEFAULT_PORT_SETTINGS } = options;
  await assertPortFree(port, portSettings.port);
  if (uiPort !== undefined) await assertPortFree(uiPort, portSettings.uiPort);
  signal?.throwIfAborted();

  const server = await spawnServer(options);
  const address = `127.0.0.1:${port}`;
  let state: 'starting' | 'ready' | 'stopping' = 'starting';
  void server.exited.then((exit) => (state === 'ready' ? options.onExit?.(exit) : undefined));
  try {
    options.onSpawn?.(server.pid);
    await withinLimit(prepare(server.listening, address, options), server, signal);
    if (dbFile !== undefined) protectDatabase(dbFile);
  } catch (error) {
    await server.stop();
    throw error;
  }
  state = 'ready';
  return {
    pid: server.pid,
    address,
    uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    async stop() {
      state = 'stopping';
      await server.stop();
    },
  };
}

async function prepare(listening: Promise<void>, address: string, setup: NamespaceSetup): Promise<void> {
  await listening;
  const connection = await Connection.connect({
    address,
    connectTimeout: READY_WITHIN_MS,
    // A proxy of the environment is not for this machine's own address.
    channelArgs: { 'grpc.enable_http_proxy': 0 },
  });
  try {
    await connection.withDeadline(Date.now() + READY_WITHIN_MS, () => setUpNamespace(connection, setup));
  } finally {
    await connection.close();
  }
}

async function withinLimit(work: Promise<void>, server: ServerProcess, signal?: AbortSignal): Promise<void> {
  const done = new AbortController();
  const over = signal ? AbortSignal.any([signal, done.signal]) : done.signal;
  const late = sleep(READY_WITHIN_MS, undefined, { signal: over }).then(() => {
    throw new Error(`the engine was not ready within ${READY_WITHIN_MS / 1000} s`);
  });
  const died = server.listening
    .then(() => server.exited)
    .then((exit) => {
      throw new Error(`the engine ended while it was made ready (${describeExit(exit)})`);
    });
  // Those that lose the race may fail later, when nobody listens any more.
  for (const outcome of [work, late, died]) outcome.catch(() => {});
  try {
    await Promise.race([work, late, died]);
  } finally {
    done.abort();
  }
}
