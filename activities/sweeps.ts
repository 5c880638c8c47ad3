import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { clearMarks, staleMarks } from '../adapters/store/command-rows.ts';
import type { Database } from '../adapters/store/database.ts';
import { removeOldDrafts } from '../adapters/store/persons.ts';
import { releaseLease, takeLease } from '../adapters/store/leases.ts';
import { overdueWakes, nextForSweep, openSweep, saveSweep } from '../adapters/store/sweep-rows.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { clock, type Command } from '../domain/process/command.ts';
import type { Policies } from './ports.ts';

/** How often the hub looks for what no run knows of. */
const EVERY_MS = 10_000;
/** A worker that dies is replaced after this long; a long sweep renews it as it goes. */
const LEASE_MS = 25_000;
const LEASE = 'sweeps';
/** A command whose update has not answered in this time may belong to a run that is gone. */
const MARK_AGE_MS = 30_000;
/** A wake that passed this long ago should have been committed. */
const WAKE_AGE_MS = 60_000;
/** Personal data whose command was refused or lost are not kept. */
const DRAFT_AGE_MS = 24 * 3_600_000;
const BATCH = 50;

export interface SweepDeps {
  db: Database;
  commands: { wake(caseId: string, kind: string, command: Command): Promise<void> };
  log: Logger;
  policies: Policies;
  keyId: string;
  now: () => number;
  /** True when both engine and database answer. */
  isThere: () => Promise<boolean>;
  everyMs?: number;
}

/**
 * Finds appends that no run knows of, wakes that nobody heard, and cases that have not met new rules, and sends `clock` to each.
 * One worker at a time, by a lease row.
 */
export function startSweeps(deps: SweepDeps): { stop(): Promise<void>; once(): Promise<void> } {
  const holder = randomUUID();
  const everyMs = deps.everyMs ?? EVERY_MS;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  const once = async (): Promise<void> => {
    try {
      const mayGoOn = async (): Promise<boolean> =>
        !stopped && (await takeLease(deps.db, LEASE, holder, deps.now(), LEASE_MS));
      if (!(await mayGoOn())) return;
      await sweepMarks(deps);
      await sweepWakes(deps);
      await removeOldDrafts(deps.db, deps.now() - DRAFT_AGE_MS);
      await sweepRules(deps, mayGoOn);
    } catch (error) {
      // The database or the engine is away: the next round finds the same.
      deps.log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'sweep postponed');
    }
  };
  const timer = setInterval(() => {
    running = running.then(() => (stopped ? undefined : once()));
  }, everyMs);
  running = once();
  return {
    once,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      // The next worker need not wait for it to run out.
      await releaseLease(deps.db, LEASE, holder).catch(() => undefined);
    },
  };
}

async function sweepMarks(deps: SweepDeps): Promise<void> {
  for (const mark of await staleMarks(deps.db, deps.now() - MARK_AGE_MS, BATCH)) {
    if (!(await woken(deps, mark.case_id, mark.kind))) continue;
    await clearMarks(deps.db, [{ sender: mark.sender, commandId: mark.command_id }]);
    deps.log.info({ caseId: mark.case_id }, 'a command whose answer was lost was taken up again');
  }
}

async function sweepWakes(deps: SweepDeps): Promise<void> {
  for (const { id, kind } of await overdueWakes(deps.db, deps.now() - WAKE_AGE_MS, BATCH)) {
    if (!(await woken(deps, id, kind))) continue;
    deps.log.info({ caseId: id }, 'a wake that had passed was taken up again');
  }
}

/** Every open case meets changed rules, or a changed key, once, in order of id, at the pace of one command at a time. */
async function sweepRules(deps: SweepDeps, mayGoOn: () => Promise<boolean>): Promise<void> {
  const sweep = await openSweep(deps.db, `${deps.policies.fingerprint(deps.now())} ${deps.keyId}`, deps.now());
  if (!sweep) return;
  let { lastCase, done } = sweep;
  for (;;) {
    const batch = await nextForSweep(deps.db, lastCase, BATCH);
    for (const { id, kind } of batch) {
      if (!(await mayGoOn())) return;
      await woken(deps, id, kind);
      lastCase = id;
      done += 1;
    }
    const finished = batch.length < BATCH;
    await saveSweep(deps.db, sweep.fingerprint, lastCase, done, finished ? deps.now() : null);
    if (finished) break;
  }
  if (done > 0) deps.log.info({ cases: done }, 'every open case has met the current rules');
}

/**
 * False when the case cannot be woken: somebody must look at it, and the others go on. When it is the engine or the database that
 * is away, no case can be: the round is given up, and nothing counts as done.
 */
async function woken({ commands, log, now, isThere }: SweepDeps, caseId: string, kind: string): Promise<boolean> {
  try {
    await commands.wake(caseId, kind, clock(now() as Instant));
    return true;
  } catch (error) {
    if (!(await isThere())) throw error;
    log.error({ caseId, reason: error instanceof Error ? error.name : 'unknown' }, 'the case could not be woken');
    return false;
  }
}
