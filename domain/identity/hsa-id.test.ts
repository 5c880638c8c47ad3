import { describe, expect, test } from '@jest/globals';
import { parseHsaId } from './hsa-id.ts';
import { isHsaIdSystem } from './identifier-systems.ts';

test.each([
  ['SE0000000000-1A01', 'SE0000000000-1A01'],
  ['se0000000000-1a01', 'SE0000000000-1A01'],
  ['SE0000000000-X', 'SE0000000000-X'],
  [`SE0000000000-${'A'.repeat(20)}`, `SE0000000000-${'A'.repeat(20)}`],
])('%s is read as %s', (text, hsaId) => {
  expect(parseHsaId(text)).toEqual({ ok: true, hsaId });
});

describe('what is refused', () => {
  test.each([
    '',
    'SE0000000000',
    'SE0000000000-',
    `SE0000000000-${'A'.repeat(21)}`,
    'SE000000000-1A01',
    'NO0000000000-1A01',
    'SE0000000000-1A01\n',
    ' SE0000000000-1A01',
    'SE0000000000-ÅÄÖ',
    'SE0000000000-1A-01',
    'ſE0000000000-1A01',
  ])('%j', (text) => {
    expect(parseHsaId(text)).toEqual({ ok: false, code: 'wrong-form' });
  });
});

test('both HSA-id systems in use are known, and no other', () => {
  expect(isHsaIdSystem('urn:oid:1.2.752.29.4.19')).toBe(true);
  expect(isHsaIdSystem('urn:oid:1.2.752.129.2.1.4.1')).toBe(true);
  expect(isHsaIdSystem('urn:oid:1.2.752.129.2.1.4')).toBe(false);
});
