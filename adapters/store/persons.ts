import { sql, type Selectable, type Transaction } from 'kysely';
import { mergedMarks } from '../../domain/disclosure/marks.ts';
import type { PersonMarks } from '../../domain/disclosure/message.ts';
import { randomBytes } from 'node:crypto';
import { open, seal, type KeyRing } from '../keys/key-ring.ts';
import type { Database } from './database.ts';
import { isOneOf } from './one-of.ts';
import type { Schema } from './schema.ts';

/** Everything that identifies a person. Stored sealed under a random id; never in state, commands or events. */
export interface Person {
  identifiers: { system: string; value: string }[];
  name?: { family?: string; given?: string[]; text?: string };
  /** Population-register address as given by the source; left out when protected. */
  address?: { lines: string[]; postalCode?: string; city?: string };
  phone?: string;
  /** The outpatient unit (HSA-id) that the person is listed with. */
  outpatientUnit?: string;
  birthDate?: string;
  marks: PersonMarks;
}

export interface StoredPerson extends Person {
  id: string;
  version: number;
  updatedAt: number;
}

/** The random id under which these identifiers are known, given out on first sight. Identifiers are found by keyed hash only. */
export async function personIdFor(db: Database, ring: KeyRing, identifiers: Person['identifiers']): Promise<string> {
  const hashes = identifiers.map((identifier) => numberHash(ring, identifier));
  const known = await db.selectFrom('person_numbers').selectAll().where(isOneOf('hash', hashes)).execute();
  const id = known[0]?.person_id ?? `p${randomBytes(12).toString('hex')}`;
  // Several known numbers of different persons are never joined by a machine: only new ones are given this person.
  await db
    .insertInto('person_numbers')
    // In one order everywhere, so that two reports never wait for each other.
    .values(hashes.toSorted().map((hash) => ({ hash, person_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const first = await db
    .selectFrom('person_numbers')
    .select('person_id')
    .where('hash', '=', hashes[0] ?? '')
    .executeTakeFirst();
  return first?.person_id ?? id;
}

export async function findPersonId(
  db: Database,
  ring: KeyRing,
  identifier: { system: string; value: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('person_numbers')
    .select('person_id')
    .where('hash', '=', numberHash(ring, identifier))
    .executeTakeFirst();
  return row?.person_id ?? null;
}

function numberHash(ring: KeyRing, { system, value }: { system: string; value: string }): string {
  return ring.hash(`person|${system}|${value}`);
}

/** Person data that wait for the command that brings them: applied in that command's transaction, or never. */
export async function savePersonDraft(
  db: Database,
  ring: KeyRing,
  draftId: string,
  personId: string,
  person: Person,
): Promise<void> {
  await db
    .insertInto('person_drafts')
    .values({ id: draftId, person_id: personId, sealed: seal(ring, person), created_at: Date.now() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet((row) => ({ sealed: row.ref('excluded.sealed') })))
    .execute();
}

/** Marks that were set since the draft was made stand: no report takes one away. */
export async function applyPersonDraft(trx: Transaction<Schema>, ring: KeyRing, draftId: string): Promise<void> {
  const draft = await trx
    .deleteFrom('person_drafts')
    .where('id', '=', draftId)
    .returning(['person_id', 'sealed'])
    .executeTakeFirst();
  if (!draft) return;
  const person = open<Person>(ring, draft.sealed);
  const first = {
    id: draft.person_id,
    version: 1,
    sealed: withoutPlaceIfProtected(ring, person),
    updated_at: Date.now(),
  };
  const stored = await trx
    .insertInto('persons')
    .values(first)
    // The update changes nothing: it waits for another that reports the same new person, locks the row and tells what it holds.
    .onConflict((conflict) => conflict.column('id').doUpdateSet((row) => ({ version: row.ref('persons.version') })))
    .returning(['version', 'sealed'])
    .executeTakeFirstOrThrow();
  // Nothing is ever sealed twice into the same text.
  if (stored.sealed === first.sealed) return;
  person.marks = mergedMarks(open<Person>(ring, stored.sealed).marks, person.marks);
  const { updated_at } = first;
  await trx
    .updateTable('persons')
    .set({ version: stored.version + 1, sealed: withoutPlaceIfProtected(ring, person), updated_at })
    .where('id', '=', draft.person_id)
    .execute();
}

function withoutPlaceIfProtected(ring: KeyRing, { address, phone, ...person }: Person): string {
  const isProtected = person.marks.protection !== 'none';
  return seal(ring, isProtected ? person : { ...person, ...(address ? { address } : {}), ...(phone ? { phone } : {}) });
}

/**
 * Sets or takes away a mark. A protection whose kind nobody named counts as the strictest; one that stands already is kept. An address
 * that it took away comes back with the next report alone.
 */
export async function setPersonMark(
  trx: Transaction<Schema>,
  ring: KeyRing,
  personId: string,
  mark: 'deceased' | 'protected',
  isSet: boolean,
): Promise<void> {
  const row = await trx
    .selectFrom('persons')
    .select('sealed')
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const person = open<Person>(ring, row.sealed);
  const { deceased, protection } = person.marks;
  const marks: PersonMarks =
    mark === 'deceased'
      ? { protection, deceased: isSet }
      : { deceased, protection: !isSet ? 'none' : protection === 'none' ? 'other' : protection };
  if (marks.deceased === deceased && marks.protection === protection) return;
  await trx
    .updateTable('persons')
    .set((row) => ({
      version: sql<number>`${row.ref('version')} + 1`,
      sealed: withoutPlaceIfProtected(ring, { ...person, marks }),
      updated_at: Date.now(),
    }))
    .where('id', '=', personId)
    .execute();
}

export async function readPerson(db: Database, ring: KeyRing, id: string): Promise<StoredPerson | null> {
  const row = await db.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? personIn(ring, row) : null;
}

/** Those of them that are known, by id. */
export async function readPersons(
  db: Database,
  ring: KeyRing,
  ids: readonly string[],
): Promise<Map<string, StoredPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('persons').selectAll().where(isOneOf('id', ids)).execute();
  return new Map(rows.map((row) => [row.id, personIn(ring, row)]));
}

export function personIn(ring: KeyRing, row: Selectable<Schema['persons']>): StoredPerson {
  return { ...open<Person>(ring, row.sealed), id: row.id, version: row.version, updatedAt: row.updated_at };
}

/** Drafts whose command never came to be stored. Returns how many there were. */
export async function removeOldDrafts(db: Database, before: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('person_drafts').where('created_at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
