import type { Database } from './database.ts';
import { isOneOf } from './one-of.ts';

/**
 * What a client calls a thing. `Encounter` and `Patient` are ids that the client chose; `Encounter.identifier` is the keyed hash of
 * an identifier of its own. Whoever uses an id first has it.
 */
export type FhirIdType = 'Encounter' | 'Patient' | 'Encounter.identifier';

export interface FhirId {
  type: FhirIdType;
  id: string;
  /** HSA-id of the client. */
  client: string;
  /** Case or person. */
  target: string;
}

export async function findFhirId(db: Database, type: FhirIdType, id: string): Promise<FhirId | null> {
  const row = await db
    .selectFrom('fhir_ids')
    .selectAll()
    .where('type', '=', type)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, type } : null;
}

/** Takes the id for the client, unless it is taken; returns the row that stands. */
export async function takeFhirId(db: Database, row: FhirId): Promise<FhirId> {
  await db
    .insertInto('fhir_ids')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findFhirId(db, row.type, row.id)) ?? row;
}

/** Points the client's id at another target, when what it pointed at never came to be. */
export async function moveFhirId(db: Database, { type, id, client }: FhirId, target: string): Promise<void> {
  await db
    .updateTable('fhir_ids')
    .set({ target })
    .where('type', '=', type)
    .where('id', '=', id)
    .where('client', '=', client)
    .execute();
}

/** Gives back an id whose case or person never came to be. */
export async function releaseFhirId(db: Database, { type, id, client, target }: FhirId): Promise<void> {
  const table = type === 'Patient' ? 'persons' : 'cases';
  const found = await db.selectFrom(table).select('id').where('id', '=', target).executeTakeFirst();
  if (found) return;
  await db
    .deleteFrom('fhir_ids')
    .where('type', '=', type)
    .where('id', '=', id)
    .where('client', '=', client)
    .where('target', '=', target)
    .execute();
}

/** What the client calls each of these targets, where it has a name for it: target -> id. */
export async function fhirIdsOf(
  db: Database,
  type: FhirIdType,
  client: string,
  targets: readonly string[],
): Promise<Map<string, string>> {
  if (targets.length === 0) return new Map();
  const rows = await db
    .selectFrom('fhir_ids')
    .select(['id', 'target'])
    .where('type', '=', type)
    .where('client', '=', client)
    .where(isOneOf('target', targets))
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ id, target }) => [target, id]));
}
