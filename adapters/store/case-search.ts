import type { Database } from './database.ts';
import { readCases, type StoredCase } from './case-reader.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { isOneOf } from './one-of.ts';

export interface CaseFilter {
  /** Cases in which the party has something to see; every case when left out. The gate still has the last word. */
  party?: string;
  personIds?: readonly string[];
  caseIds?: readonly string[];
  kinds?: readonly string[];
  /** Only cases with a duty that is open. */
  withOpenDuty?: boolean;
}

/** Candidates for a search, before the gate. */
export async function findCases(db: Database, ring: KeyRing, filter: CaseFilter): Promise<StoredCase[]> {
  let query = db.selectFrom('cases').select('cases.id').orderBy('cases.id');
  const { party, personIds, caseIds } = filter;
  if (personIds) query = query.where(isOneOf('cases.person_id', personIds));
  if (caseIds) query = query.where(isOneOf('cases.id', caseIds));
  if (filter.kinds) query = query.where(isOneOf('cases.kind', filter.kinds));
  if (party !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('case_parties')
          .select('case_parties.case_id')
          .whereRef('case_parties.case_id', '=', 'cases.id')
          .where('case_parties.party', '=', party),
      ),
    );
  }
  if (filter.withOpenDuty) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('duties')
          .select('duties.id')
          .whereRef('duties.case_id', '=', 'cases.id')
          .where('duties.status', '=', 'open'),
      ),
    );
  }
  const rows = await query.execute();
  const found = new Map(
    (
      await readCases(
        db,
        ring,
        rows.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return rows.flatMap(({ id }) => found.get(id) ?? []);
}

/** Which case a duty belongs to. */
export async function caseOfDuty(db: Database, dutyId: string): Promise<string | null> {
  const row = await db.selectFrom('duties').select('case_id').where('id', '=', dutyId).executeTakeFirst();
  return row?.case_id ?? null;
}

/** When each of these events was recorded, ms; by `<case>.<number>`. */
export async function recordedTimes(
  db: Database,
  events: readonly { caseId: string; number: number }[],
): Promise<Map<string, number>> {
  const ids = [...new Set(events.map(({ caseId, number }) => `${caseId}.${number}`))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('events')
    .select(['event_id', 'recorded_at'])
    .where(isOneOf('event_id', ids))
    .execute();
  return new Map(rows.map(({ event_id: id, recorded_at: at }) => [id, at]));
}
