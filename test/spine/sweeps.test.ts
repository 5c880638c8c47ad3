import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPolicies, packsFor } from '../../activities/policies.ts';
import { startSweeps } from '../../activities/sweeps.ts';
import { openDatabase, type Database } from '../../adapters/store/database.ts';
import { createLog } from '../../adapters/log.ts';
import { waitFor } from '../support/wait.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase({});
  const row = {
    kind: 'discharge',
    number: 1,
    status: 'planning',
    open: true,
    opened_at: 1,
    updated_at: 1,
    snapshot: '',
  };
  const rows = ['d1', 'd2', 'd3'].map((id) => ({ id, ...row }));
  await db.insertInto('cases').values(rows).execute();
});
afterAll(() => db?.destroy());

/** One round in which `d2` cannot be woken. */
async function round(keyId: string, isThere: boolean): Promise<{ woken: string[]; log: string; finished: boolean }> {
  const woken: string[] = [];
  const lines: string[] = [];
  const wake = async (id: string): Promise<void> => {
    if (id === 'd2') throw new Error('no answer');
    woken.push(id);
  };
  const sweeps = startSweeps({
    db,
    commands: { wake },
    log: createLog('debug', (line) => void lines.push(line)),
    policies: createPolicies(packsFor(false)),
    keyId,
    now: Date.now,
    isThere: async () => isThere,
    everyMs: 3_600_000,
  });
  await waitFor('the round to end', () => /has met the current rules|sweep postponed/.test(lines.join('')), 20_000);
  await sweeps.stop();
  const rows = await db.selectFrom('sweeps').selectAll().execute();
  return {
    woken,
    log: lines.join(''),
    finished: rows.some((row) => row.fingerprint.endsWith(keyId) && row.finished_at !== null),
  };
}

test('one case that cannot be woken is told of, and the others meet the rules', async () => {
  const { woken, log, finished } = await round('key-a', true);
  expect(woken).toEqual(['d1', 'd3']);
  expect(log).toContain('could not be woken');
  expect(finished).toBe(true);
});

test('while engine or database is away the sweep is postponed, and not counted as done', async () => {
  const { woken, log, finished } = await round('key-b', false);
  expect(woken).toEqual(['d1']);
  expect(log).toContain('sweep postponed');
  expect(finished).toBe(false);
});
