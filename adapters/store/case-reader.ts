import type { CaseState } from '../../domain/process/state.ts';
import type { ProcessEvent } from '../../domain/process/event.ts';
import { open, type KeyRing } from '../keys/key-ring.ts';
import { readEvent } from './case-store.ts';
import { isOneOf } from './one-of.ts';
import { personIn, type StoredPerson } from './persons.ts';
import { snapshotsOf } from './snapshots.ts';
import type { Database } from './database.ts';

export interface StoredCase {
  id: string;
  kind: string;
  status: string;
  open: boolean;
  personId: string | null;
  nextWake: number | null;
  policyHash: string | null;
  updatedAt: number;
  state: CaseState;
}

/** The case as its latest commit left it. */
export async function readCase(db: Database, ring: KeyRing, id: string): Promise<StoredCase | null> {
  const [found] = await readCases(db, ring, [id]);
  return found ?? null;
}

/** The same of several, in no order. */
export async function readCases(db: Database, ring: KeyRing, ids: readonly string[]): Promise<StoredCase[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('cases').selectAll().where(isOneOf('id', ids)).execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    status: row.status,
    open: row.open,
    personId: row.person_id,
    nextWake: row.next_wake,
    policyHash: row.policy_hash,
    updatedAt: row.updated_at,
    state: open<CaseState>(ring, row.snapshot),
  }));
}

/** The state of the case as its latest commit left it, and the person as known now, in one question. Neither is to be changed. */
export async function readCaseOfPerson(
  db: Database,
  ring: KeyRing,
  id: string,
): Promise<{ state: CaseState; person: StoredPerson | null } | null> {
  const row = await db
    .selectFrom('cases')
    .leftJoin('persons', 'persons.id', 'cases.person_id')
    .select(['cases.snapshot', 'persons.id', 'persons.version', 'persons.sealed', 'persons.updated_at'])
    .where('cases.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { snapshot, id: personId, version, sealed, updated_at } = row;
  const isKnown = personId !== null && version !== null && sealed !== null && updated_at !== null;
  return {
    state: snapshotsOf(ring).open(id, snapshot),
    person: isKnown ? personIn(ring, { id: personId, version, sealed, updated_at }) : null,
  };
}

/** The whole log of a case, in order. */
export async function readLog(db: Database, ring: KeyRing, id: string): Promise<ProcessEvent[]> {
  const rows = await db.selectFrom('events').selectAll().where('case_id', '=', id).orderBy('number').execute();
  return rows.map((row) => readEvent(ring, row));
}
