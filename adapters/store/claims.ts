import type { Transaction } from 'kysely';
import type { KeyRing } from '../keys/key-ring.ts';
import { isOneOf } from './one-of.ts';
import type { Schema } from './schema.ts';

/** As it is stored: a key in clear may hold the person's id. */
export function claimKey(ring: KeyRing, clear: string): string {
  return ring.hash(clear);
}

export interface ClaimChange {
  /** Taken as they are: already hashed. */
  hashed: readonly string[];
  /** In clear. */
  take: readonly string[];
  release: readonly string[];
}

/** Takes keys and lets go of others. When another case holds one of the wanted keys it is returned, and nothing has changed. */
export async function changeClaims(
  trx: Transaction<Schema>,
  ring: KeyRing,
  caseId: string,
  { hashed, take, release }: ClaimChange,
): Promise<string | null> {
  const keysOf = (clear: readonly string[]): string[] => clear.map((key) => claimKey(ring, key));
  const other = await takeClaims(trx, caseId, [...hashed, ...keysOf(take)]);
  if (other === null) await releaseClaims(trx, caseId, keysOf(release));
  return other;
}

/**
 * Takes all the keys or none; returns another case that holds one of them, or null. A key that is being let go of or taken at this
 * moment is waited for.
 */
async function takeClaims(trx: Transaction<Schema>, caseId: string, keys: readonly string[]): Promise<string | null> {
  if (keys.length === 0) return null;
  const held = await trx
    .insertInto('claims')
    // In one order everywhere, so that two cases never wait for each other.
    .values([...new Set(keys)].sort().map((key) => ({ key, case_id: caseId })))
    // The update changes nothing: it locks the row and tells whose it is.
    .onConflict((conflict) => conflict.column('key').doUpdateSet((row) => ({ key: row.ref('excluded.key') })))
    .returning('case_id')
    .execute();
  const other = held.find((claim) => claim.case_id !== caseId)?.case_id ?? null;
  if (other !== null) await releaseClaims(trx, caseId, keys);
  return other;
}

async function releaseClaims(trx: Transaction<Schema>, caseId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await trx.deleteFrom('claims').where('case_id', '=', caseId).where(isOneOf('key', keys)).execute();
}
