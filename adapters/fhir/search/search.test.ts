import { describe, expect, test } from '@jest/globals';
import { matchesDate, matchesToken, referenceId } from './match.ts';
import { readParameters } from './read-parameters.ts';

const at = (iso: string) => ({ from: Date.parse(iso), until: Date.parse(iso) + 1 });

describe('search values', () => {
  test.each([
    ['a', true],
    ['s|a', true],
    ['s|', true],
    ['|a', false],
    ['t|a', false],
    ['b', false],
  ])('token %s', (asked, isMatch) => {
    expect(matchesToken(asked, { system: 's', code: 'a' })).toBe(isMatch);
  });

  test.each([
    ['2026-11-20', '2026-11-19T23:00:00Z', true],
    ['2026-11-20', '2026-11-20T23:00:00Z', false],
    ['2026-11', '2026-11-30T22:59:59Z', true],
    ['2026', '2026-12-31T23:00:00Z', false],
    ['ge2026-11-20', '2026-11-20T10:00:00Z', true],
    ['gt2026-11-20', '2026-11-20T10:00:00Z', false],
    ['gt2026-11-20', '2026-11-20T23:00:00Z', true],
    ['lt2026-11-20', '2026-11-19T22:59:59Z', true],
    ['le2026-11-20T11:00:00+01:00', '2026-11-20T10:00:00.500Z', true],
    ['lt2026-11-20T11:00:00+01:00', '2026-11-20T10:00:00.500Z', false],
  ])('date %s and %s', (asked, value, isMatch) => {
    expect(matchesDate(asked, at(value))).toBe(isMatch);
  });

  test('a stay that is not over is after every day it has lasted', () => {
    const stay = { from: Date.parse('2026-11-01T00:00:00Z'), until: undefined };
    expect(matchesDate('ge2026-11-20', stay)).toBe(true);
    expect(matchesDate('lt2026-11-20', stay)).toBe(true);
    expect(matchesDate('lt2026-10-20', stay)).toBe(false);
  });

  test.each(['20261120', 'ne2026-11-20', '2026-11-20T10:00:00', 'yesterday'])('date %s is refused', (asked) => {
    expect(() => matchesDate(asked, at('2026-11-20T10:00:00Z'))).toThrow();
  });

  test('references are read in three forms', () => {
    for (const asked of ['x1', 'Patient/x1', 'https://hub.example/fhir/Patient/x1']) {
      expect(referenceId(asked, 'Patient', 'https://hub.example/fhir')).toBe('x1');
    }
  });
});

describe('search parameters', () => {
  test('an unknown one is left out, or refused when asked to be strict; an unknown modifier is always refused', () => {
    expect(readParameters('Task', [['colour', 'red']], false).asked).toEqual([]);
    expect(() => readParameters('Task', [['colour', 'red']], true)).toThrow();
    expect(() => readParameters('Task', [['status:not', 'requested']], false)).toThrow();
  });

  test('commas part alternatives unless they belong to the value', () => {
    expect(readParameters('Task', [['status', 'requested,on-hold']], false).asked).toEqual([
      { name: 'status', values: ['requested', 'on-hold'] },
    ]);
    expect(readParameters('Organization', [['name', String.raw`A\,B`]], false).asked).toEqual([
      { name: 'name', values: ['A,B'] },
    ]);
  });

  test('the count has a limit', () => {
    expect(readParameters('Task', [['_count', '100000']], false).count).toBe(200);
    expect(() => readParameters('Task', [['_count', 'many']], false)).toThrow();
  });
});
