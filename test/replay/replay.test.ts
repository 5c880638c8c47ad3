import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { DefaultLogger, Runtime, Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import { workflowBundle } from '../../adapters/engine/bundle.ts';
import { encryptionCodec } from '../../adapters/engine/codec.ts';
import { keyRing, type KeyRingContent } from '../../adapters/keys/key-ring.ts';
import { CHANGED_RULES, CHANGED_SHELL, removeVariants, writeVariant } from './variants.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const HISTORIES = join(import.meta.dirname, 'histories');

/** Histories that earlier code left behind, one folder a version; made by scripts/record-histories.ts under a test key ring. */
const files = readdirSync(HISTORIES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
const ring = keyRing(JSON.parse(readFileSync(join(import.meta.dirname, 'test-keys.json'), 'utf8')) as KeyRingContent);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});
afterAll(removeVariants);

async function options(workflowsPath: string, failureConverterPath: string): Promise<ReplayWorkerOptions> {
  const { codePath } = await workflowBundle({
    workflowsPath,
    failureConverterPath,
    cacheDir: join(ROOT, 'node_modules/.cache/samordna'),
  });
  return {
    workflowBundle: { codePath },
    dataConverter: { payloadCodecs: [encryptionCodec(ring)], failureConverterPath },
  };
}

async function replay(settings: ReplayWorkerOptions, file: string): Promise<void> {
  const history: unknown = JSON.parse(readFileSync(join(HISTORIES, file), 'utf8'));
  await Worker.runReplayHistory(settings, history, file);
}

test('there are histories to replay', () => {
  expect(files.length).toBeGreaterThan(3);
});

describe("today's code", () => {
  test.each(files)('replays %s', async (file) => {
    const settings = await options(join(ROOT, 'workflows/index.ts'), join(ROOT, 'workflows/failure-converter.ts'));
    await expect(replay(settings, file)).resolves.toBeUndefined();
  });
});

describe.each(CHANGED_RULES)('code with %s', (name) => {
  test('replays every history', async () => {
    const { index, failureConverter } = writeVariant(name);
    const settings = await options(index, failureConverter);
    for (const file of files) await expect(replay(settings, file)).resolves.toBeUndefined();
  }, 60_000);
});

test(`code with ${CHANGED_SHELL} replays none`, async () => {
  const { index, failureConverter } = writeVariant(CHANGED_SHELL);
  const settings = await options(index, failureConverter);
  for (const file of files) await expect(replay(settings, file)).rejects.toBeInstanceOf(DeterminismViolationError);
}, 60_000);
