import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { keyRing, newKeyRingContent } from '../../adapters/keys/key-ring.ts';
import { findCases, recordedTimes } from '../../adapters/store/case-search.ts';
import { caseStore } from '../../adapters/store/case-store.ts';
import { openDatabase, type Database } from '../../adapters/store/database.ts';
import { fhirIdsOf } from '../../adapters/store/fhir-ids.ts';
import { newCaseId } from '../support/commands.ts';
import { claimsSuite } from './claims-suite.ts';
import { storeSuite } from './store-suite.ts';

describe('the store', () => storeSuite(() => openDatabase({})));
describe('claims', () => claimsSuite(() => openDatabase({})));

describe('a question about a list', () => {
  const ring = keyRing(newKeyRingContent());
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase({});
  }, 60_000);
  afterAll(() => db?.destroy());

  const questions: Record<string, (ids: string[]) => Promise<unknown>> = {
    'cases of persons': (personIds) => findCases(db, ring, { personIds }),
    'cases by id': (caseIds) => findCases(db, ring, { caseIds }),
    'cases of kinds': (kinds) => findCases(db, ring, { kinds }),
    'times of events': (ids) =>
      recordedTimes(
        db,
        ids.map((caseId) => ({ caseId, number: 1 })),
      ),
    'names that a client has': (ids) => fhirIdsOf(db, 'Encounter', 'SE0000000001-S001', ids),
    'keys that are let go of': (release) =>
      caseStore(db, ring).inCase(newCaseId(), 'discharge', (tx) => tx.changeClaims({ hashed: [], take: [], release })),
  };

  async function kept(): Promise<number | undefined> {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements`.execute(
      db,
    );
    return rows[0]?.count;
  }

  test.each(Object.keys(questions))('is one statement whatever its length: %s', async (name) => {
    const ask = questions[name];
    await kept();
    await ask?.(['a']);
    const before = await kept();
    for (const ids of [['a', 'b'], ['c', 'd', 'e'], []]) await ask?.(ids);
    expect(await kept()).toBe(before);
  });
});
