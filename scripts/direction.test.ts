import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = dirname(import.meta.dirname);
/** Put in where it is used, so that this file itself holds no path out of the repository. */
const UP_TWICE = '../'.repeat(2);
const CONFIGURATIONS = ['.oxlintrc.json', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'];

/** A small tree of the same folders. Files named `bad` break one rule each, files named `good` none. */
const TREE: Record<string, string> = {
  'domain/sip/good.ts': `import { x } from '../x.ts';\nexport const y = x;\n`,
  'domain/x.ts': `export const x = 1;\nexport type X = number;\n`,
  'domain/bad-package.ts': `import type { z } from 'zod';\nexport type Z = typeof z;\n`,
  'domain/bad-clock.ts': `export const now = Date.now();\n`,
  'domain/bad-chance.ts': `export const chance = Math.random();\n`,
  'domain/bad-outward.ts': `import type { A } from '../activities/a.ts';\nexport type B = A;\n`,
  'domain/bad-circle.ts': `import { two } from './circle-two.ts';\nexport const one = () => two;\n`,
  'domain/circle-two.ts': `import { one } from './bad-circle.ts';\nexport const two = () => one;\n`,
  'domain/sip/good.test.ts': `import { test } from '@jest/globals';\nimport { x } from '../x.ts';\nexport const t = [test, x];\n`,
  'domain/policy/pack.ts': `export interface Pack { readonly name: string }\nexport const EMPTY = {};\n`,
  'policies/good.ts': `import type { Pack } from '../domain/policy/pack.ts';\nexport const pack: Pack = { name: 'a' };\n`,
  'policies/bad-value.ts': `import { EMPTY } from '../domain/policy/pack.ts';\nexport const pack = EMPTY;\n`,
  'policies/bad-type.ts': `import type { X } from '../domain/x.ts';\nexport const pack: X = 1;\n`,
  'activities/a.ts': `export const a = 1;\nexport type A = number;\n`,
  'activities/bad-api.ts': `import { route } from '../api/route.ts';\nexport const b = route;\n`,
  'adapters/store/bad-activity.ts': `import { a } from '${UP_TWICE}activities/a.ts';\nexport const b = a;\n`,
  'adapters/store/good.ts': `import { x } from '${UP_TWICE}domain/x.ts';\nexport const b = x;\n`,
  'workflows/w.ts': `import { x } from '../domain/x.ts';\nimport type { A } from '../activities/a.ts';\nexport const w: A = x;\n`,
  'workflows/bad-activity.ts': `import { a } from '../activities/a.ts';\nexport const w = a;\n`,
  'workflows/bad-policy.ts': `import { pack } from '../policies/good.ts';\nexport const w = pack;\n`,
  'workflows/bad-node.ts': `import { readFileSync } from 'node:fs';\nexport const w = readFileSync;\n`,
  'api/route.ts': `import type { w } from '../workflows/w.ts';\nimport { a } from '../activities/a.ts';\nexport const route: typeof w = a;\n`,
  'api/bad-workflow.ts': `import { w } from '../workflows/w.ts';\nexport const route = w;\n`,
  'adapters/store/case-reader.ts': `export const readCase = 1;\n`,
  'api/seen-cases.ts': `import { readCase } from '../adapters/store/case-reader.ts';\nexport const s = readCase;\n`,
  'api/bad-route.ts': `import { readCase } from '../adapters/store/case-reader.ts';\nexport const route = readCase;\n`,
  'api/contracts/good.ts': `export interface Row { readonly id: string }\nexport const ROW = {};\n`,
  'web/good.ts': `import type { Row } from '../api/contracts/good.ts';\nexport const row: Row = { id: 'a' };\n`,
  'web/bad-value.ts': `import { ROW } from '../api/contracts/good.ts';\nexport const row = ROW;\n`,
  'web/bad-domain.ts': `import type { X } from '../domain/x.ts';\nexport const row: X = 1;\n`,
  'api/server.ts': `export interface Server { readonly port: number }\n`,
  'web/good-part.tsx': `import type { Row } from '../api/contracts/good.ts';\nexport const Part = ({ id }: Row) => <p>{id}</p>;\n`,
  'web/bad-part.tsx': `import { ROW } from '../api/contracts/good.ts';\nexport const part = ROW;\n`,
  'web/bad-server.tsx': `import type { Server } from '../api/server.ts';\nexport const part = ({ port }: Server) => port;\n`,
  'web/bad-image.tsx': `export const Logo = () => <img src="logo.svg" />;\n`,
  'domain/bad-print.ts': `console.log(1);\n`,
  'domain/BadName.ts': `export const n = 1;\n`,
  'domain/bad-length.ts': 'export {};\n'.repeat(301),
  'domain/bad-only.test.ts': `import { expect, test } from '@jest/globals';\ntest.only('a', () => expect(1).toBe(1));\n`,
  'domain/bad-skip.test.ts': `import { expect, test } from '@jest/globals';\ntest.skip('a', () => expect(1).toBe(1));\n`,
  'domain/bad-import.ts': `import { X } from './x.ts';\nexport const n: X = 1;\n`,
};

let folder: string;
let complaints: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'direction-'));
  for (const name of CONFIGURATIONS) copyFileSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  complaints = [...boundaries(), ...lint()];
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(tool: string, ...args: string[]): string {
  const bin = join(ROOT, 'node_modules', '.bin', tool);
  return spawnSync(bin, args, { cwd: folder, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }).stdout;
}

