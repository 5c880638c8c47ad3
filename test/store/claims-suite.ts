import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keyRing, newKeyRingContent } from '../../adapters/keys/key-ring.ts';
import { caseStore } from '../../adapters/store/case-store.ts';
import { claimKey } from '../../adapters/store/claims.ts';
import type { Database } from '../../adapters/store/database.ts';
import { findClaim } from '../../adapters/store/fhir-rows.ts';
import { newCaseId } from '../support/commands.ts';

const ring = keyRing(newKeyRingContent());

/** What holds of keys that only one case may have, on every database. */
export function claimsSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  }, 60_000);
  afterAll(() => db?.destroy());

  function change(caseId: string, take: string[], release: string[] = []): Promise<string | null> {
    return caseStore(db, ring).inCase(caseId, 'discharge', (tx) => tx.changeClaims({ hashed: [], take, release }));
  }
  const holderOf = (key: string): Promise<string | null> => findClaim(db, claimKey(ring, key));
  const newKey = (): string => `open|sip|p-${newCaseId()}`;

  test('a key that is let go of may be taken by another case, and the other keys stay', async () => {
    const [first, second, ended, kept] = [newCaseId(), newCaseId(), newKey(), newKey()];
    expect(await change(first, [ended, kept])).toBeNull();
    expect(await change(second, [ended])).toBe(first);
    expect(await change(first, [], [ended])).toBeNull();
    expect(await change(second, [ended])).toBeNull();
    expect([await holderOf(ended), await holderOf(kept)]).toEqual([second, first]);
    // The first case begins again.
    expect(await change(first, [ended])).toBe(second);
  });

  test('when one key is held by another nothing is taken and nothing is let go of', async () => {
    const [first, second, held, free, own] = [newCaseId(), newCaseId(), newKey(), newKey(), newKey()];
    await change(first, [held]);
    await change(second, [own]);
    expect(await change(second, [held, free], [own])).toBe(first);
    expect([await holderOf(held), await holderOf(free), await holderOf(own)]).toEqual([first, null, second]);
  });

  test('a key is only let go of by the case that holds it, and taken again by the same case', async () => {
    const [first, second, key] = [newCaseId(), newCaseId(), newKey()];
    await change(first, [key]);
    await change(second, [], [key]);
    expect(await change(first, [key, key])).toBeNull();
    expect(await holderOf(key)).toBe(first);
  });

  test('many cases that take two keys at once, in any order, leave both with one of them', async () => {
    const keys = [newKey(), newKey()];
    const cases = Array.from({ length: 12 }, newCaseId);
    const answers = await Promise.all(cases.map((caseId, n) => change(caseId, n % 2 === 0 ? keys : keys.toReversed())));
    const winners = cases.filter((_, n) => answers[n] === null);
    expect(winners).toHaveLength(1);
    expect(new Set(answers.filter((answer) => answer !== null))).toEqual(new Set(winners));
    expect(await Promise.all(keys.map(holderOf))).toEqual([winners[0], winners[0]]);
  });

  test('a key that is taken at the moment it is let go of is held by whoever was told so, and by nobody else', async () => {
    for (let round = 0; round < 15; round += 1) {
      const [first, key] = [newCaseId(), newKey()];
      await change(first, [key]);
      const takers = Array.from({ length: 3 }, newCaseId);
      const [, ...answers] = await Promise.all([
        change(first, [], [key]),
        ...takers.map((caseId) => change(caseId, [key])),
      ]);
      const told = takers.filter((_, n) => answers[n] === null);
      expect(told.length).toBeLessThanOrEqual(1);
      expect(await holderOf(key)).toBe(told[0] ?? null);
    }
  });
}
