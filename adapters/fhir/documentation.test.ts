import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as names from './names.ts';
import { SEARCH_TABLE } from './search/table.ts';
import { SIP_TASK_TABLE } from './sip-task-table.ts';
import { TASK_TABLE } from './task-table.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/fhir.md'), 'utf8');
const lines = page.split('\n').map((line) => line.replace(/\s+/g, ' '));

const TASKS = { ...SIP_TASK_TABLE, ...TASK_TABLE };

describe('docs/fhir.md', () => {
  test.each(Object.entries(TASKS))('says how the Task %s is met', (duty, { command, outputs }) => {
    const line = lines.find((one) => one.startsWith(`| \`${duty}\` | \`${command}\` |`));
    expect(line).toBeDefined();
    for (const [name, { kind }] of Object.entries(outputs)) expect(line).toContain(`\`${name}\`: ${kind}`);
    if (Object.keys(outputs).length === 0) expect(line).toContain('none');
  });

  test('has no row for a duty that is not there', () => {
    const duties = lines.flatMap((line) => /^\| `(\w+)` \| `\w+` \| (?:`|none)/.exec(line)?.[1] ?? []);
    expect([...duties].sort()).toEqual(Object.keys(TASKS).sort());
  });

  test.each(Object.entries(SEARCH_TABLE))('lists every search parameter of %s, and no other', (type, rows) => {
    const line = lines.find((one) => one.startsWith(`| \`${type}\` | \`_id\``)) ?? '';
    const listed = [...line.matchAll(/`([\w.:-]+)`/g)].map((match) => match[1] ?? '').slice(1);
    expect([...listed].sort()).toEqual(Object.keys(rows).sort());
  });

  test('names every extension and code system', () => {
    for (const url of Object.values(names).flatMap((name) => (typeof name === 'function' ? name('{names}') : []))) {
      const text = url.includes('StructureDefinition') ? `\`${url.split('/').at(-1)}\`` : `\`${url}\``;
      expect(page).toContain(text);
    }
  });
});
