import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerCommand {
  readonly binary: string;
  /** The database file; without one, everything is lost at the end. */
  readonly dbFile: string | undefined;
  readonly port: number;
  /** Without one, the web pages are off. */
  readonly uiPort: number | undefined;
  readonly namespace: string;
  readonly log: (line: string) => void;
}

export interface ServerProcess {
  readonly pid: number;
  /** Settles when this very process says that it listens on its port; rejects when it ends first. */
  readonly listening: Promise<void>;
  readonly exited: Promise<Exit>;
  /** SIGTERM, and SIGKILL after 10 s; settles when the process is gone. */
  stop(): Promise<void>;
}

const KILL_AFTER_MS = 10_000;

/** Starts `temporal server start-dev`, every port of it on 127.0.0.1. Throws when it cannot be started. */
export async function spawnServer(command: ServerCommand): Promise<ServerProcess> {
  const child = spawn(command.binary, serverArguments(command), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: serverEnvironment(),
    // A group of its own: Ctrl-C in a terminal reaches the hub alone, which stops the engine last.
    detached: true,
  });
  const pid = await spawned(child, command.binary);

  const stopNow = (): void => void child.kill('SIGTERM');
  process.once('exit', stopNow);
  let stopping = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      process.removeListener('exit', stopNow);
      resolve({ code, signal });
    });
  });

  let lastWords = '';
  lines(child.stderr, (line) => {
    lastWords = line;
    if (!stopping) command.log(line);
  });
  const listening = new Promise<void>((resolve, reject) => {
    // The line with its own port is written once the port is bound, so it cannot be another process that answers there.
    lines(child.stdout, (line) => line.includes(`:${command.port}`) && resolve());
    void exited.then((exit) => reject(new Error(`the engine ended at once (${describeExit(exit)}): ${lastWords}`)));
  });
  listening.catch(() => {});

  return {
    pid,
    listening,
    exited,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      await exited;
      clearTimeout(kill);
    },
  };
}

export function describeExit({ code, signal }: Exit): string {
  return signal ?? `code ${code}`;
}

/** The database and the two files SQLite keeps beside it are for the owner alone. */
export function protectDatabase(dbFile: string): void {
  for (const file of [dbFile, `${dbFile}-wal`, `${dbFile}-shm`]) if (existsSync(file)) chmodSync(file, 0o600);
}

function serverArguments({ dbFile, port, uiPort, namespace }: ServerCommand): string[] {
  const flags: [string, string][] = [
    ['--ip', '127.0.0.1'],
    ['--port', String(port)],
    ['--namespace', namespace],
    ['--log-level', 'error'],
    ['--color', 'never'],
    // The server would else tell its makers now and then that it runs.
    ['--dynamic-config-value', 'frontend.enableServerVersionCheck=false'],
  ];
  if (uiPort !== undefined) flags.push(['--ui-ip', '127.0.0.1'], ['--ui-port', String(uiPort)]);
  if (dbFile !== undefined) {
    flags.push(['--db-filename', dbFile]);
    // Without write-ahead logging the file is synced at every commit, which a loaded machine does not keep up with.
    flags.push(['--sqlite-pragma', 'journal_mode=wal'], ['--sqlite-pragma', 'synchronous=normal']);
  }
  return ['server', 'start-dev', ...(uiPort === undefined ? ['--headless'] : []), ...flags.flat()];
}

/** Nothing of the hub's environment: no keys, no settings that the tool would read, no home to leave files in. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env;
  return { ...(PATH ? { PATH } : {}), ...(TMPDIR ? { TMPDIR } : {}) };
}

function spawned(child: ChildProcess, binary: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${binary} cannot be started: ${error.message}`)));
    child.once('spawn', () => resolve(child.pid as number));
  });
}

function lines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  createInterface({ input: stream }).on('line', take);
}
