import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { keyRing, newKeyRingContent } from '../../adapters/keys/key-ring.ts';
import { caseStore } from '../../adapters/store/case-store.ts';
import { openDatabase, type Database } from '../../adapters/store/database.ts';
import { applyDraftAlone } from '../../adapters/store/fhir-rows.ts';
import { applyPersonDraft, readPerson, savePersonDraft, type Person } from '../../adapters/store/persons.ts';
import { newCaseId, PERSON } from '../support/commands.ts';
import { waitFor } from '../support/wait.ts';

const ring = keyRing(newKeyRingContent());
const PROTECTED: Person = { ...PERSON, marks: { deceased: false, protection: 'skyddadFolkbokforing' } };

let db: Database;
beforeAll(async () => {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Run this suite with npm run test:postgres, which starts a PostgreSQL server for it.');
  db = await openDatabase({ url });
});
afterAll(() => db?.destroy());

async function draftOf(personId: string, person: Person): Promise<string> {
  const draftId = crypto.randomUUID();
  await savePersonDraft(db, ring, draftId, personId, person);
  return draftId;
}

/** Until another transaction waits for this one. */
async function awaited(pid: number): Promise<void> {
  const ask = async (): Promise<boolean | undefined> => {
    const { rows } = await sql<{ waits: boolean }>`select exists (
      select from pg_stat_activity where ${pid}::int = any(pg_blocking_pids(pid))) as waits`.execute(db);
    return rows[0]?.waits;
  };
  await waitFor('another that waits', ask, 10_000);
}

test.each([
  ['first', [PROTECTED, PERSON]],
  ['second', [PERSON, PROTECTED]],
] as const)('a protection that one of two first reports brings stands, when it comes %s', async (_place, reports) => {
  const personId = `p-${crypto.randomUUID()}`;
  const [first, second] = [await draftOf(personId, reports[0]), await draftOf(personId, reports[1])];
  let later: Promise<void> | undefined;
  await db.transaction().execute(async (trx) => {
    await applyPersonDraft(trx, ring, first);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    later = applyDraftAlone(db, ring, second);
    await awaited(rows[0]?.pid ?? 0);
  });
  await later;
  const person = await readPerson(db, ring, personId);
  expect(person).toMatchObject({ version: 2, marks: PROTECTED.marks });
  expect(person?.address).toBeUndefined();
});

test('two cases that store the same two persons in opposite order at once both come through', async () => {
  const persons = [1, 2].map((n) => `p${n}-${crypto.randomUUID()}`);
  for (const personId of persons) await applyDraftAlone(db, ring, await draftOf(personId, PERSON));
  let begun = 0;
  let bothBegan = (): void => undefined;
  const meeting = new Promise<void>((resolve) => (bothBegan = resolve));
  const inOrder = async (personIds: readonly string[]): Promise<void> => {
    const draftIds = await Promise.all(personIds.map((personId) => draftOf(personId, PERSON)));
    await caseStore(db, ring).inCase(newCaseId(), 'discharge', async (tx) => {
      await tx.applyPersonDraft(draftIds[0] ?? '');
      begun += 1;
      if (begun === 2) bothBegan();
      await meeting;
      await tx.applyPersonDraft(draftIds[1] ?? '');
    });
  };
  await Promise.all([inOrder(persons), inOrder(persons.toReversed())]);
  const stored = await Promise.all(persons.map((personId) => readPerson(db, ring, personId)));
  expect(stored.map((person) => person?.version)).toEqual([3, 3]);
});
