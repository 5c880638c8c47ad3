import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/** What a lock file says. `since` is an instant (ISO 8601, UTC); `engine` is a process that must not outlive the holder. */
export interface LockRecord {
  readonly token: string;
  readonly since: string;
  readonly holder: ProcessIdentity;
  readonly engine?: ProcessIdentity;
}

/** A lock this process holds. */
export interface HeldLock {
  record(): LockRecord;
  /** Writes down, or with undefined forgets, the process that must not outlive this one. */
  setEngine(engine: ProcessIdentity | undefined): void;
  release(): void;
}

export type LockAttempt = { readonly taken: HeldLock } | { readonly heldBy: LockRecord };

/**
 * Takes the lock file at `path`, also from a holder that is dead; its `engine` is then in the new record, so that it is
 * not forgotten if this process dies too. Of several processes that try at once exactly one gets it.
 *
 * How a takeover stays safe: a dead holder's token can be claimed once, by a file created with the claim in it
 * (`link` fails if it exists). Only the claimant may replace the lock file, and only if, after claiming, the lock file
 * still holds the token it claimed. A claimant that died is itself a dead holder whose token can be claimed.
 */
export function tryLock(path: string): LockAttempt {
  for (;;) {
    const mine = newRecord();
    if (createWhole(path, mine)) return { taken: held(path, mine) };
    const chain = readChain(path);
    const last = chain.at(-1);
    if (last === undefined) continue;
    if (isRunning(last.holder)) return { heldBy: last };

    const successor = last.engine ? { ...mine, engine: last.engine } : mine;
    const claim = claimPath(path, last);
    if (!createWhole(claim, successor)) continue;
    if (tokens(readChain(path)) !== tokens([...chain, successor])) {
      rmSync(claim, { force: true });
      continue;
    }
    replaceWhole(path, successor);
    for (const record of chain) rmSync(claimPath(path, record), { force: true });
    return { taken: held(path, successor) };
  }
}

function held(path: string, first: LockRecord): HeldLock {
  let current = first;
  return {
    record: () => current,
    setEngine(engine) {
      if (readRecord(path)?.token !== current.token) throw new Error(`the lock ${path} was taken away`);
      const { engine: _before, ...rest } = current;
      current = engine ? { ...rest, engine } : rest;
      replaceWhole(path, current);
    },
    release() {
      if (readRecord(path)?.token === current.token) rmSync(path, { force: true });
    },
  };
}

function newRecord(): LockRecord {
  const holder = identifyProcess(process.pid);
  if (!holder) throw new Error('cannot tell when this process began: neither /proc nor ps answers');
  return { token: randomUUID(), since: new Date().toISOString(), holder };
}

/** The lock's record, followed by that of whoever claimed it, and so on: the last one is who holds it. */
function readChain(path: string): LockRecord[] {
  const chain: LockRecord[] = [];
  for (let next = readRecord(path); next; next = readRecord(claimPath(path, next))) chain.push(next);
  return chain;
}

function readRecord(path: string): LockRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as LockRecord;
  } catch {
    throw new Error(`the lock ${path} cannot be read; remove it when you are sure that nobody uses what it guards`);
  }
}

function createWhole(path: string, record: LockRecord): boolean {
  const draft = writeDraft(path, record);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceWhole(path: string, record: LockRecord): void {
  renameSync(writeDraft(path, record), path);
}

function writeDraft(path: string, record: LockRecord): string {
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(record, undefined, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return draft;
}

function claimPath(path: string, record: LockRecord): string {
  return `${path}.after-${record.token}`;
}

function tokens(chain: readonly LockRecord[]): string {
  return chain.map((record) => record.token).join(' ');
}
