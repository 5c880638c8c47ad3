import { posix } from 'node:path';
import { findPersonalNumbers } from '../domain/identity/find-personal-numbers.ts';
import { TEST_NUMBERS } from './test-numbers.ts';

/** What is wrong where. The offending text is left out: it may be a person's number or a secret. */
export interface Finding {
  readonly file: string;
  /** counted from 1 */
  readonly line: number;
  readonly rule: string;
}

/** As they may stand in a text: with the century or without. */
const ALLOWED: ReadonlySet<string> = new Set(TEST_NUMBERS.flatMap((number) => [number, number.slice(2)]));

/** Words that say where or with what the text was written; in pieces, so that this file does not contain them. */
const MAKERS = [
  ['clau', 'de'],
  ['anth', 'ropic'],
  ['chat', 'gpt'],
  ['copi', 'lot'],
].map((pieces) => pieces.join(''));
const NOTES = ['design', 'toolchain', 'style', 'domain', 'temporal', 'fhir', 'brief'].join('|');
const HOMES = [
  ['wo', 'rk'].join(''),
  ['ro', 'ot'].join(''),
  'home/[\\w.-]+',
  'Users/[\\w.-]+',
  ['tmp', 'bg'].join('/'),
].join('|');

const PATTERNS: ReadonlyArray<{ rule: string; pattern: RegExp; except?: RegExp }> = [
  {
    rule: 'absolute path of a workplace',
    pattern: new RegExp(`(?<![\\w.~*-])/(?:${HOMES})(?:/|\\b(?=['"\`\\s]))`, 'g'),
  },
  // Pages in docs/ name their neighbours.
  {
    rule: 'page outside the repository',
    pattern: new RegExp(`(?<![\\w/-])(?:${NOTES})\\.md\\b`, 'g'),
    except: /^docs\//,
  },
  { rule: 'number of an issue', pattern: /\bissues?\s+#?\d+\b/gi },
  {
    rule: 'maker of the text',
    pattern: new RegExp(`\\b(?:${MAKERS.join('|')})\\b`, 'gi'),
    except: /^package-lock\.json$/,
  },
  { rule: 'private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    rule: 'access token',
    pattern: /\b(?:gh[opsur]_\w{36}|npm_\w{36}|AKIA[A-Z\d]{16}|eyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{10,})/g,
  },
  {
    rule: 'password in an address',
    pattern: /\w:\/\/[^\s/:@'"`$]+:[^\s/:@'"`$]+@(?!localhost|127\.|host\b|[\w.-]*example)/g,
  },
  { rule: 'unresolved merge', pattern: /^(?:<{7}|>{7}) /gm },
];

/** Everything in the text that must not be in the repository, by line. `file` is the path from the repository's root, with `/`. */
export function findDirt(file: string, text: string): Finding[] {
  const found = [
    ...personalNumbers(text),
    ...leavingPaths(file, text),
    ...foreignRegistries(file, text),
    ...PATTERNS.filter(({ except }) => !except?.test(file)).flatMap(({ rule, pattern }) =>
      [...text.matchAll(pattern)].map(({ index }) => ({ rule, index })),
    ),
  ];
  return found
    .map(({ rule, index }) => ({ file, line: text.slice(0, index).split('\n').length, rule }))
    .toSorted((a, b) => a.line - b.line || a.rule.localeCompare(b.rule));
}

interface Spot {
  readonly rule: string;
  readonly index: number;
}

function personalNumbers(text: string): Spot[] {
  return findPersonalNumbers(text)
    .filter(({ index, length }) => !ALLOWED.has(text.slice(index, index + length).replace(/\D/g, '')))
    .map(({ index }) => ({ rule: 'personal number', index }));
}

/** Relative paths that point out of the repository. The linter's own file holds patterns of imports, seen from other folders. */
function leavingPaths(file: string, text: string): Spot[] {
  if (file === '.oxlintrc.json') return [];
  return [...text.matchAll(/(?:\.\.\/)+(?=[\w.]*\w)/g)]
    .filter(([dots]) => posix.join(posix.dirname(file), dots).startsWith('..'))
    .map(({ index }) => ({ rule: 'path out of the repository', index }));
}

/** A lock file must install from the public registry whoever reads it. */
function foreignRegistries(file: string, text: string): Spot[] {
  if (!file.endsWith('package-lock.json')) return [];
  return [...text.matchAll(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/g)].map(({ index }) => ({
    rule: 'address of another registry',
    index,
  }));
}
