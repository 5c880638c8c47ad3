import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock, type LockRecord } from './lock-file.ts';
import { endProcess, identifyProcess } from './process-identity.ts';

/** The folder of one installation's own files, held by this process alone. */
export interface VarFolder {
  readonly dir: string;
  /** Writes down the engine this process runs, so that who takes over after a crash can end it. Call right after spawning. */
  recordEngine(pid: number): void;
  release(): void;
}

/** Another process uses the folder. */
export class VarFolderTakenError extends Error {
  readonly pid: number;
  /** Instant, ISO 8601 in UTC. */
  readonly since: string;

  constructor(dir: string, holder: LockRecord) {
    super(
      `The folder ${dir} is in use by process ${holder.holder.pid} since ${holder.since}. ` +
        'Stop that process first, or give this one another folder.',
    );
    this.name = 'VarFolderTakenError';
    this.pid = holder.holder.pid;
    this.since = holder.since;
  }
}

/**
 * Takes the folder (made if need be, 0700) before anything in it is opened: two databases on one folder destroy it.
 * After a holder that died, its engine is ended first. Throws VarFolderTakenError when someone else lives in it.
 */
export async function takeVarFolder(dir: string, log: (line: string) => void = () => {}): Promise<VarFolder> {
  const folder = resolve(dir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);

  const attempt = tryLock(join(folder, 'lock.json'));
  if ('heldBy' in attempt) throw new VarFolderTakenError(folder, attempt.heldBy);
  const lock = attempt.taken;

  const orphan = lock.record().engine;
  if (orphan) {
    log(`ending the engine (process ${orphan.pid}) that a crash left behind`);
    await endProcess(orphan);
    lock.setEngine(undefined);
  }
  return {
    dir: folder,
    recordEngine: (pid) => lock.setEngine(identifyProcess(pid)),
    release: () => lock.release(),
  };
}
