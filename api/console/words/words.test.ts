import { describe, expect, test } from '@jest/globals';
import { DEVIATION_CODES, REJECTION_CODES, STOP_CODES, WAIVER_CODES } from '../../../domain/discharge/codes.ts';
import { RIGHTS } from '../../../domain/discharge/rights.ts';
import { GROUNDS as DOMAIN_GROUNDS } from '../../../domain/disclosure/grounds.ts';
import { SIP_GROUNDS } from '../../../domain/disclosure/sip-grounds.ts';
import { DISCHARGE_DUTY_CODES } from '../../../domain/duties/catalogue.ts';
import { SIP_DUTY_CODES } from '../../../domain/duties/sip/catalogue.ts';
import * as sip from '../../../domain/sip/codes.ts';
import { RIGHTS as SIP_RIGHTS } from '../../../domain/sip/rights.ts';
import { ERRORS } from '../../errors.ts';
import { KINDS } from '../../kinds/kinds.ts';
import { DEVIATIONS } from './cases.ts';
import { GROUNDS, MESSAGES, REASONS } from './deliveries.ts';
import { DUTIES, WAIVERS } from './duties.ts';
import { EVENTS, TECHNICAL_EVENTS } from './events.ts';
import { ROLES, roleInSentence } from './roles.ts';
import { joined, word } from './word.ts';

/** Codes that a table has no word for. */
function lacking(codes: readonly string[], words: Readonly<Record<string, unknown>>): string[] {
  return codes.filter((code) => !Object.hasOwn(words, code));
}

describe('every code that the domain exports has a word', () => {
  test.each([
    ['duties', [...DISCHARGE_DUTY_CODES, ...SIP_DUTY_CODES], DUTIES],
    ['waivers', [...WAIVER_CODES, ...sip.WAIVER_CODES, ...sip.HINDRANCE_CODES], WAIVERS],
    ['stops', [...STOP_CODES, ...sip.STOP_CODES], REASONS],
    ['deviations', [...DEVIATION_CODES, ...sip.DEVIATION_CODES], DEVIATIONS],
    ['messages', [...Object.keys(DOMAIN_GROUNDS), ...Object.keys(SIP_GROUNDS)], MESSAGES],
    ['grounds', [...Object.values(DOMAIN_GROUNDS), ...Object.values(SIP_GROUNDS)].map(({ ground }) => ground), GROUNDS],
    ['refusals', [...REJECTION_CODES, ...sip.REJECTION_CODES], ERRORS],
    ['roles', [...Object.values(RIGHTS), ...Object.values(SIP_RIGHTS)].flatMap(({ roles }) => roles ?? []), ROLES],
  ])('%s', (_name, codes, words) => {
    expect(lacking([...codes], words)).toEqual([]);
  });

  test('and a code without one is found', () => {
    expect(lacking(['admissionNotice', 'of-another-kind'], DUTIES)).toEqual(['of-another-kind']);
  });
});

test('what is folded away in the timeline has words too', () => {
  expect(lacking([...TECHNICAL_EVENTS], EVENTS)).toEqual([]);
});

test('no two statuses of a kind, duties, messages, events or roles read alike', () => {
  for (const words of [...KINDS.map(({ statuses }) => statuses), DUTIES, MESSAGES, EVENTS, ROLES]) {
    expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
  }
});

test('why a duty is not needed speaks of no message, for many duties are about none', () => {
  for (const text of Object.values(WAIVERS)) expect(text).not.toMatch(/meddelande/i);
});

describe('a code that two kinds of case have', () => {
  test('has one word', () => {
    expect(joined({ a: 'A', b: 'B' }, { b: 'B', c: 'C' })).toEqual({ a: 'A', b: 'B', c: 'C' });
  });

  test('and a second word for it is found', () => {
    expect(() => joined({ a: 'A' }, { a: 'Another' })).toThrow('the code a has two words');
  });
});

test('a code that no release knows is shown as it is', () => {
  expect(word(DUTIES, 'of-another-kind')).toBe('of-another-kind');
});

test('a role within a sentence has no capital, the hub its name', () => {
  expect([roleInSentence('headOfOperations'), roleInSentence('hub')]).toEqual(['verksamhetschef', 'Samordna']);
});
