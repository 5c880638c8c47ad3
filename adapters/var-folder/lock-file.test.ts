import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock, type HeldLock, type LockRecord } from './lock-file.ts';
import { identifyProcess } from './process-identity.ts';

const self = identifyProcess(process.pid)!;
const dead = { pid: process.pid, start: 'long ago' };
let dir: string;
let path: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(dir, 'lock.json');
});

afterEach(() => rmSync(dir, { recursive: true }));

function taken(): HeldLock {
  const attempt = tryLock(path);
  if ('heldBy' in attempt) throw new Error('held');
  return attempt.taken;
}

function leave(file: string, record: Omit<LockRecord, 'since'>): void {
  writeFileSync(file, JSON.stringify({ since: '2026-01-01T00:00:00.000Z', ...record }));
}

test('who comes second learns who holds the lock; after its release it is free', () => {
  const first = taken();
  expect(tryLock(path)).toEqual({ heldBy: first.record() });
  expect(first.record().holder).toEqual(self);
  first.release();
  expect(readdirSync(dir)).toEqual([]);
  taken().release();
});

test('the file is for its owner alone and says who must not outlive the holder', () => {
  const lock = taken();
  lock.setEngine({ pid: 1, start: 'x' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ holder: self, engine: { pid: 1, start: 'x' } });
  lock.setEngine(undefined);
  expect(JSON.parse(readFileSync(path, 'utf8'))).not.toHaveProperty('engine');
});

test('a dead holder is replaced and its engine remembered', () => {
  leave(path, { token: 'a', holder: dead, engine: { pid: 7, start: 'e' } });
  expect(taken().record()).toMatchObject({ holder: self, engine: { pid: 7, start: 'e' } });
  expect(readdirSync(dir)).toEqual(['lock.json']);
});

test('a dead holder that someone alive has claimed is not free', () => {
  leave(path, { token: 'a', holder: dead });
  leave(`${path}.after-a`, { token: 'b', holder: self });
  expect(tryLock(path)).toMatchObject({ heldBy: { token: 'b' } });
});

test('who died while taking over is itself taken over, and nothing of either remains', () => {
  leave(path, { token: 'a', holder: dead, engine: { pid: 7, start: 'e' } });
  leave(`${path}.after-a`, { token: 'b', holder: dead, engine: { pid: 7, start: 'e' } });
  expect(taken().record()).toMatchObject({ holder: self, engine: { pid: 7, start: 'e' } });
  expect(readdirSync(dir)).toEqual(['lock.json']);
});

test('a lock that was taken away is neither changed nor removed by its former holder', () => {
  const lock = taken();
  leave(path, { token: 'other', holder: self });
  expect(() => lock.setEngine(undefined)).toThrow('taken away');
  lock.release();
  expect(tryLock(path)).toMatchObject({ heldBy: { token: 'other' } });
});

test('a lock that cannot be read is nobody’s to take', () => {
  writeFileSync(path, '');
  expect(() => tryLock(path)).toThrow('cannot be read');
});
