import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as names from './names.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/fhir.md'), 'utf8');

test.each(Object.values(names).flatMap((name) => (typeof name === 'function' ? [name('{names}')] : [])))(
  'docs/fhir.md names %s',
  (url) => {
    expect(page).toContain(url.includes('StructureDefinition') ? `\`${url.split('/').at(-1)}\`` : `\`${url}\``);
  },
);

test('docs/messages.md tells of every message that a system can get', async () => {
  const { EVENT_NAMES } = await import('../../partner-simulator/event-names.ts');
  const text = readFileSync(join(import.meta.dirname, '../../../docs/messages.md'), 'utf8');
  expect(Object.keys(EVENT_NAMES).filter((code) => !text.includes(`| \`${code}\``))).toEqual([]);
});
