import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestHub, type TestHub } from '../support/test-hub.ts';

const script = join(import.meta.dirname, '../../examples/admit.mjs');
const run = promisify(execFile);

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);

afterAll(async () => {
  await hub?.stop();
});

test('the example script admits someone and prints the duties that it opened', async () => {
  const env = { ...process.env, SAMORDNA_PUBLIC_URL: hub.url, SAMORDNA_TOKEN: await hub.tokenFor('journal') };
  const { stdout } = await run(process.execPath, [script], { env });
  expect(stdout).toMatch(/^The stay: http.*\/fhir\/Encounter\/[a-z]+\n/);
  expect(stdout).toContain('Lämna inskrivningsmeddelande');
});

test('without a token it says what to do, and fails', async () => {
  const env = { ...process.env, SAMORDNA_PUBLIC_URL: hub.url, SAMORDNA_TOKEN: '' };
  await expect(run(process.execPath, [script], { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('SAMORDNA_TOKEN'),
  });
});