const FOLDERS = ['domain', 'policies', 'workflows', 'activities', 'adapters', 'api', 'web'];

/** `path: rule` of each violation. */
function boundaries(): string[] {
  const output = run('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS);
  const { summary } = JSON.parse(output) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
}

function lint(): string[] {
  const output = run('oxlint', '--format', 'json', ...FOLDERS);
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] };
  return diagnostics.map(({ code, filename }) => `${filename}: ${code}`);
}

describe('an import or habit that is not allowed is found', () => {
  test.each([
    ['domain/bad-package.ts', 'eslint(no-restricted-imports)'],
    ['domain/bad-clock.ts', 'eslint(no-restricted-globals)'],
    ['domain/bad-chance.ts', 'eslint(no-restricted-properties)'],
    ['domain/bad-outward.ts', 'domain-only-domain'],
    ['domain/bad-circle.ts', 'no-cycles'],
    ['policies/bad-value.ts', 'eslint(no-restricted-imports)'],
    ['policies/bad-type.ts', 'policies-only-policy-types'],
    ['activities/bad-api.ts', 'activities-direction'],
    ['adapters/store/bad-activity.ts', 'adapters-direction'],
    ['workflows/bad-activity.ts', 'eslint(no-restricted-imports)'],
    ['workflows/bad-policy.ts', 'eslint(no-restricted-imports)'],
    ['workflows/bad-node.ts', 'eslint(no-restricted-imports)'],
    ['api/bad-route.ts', 'api-shows-through-the-gate'],
    ['api/bad-workflow.ts', 'eslint(no-restricted-imports)'],
    ['web/bad-value.ts', 'eslint(no-restricted-imports)'],
    ['web/bad-domain.ts', 'web-only-api-contracts'],
    ['web/bad-part.tsx', 'eslint(no-restricted-imports)'],
    ['web/bad-server.tsx', 'eslint(no-restricted-imports)'],
    ['web/bad-image.tsx', 'jsx-a11y(alt-text)'],
    ['domain/bad-print.ts', 'eslint(no-console)'],
    ['domain/BadName.ts', 'unicorn(filename-case)'],
    ['domain/bad-length.ts', 'eslint(max-lines)'],
    ['domain/bad-only.test.ts', 'jest(no-focused-tests)'],
    ['domain/bad-skip.test.ts', 'jest(no-disabled-tests)'],
    ['domain/bad-import.ts', 'typescript(consistent-type-imports)'],
  ])('%s: %s', (path, rule) => {
    expect(complaints).toContain(`${path}: ${rule}`);
  });

  test('and nothing is found in files that keep the rules', () => {
    expect(complaints.filter((complaint) => !/\/bad-|BadName|circle-two/.test(complaint))).toEqual([]);
  });
});
