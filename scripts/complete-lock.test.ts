import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const SCRIPT = join(import.meta.dirname, 'complete-lock.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(packages: object): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

function read(): Record<string, unknown> {
  return (JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> })
    .packages;
}

function run(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const tool = {
  version: '1.2.3',
  dev: true,
  optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '1.2.3' },
};

test('a platform that the lock lacks is named and fails the check', () => {
  write({ '': {}, 'node_modules/tool': tool, 'node_modules/@tool/darwin-arm64': { version: '1.2.3' } });
  const { output, status } = run('--check');
  expect(status).toBe(1);
  expect(output).toContain('@tool/linux-x64-musl@1.2.3');
  expect(output).not.toContain('@tool/darwin-arm64');
});

test('completing adds the platform as npm would write it, once', () => {
  write({ '': {}, 'node_modules/tool': tool });
  expect(run().status).toBe(0);
  expect(read()).toEqual({
    '': {},
    'node_modules/tool': tool,
    'node_modules/@tool/darwin-arm64': { version: '1.2.3', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
    'node_modules/@tool/linux-x64-musl': {
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  });
  const completed = read();
  expect(run('--check').status).toBe(0);
  expect(run().status).toBe(0);
  expect(read()).toEqual(completed);
});

test('another version of the platform goes beside the package that wants it', () => {
  write({
    '': {},
    'node_modules/tool': { version: '2.0.0', optionalDependencies: { '@tool/darwin-arm64': '2.0.0' } },
    'node_modules/@tool/darwin-arm64': { version: '1.2.3' },
  });
  expect(run().status).toBe(0);
  expect(read()).toMatchObject({
    'node_modules/@tool/darwin-arm64': { version: '1.2.3' },
    'node_modules/tool/node_modules/@tool/darwin-arm64': { version: '2.0.0' },
  });
});

test('an optional package that is no platform of one version is left to npm', () => {
  write({ '': {}, 'node_modules/tool': { version: '1.0.0', optionalDependencies: { fsevents: '^2.3.3' } } });
  const before = read();
  expect(run()).toMatchObject({ status: 1, output: expect.stringContaining('run npm install') });
  expect(read()).toEqual(before);
});
