import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowBundle } from '../../adapters/engine/bundle.ts';

jest.setTimeout(60_000);

let root: string;
let cacheDir: string;

beforeEach(() => {
  // Inside the checkout, where the SDK is found.
  const parent = join(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(parent, { recursive: true });
  root = mkdtempSync(join(parent, 'bundle-test-'));
  cacheDir = join(root, 'cache');
  mkdirSync(join(root, 'workflows'));
  mkdirSync(join(root, 'domain'));
  writeFileSync(join(root, 'workflows/index.js'), `export { rule as shell } from '../domain/rule.js';`);
  writeFileSync(join(root, 'domain/rule.js'), `export async function rule() { return 'first rule'; }`);
});

afterEach(() => rmSync(root, { recursive: true }));

test('workflow code is bundled once, anew when a rule changes, and long unused bundles go', async () => {
  const request = { workflowsPath: join(root, 'workflows'), cacheDir };
  const first = await workflowBundle(request);
  expect(readFileSync(first.codePath, 'utf8')).toContain('first rule');
  expect(await workflowBundle(request)).toEqual(first);

  utimesSync(first.codePath, 0, 0);
  await workflowBundle(request);
  writeFileSync(join(root, 'domain/rule.js'), `export async function rule() { return 'second rule'; }`);
  const second = await workflowBundle(request);
  expect(readFileSync(second.codePath, 'utf8')).toContain('second rule');
  expect(readdirSync(cacheDir)).toHaveLength(2);

  utimesSync(first.codePath, 0, 0);
  writeFileSync(join(root, 'domain/rule.js'), `export async function rule() { return 'third rule'; }`);
  const third = await workflowBundle(request);
  expect(
    readdirSync(cacheDir)
      .map((name) => join(cacheDir, name))
      .toSorted(),
  ).toEqual([second.codePath, third.codePath].toSorted());
});

test('a changed shell beside the usual one has a bundle of its own', async () => {
  writeFileSync(join(root, 'workflows/changed.js'), `export async function shell() { return 'changed shell'; }`);
  const usual = await workflowBundle({ workflowsPath: join(root, 'workflows/index.ts'), cacheDir });
  const changed = await workflowBundle({ workflowsPath: join(root, 'workflows/changed'), cacheDir });
  expect(changed.codePath).not.toBe(usual.codePath);
  expect(readFileSync(changed.codePath, 'utf8')).toContain('changed shell');
});

test('code that does not resolve is an error and leaves no bundle', async () => {
  writeFileSync(join(root, 'workflows/index.js'), `export * from '../domain/absent.js';`);
  await expect(workflowBundle({ workflowsPath: join(root, 'workflows'), cacheDir })).rejects.toThrow(
    `Can't resolve '../domain/absent.js'`,
  );
  expect(() => readdirSync(cacheDir)).toThrow('ENOENT');
});
