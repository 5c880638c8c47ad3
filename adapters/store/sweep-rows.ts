import type { Database } from './database.ts';

/** Open cases whose next wake passed before `before`, the longest waiting first. */
export async function overdueWakes(db: Database, before: number, limit: number) {
  return db
    .selectFrom('cases')
    .select(['id', 'kind'])
    .where('open', '=', true)
    .where('next_wake', '<', before)
    .orderBy('next_wake')
    .limit(limit)
    .execute();
}

export interface Sweep {
  fingerprint: string;
  lastCase: string;
  done: number;
}

/** The sweep for these rules, begun now if they are new; null when it has been carried to its end. */
export async function openSweep(db: Database, fingerprint: string, now: number): Promise<Sweep | null> {
  await db
    .insertInto('sweeps')
    .values({ fingerprint, started_at: now, last_case: '', done_count: 0, finished_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('sweeps').selectAll().where('fingerprint', '=', fingerprint).executeTakeFirst();
  if (!row || row.finished_at !== null) return null;
  return { fingerprint, lastCase: row.last_case, done: row.done_count };
}

export async function saveSweep(
  db: Database,
  fingerprint: string,
  lastCase: string,
  done: number,
  finishedAt: number | null,
): Promise<void> {
  await db
    .updateTable('sweeps')
    .set({ last_case: lastCase, done_count: done, finished_at: finishedAt })
    .where('fingerprint', '=', fingerprint)
    .execute();
  // Rules that come back are new again: only the current sweep is kept once it is done.
  if (finishedAt !== null) await db.deleteFrom('sweeps').where('fingerprint', '!=', fingerprint).execute();
}

export async function nextForSweep(db: Database, after: string, limit: number) {
  return db
    .selectFrom('cases')
    .select(['id', 'kind'])
    .where('open', '=', true)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}
