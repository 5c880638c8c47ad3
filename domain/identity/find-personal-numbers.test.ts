import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findPersonalNumbers, redactPersonalNumbers } from './find-personal-numbers.ts';

const found = (text: string): string[] =>
  findPersonalNumbers(text).map(({ index, length }) => text.slice(index, index + length));

describe('finds', () => {
  test.each([
    ['twelve digits', 'Född 191212121212.', ['191212121212']],
    ['a hyphen', '19121212-1212', ['19121212-1212']],
    ['a space', '19121212 1212', ['19121212 1212']],
    ['a dash from a word processor', '19121212–1212', ['19121212–1212']],
    ['ten digits with a hyphen', 'pnr 121212-1212, Hjo', ['121212-1212']],
    ['ten digits with a plus', '121212+1212', ['121212+1212']],
    ['a samordningsnummer', '197010632391', ['197010632391']],
    ['one without known month of birth', '191500722390', ['191500722390']],
    ['an id that holds one', 'sip-191212121212', ['191212121212']],
    ['a path', '/api/persons/191212121212/plans', ['191212121212']],
    ['a file name', 'plan_191212121212.pdf', ['191212121212']],
    ['letters beside it', 'pnr191212121212x', ['191212121212']],
    ['JSON', '{"value":"191212121212"}', ['191212121212']],
    ['an OID path', 'urn:oid:1.2.752.129.2.1.3.1.191212121212', ['191212121212']],
    ['one before a uuid', '191212121212-3f0c2a9e-58d1-4f7b-9a63-0d1e2c3b4a5f', ['191212121212']],
    ['several', '191212121212;197010632391', ['191212121212', '197010632391']],
    ['one after a look-alike', '191212121213 191212121212', ['191212121212']],
  ])('%s', (_what, text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  test('one wherever in a text it stands', () => {
    const around = fc.string({ unit: fc.constantFrom(...' abcÅö.,:/_"{}') });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(findPersonalNumbers(`${before}191212121212${after}`)).toEqual([{ index: before.length, length: 12 }]);
      }),
    );
  });
});

describe('leaves alone', () => {
  test.each([
    ['a wrong check digit', '191212121213'],
    ['an impossible date', '19121312-1212'],
    ['another century', '171212121212'],
    ['milliseconds since 1970', '1912121212123 1790000000000'],
    ['a longer run of digits around it', '9191212121212'],
    ['a RIV-TA time', '20261122101500'],
    ['an ISO time', '2026-11-22T10:15:00.000Z'],
    ['ten digits without a sign', '1212121212'],
    ['ten digits with a space', '121212 1212'],
    ['an organisation number', '556000-0001 202000-0002'],
    ['an HSA-id', 'SE1212121212-1212'],
    ['a uuid that begins like one', '19121212-1212-4abc-8def-0123456789ab'],
    ['a uuid that ends like one', '3f0c2a9e-58d1-4f7b-9a63-191212121212'],
    ['a hash with one inside', `${'ab'.repeat(10)}191212121212${'cd'.repeat(16)}`],
    ['nothing', ''],
  ])('%s', (_what, text) => {
    expect(found(text)).toEqual([]);
  });

  test('uuids', () => {
    fc.assert(fc.property(fc.uuid(), (uuid) => expect(found(`case ${uuid} opened`)).toEqual([])));
  });

  test('milliseconds since 1970 of this time', () => {
    const ms = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(fc.property(ms, (at) => expect(found(`{"at":${at}}`)).toEqual([])));
  });
});

test('a million characters are scanned in linear time', () => {
  const texts = ['1'.repeat(1e6), 'a'.repeat(1e6), '12345678-1234-'.repeat(70_000), '19121212-'.repeat(110_000)];
  for (const text of texts) expect(found(`${text} 191212121212`)).toContain('191212121212');
});

describe('redactPersonalNumbers', () => {
  test.each([
    ['Född 191212121212, syster 121212-1212.', 'Född [personnummer], syster [personnummer].'],
    ['1212121212 eller 121212 1212', '[personnummer] eller [personnummer]'],
    ['191212121212191212121212', '191212121212191212121212'],
    ['Ring 0101-123456 före kl. 12.', 'Ring 0101-123456 före kl. 12.'],
    ['', ''],
  ])('%j becomes %j', (text, redacted) => {
    expect(redactPersonalNumbers(text)).toBe(redacted);
  });

  test('what it leaves holds no number', () => {
    const piece = fc.constantFrom('191212121212', '121212-1212', '197010632391', ' ', '-', 'a', 'å', '19', '1212');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(findPersonalNumbers(redactPersonalNumbers(pieces.join('')))).toEqual([]);
      }),
    );
  });
});
