import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedPolicies } from '../../activities/policies.ts';
import { readLog } from '../../adapters/store/case-reader.ts';
import { nationalLaw } from '../support/law-alone.ts';
import { openCase } from '../support/opened-case.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';

const varFolder = mkdtempSync(join(tmpdir(), 'samordna-rules-'));
let hub: TestHub | undefined;
afterAll(async () => {
  await hub?.stop();
  rmSync(varFolder, { recursive: true, force: true });
});

test('a rule that changes reaches an idle case without any command', async () => {
  const queue = `rules-${crypto.randomUUID()}`;
  hub = await startTestHub({ varFolder, queue });
  const { caseId } = await openCase(hub);
  await hub.stop();

  hub = await startTestHub({ varFolder, queue, policies: fixedPolicies({ ...nationalLaw, name: 'changed-law' }) });
  const { deps } = hub;
  const applied = await waitFor(
    'the new policy',
    async () => {
      const events = await readLog(deps.db, deps.ring, caseId);
      return events.find(
        (event) => event.type === 'policyApplied' && (event.data as { name: string }).name === 'changed-law',
      );
    },
    60_000,
  );
  expect(applied.by.kind).toBe('hub');
  const sweeps = await waitFor(
    'the sweep to end',
    async () => {
      const rows = await deps.db.selectFrom('sweeps').selectAll().execute();
      return rows.every((row) => row.finished_at !== null) ? rows : null;
    },
    30_000,
  );
  expect(sweeps).toHaveLength(1);
  expect(sweeps[0]?.done_count).toBe(1);
}, 120_000);
