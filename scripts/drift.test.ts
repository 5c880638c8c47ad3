import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RETENTION_DAYS, SEARCH_ATTRIBUTES } from '../temporal.config.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Settings that the schema in config.ts reads. */
function settingsRead(): string[] {
  return [...read('config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name).sort();
}

/** First column of the table of settings. */
function settingsTold(page: string): string[] {
  return [...page.matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map(([, name = '']) => name).sort();
}

test('the table of settings has every setting, and no other', () => {
  expect(settingsTold(read('docs/drift.md'))).toEqual(settingsRead());
});

test('a table that lacks a setting is found out', () => {
  const cut = read('docs/drift.md').replace(/^\| `PORT`.*\n/m, '');
  expect(settingsTold(cut)).not.toEqual(settingsRead());
});

test('the installation in docker-compose.yml sets only settings that are read', () => {
  const hub = /^ {2}hub:\n([\s\S]*?)^ {4}volumes:/m.exec(read('docker-compose.yml'))?.[1] ?? '';
  const set = [...hub.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
  expect(set).toContain('DATABASE_URL');
  expect(set.filter((name) => !name.startsWith('TEMPORAL_') && !settingsRead().includes(name))).toEqual([]);
});

test.each(['docs/drift.md', 'docker-compose.yml'])(
  '%s makes the namespace that temporal.config.ts asks for',
  (path) => {
    const text = read(path);
    for (const [name, type] of Object.entries(SEARCH_ATTRIBUTES)) {
      expect(text).toContain(`--name ${name} --type ${type}`);
    }
    expect(text).toContain(`--retention ${RETENTION_DAYS}d`);
  },
);
