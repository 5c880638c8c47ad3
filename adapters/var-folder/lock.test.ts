import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeVarFolder, VarFolderTakenError } from './lock.ts';

let parent: string;

beforeEach(() => void (parent = mkdtempSync(join(tmpdir(), 'var-'))));
afterEach(() => rmSync(parent, { recursive: true }));

test('a folder is made for its owner alone, also when it was open before', async () => {
  const open = join(parent, 'open');
  mkdirSync(open, { mode: 0o755 });
  for (const dir of [join(parent, 'new', 'var'), open]) {
    const folder = await takeVarFolder(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    folder.release();
    expect(existsSync(join(dir, 'lock.json'))).toBe(false);
  }
});

test('the refusal of a second start says who holds the folder and since when', async () => {
  const folder = await takeVarFolder(parent);
  const refusal = await takeVarFolder(parent).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(VarFolderTakenError);
  expect(refusal).toMatchObject({ pid: process.pid, since: expect.stringMatching(/^\d{4}-.*Z$/) });
  expect((refusal as Error).message).toContain(`in use by process ${process.pid} since 2`);
  folder.release();
});
