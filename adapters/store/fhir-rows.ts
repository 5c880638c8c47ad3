import type { KeyRing } from '../keys/key-ring.ts';
import { applyPersonDraft } from './persons.ts';
import type { Database } from './database.ts';

/** The case that holds a claim. */
export async function findClaim(db: Database, key: string): Promise<string | null> {
  const row = await db.selectFrom('claims').select('case_id').where('key', '=', key).executeTakeFirst();
  return row?.case_id ?? null;
}

/** Removes a draft that no command will release. */
export async function dropPersonDraft(db: Database, draftId: string): Promise<void> {
  await db.deleteFrom('person_drafts').where('id', '=', draftId).execute();
}

/** Stores a draft that belongs to no command. */
export async function applyDraftAlone(db: Database, ring: KeyRing, draftId: string): Promise<void> {
  await db.transaction().execute((trx) => applyPersonDraft(trx, ring, draftId));
}

export async function openCasesOf(db: Database, personId: string): Promise<{ id: string; kind: string }[]> {
  return db
    .selectFrom('cases')
    .select(['id', 'kind'])
    .where('person_id', '=', personId)
    .where('open', '=', true)
    .execute();
}
