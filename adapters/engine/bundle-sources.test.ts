import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSources, resolveModule } from './bundle-sources.ts';

let root: string;
let domain: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  domain = join(root, 'domain');
  mkdirSync(join(domain, 'sip'), { recursive: true });
  writeFileSync(join(domain, 'sip', 'rule.ts'), 'one');
});

afterEach(() => rmSync(root, { recursive: true }));

const hash = (salt = '1.24'): string => hashSources(root, [domain], salt);

test.each([
  ['a changed rule', () => writeFileSync(join(domain, 'sip', 'rule.ts'), 'two')],
  ['a new file', () => writeFileSync(join(domain, 'new.js'), '')],
  ['a moved file', () => cpSync(join(domain, 'sip', 'rule.ts'), join(domain, 'rule.ts'))],
])('%s changes the hash', (_what, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test.each(['rule.test.ts', 'types.d.ts', 'rule.js.map', 'notes.md'])('%s does not change the hash', (name) => {
  const before = hash();
  writeFileSync(join(domain, name), 'anything');
  expect(hash()).toBe(before);
});

test('another SDK changes the hash, another place on the disk does not', () => {
  expect(hash('1.25')).not.toBe(hash('1.24'));
  const copy = join(root, 'copy');
  cpSync(domain, join(copy, 'domain'), { recursive: true });
  expect(hashSources(copy, [join(copy, 'domain')], '1.24')).toBe(hash('1.24'));
});

test('a module is found with the ending it has beside the caller', () => {
  writeFileSync(join(root, 'index.js'), '');
  expect(resolveModule(root)).toBe(join(root, 'index.js'));
  expect(resolveModule(join(root, 'index'))).toBe(join(root, 'index.js'));
  expect(resolveModule(join(root, 'index.ts'))).toBe(join(root, 'index.js'));
  writeFileSync(join(root, 'index.ts'), '');
  expect(resolveModule(root)).toBe(join(root, 'index.ts'));
  expect(() => resolveModule(join(root, 'absent.ts'))).toThrow('there is no module');
});
