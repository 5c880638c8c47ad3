import { describe, expect, test } from '@jest/globals';
import { findPersonalNumbers } from '../domain/identity/find-personal-numbers.ts';
import { findDirt } from './hygiene.ts';
import { TEST_NUMBERS } from './test-numbers.ts';

/** Valid, but of a time without such numbers, so nobody has it; in pieces, so that the check of this file stays clean. */
const NUMBER = ['18500101', '0015'].join('');

function rules(text: string, file = 'domain/sip/decide.ts'): string[] {
  return findDirt(file, text).map(({ rule }) => rule);
}

describe('what must not be published is found', () => {
  test.each([
    ['personal number', `const subject = '${NUMBER}';`],
    ['personal number', `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}`],
    ['absolute path of a workplace', ['cd ', 'work', 'main'].join('/')],
    ['absolute path of a workplace', ['"', 'root', '.npmrc"'].join('/')],
    ['absolute path of a workplace', ['"', 'home', 'kim', 'code"'].join('/')],
    ['page outside the repository', ['see design', 'md 2.2'].join('.')],
    ['number of an issue', ['as issue', '3 says'].join(' ')],
    ['maker of the text', ['written by Clau', 'de'].join('')],
    ['private key', ['-----BEGIN RSA ', 'PRIVATE KEY-----'].join('')],
    ['access token', ['ghp', 'a'.repeat(36)].join('_')],
    ['password in an address', ['postgres://sip:hemlig', 'db.region.se/sip'].join('@')],
    ['unresolved merge', ['<<<', '<<<< HEAD'].join('')],
  ])('%s (%#)', (rule, text) => {
    expect(rules(text)).toEqual([rule]);
  });

  test('a path that leaves the repository, seen from where the file lies', () => {
    const path = ['..', '..', 'shared', 'x.ts'].join('/');
    expect(rules(path, 'web/parts/button.tsx')).toEqual([]);
    expect(rules(path, 'web/main.tsx')).toEqual(['path out of the repository']);
  });

  test('a lock file bound to another registry', () => {
    const lock = (host: string): string => `"resolved": "https://${host}/ms/-/ms-2.1.3.tgz"`;
    expect(rules(lock('registry.npmjs.org'), 'package-lock.json')).toEqual([]);
    expect(rules(lock('npm.region.example'), 'package-lock.json')).toEqual(['address of another registry']);
  });

  test('by line, without the text itself', () => {
    const found = findDirt('README.md', `one\ntwo ${NUMBER}\n`);
    expect(found).toEqual([{ file: 'README.md', line: 2, rule: 'personal number' }]);
    expect(JSON.stringify(found)).not.toContain(NUMBER);
  });
});

test.each([
  ['an official test number', "'191212121212', '19121212-1212', '121212-1212'"],
  ['an official test coordination number', '197010632391'],
  ['an example address', 'postgres://user:password@host/samordna postgres://a:b@localhost:5432/x'],
  ['a path of the product', 'GET /api/work/list, docs/drift.md'],
  ['milliseconds and dates', '1764000000000 2026-11-22T18:30:00Z'],
])('%s is no finding', (_, text) => {
  expect(rules(text)).toEqual([]);
});

test.each(TEST_NUMBERS)('the allowed number %s is one that the scan would find', (number) => {
  expect(findPersonalNumbers(number)).toHaveLength(1);
});
