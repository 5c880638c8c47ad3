import { describe, expect, test } from '@jest/globals';
import { REJECTION_CODES as DISCHARGE_CODES } from '../domain/discharge/codes.ts';
import { REJECTION_CODES as PLAN_CODES } from '../domain/sip/codes.ts';
import { CONSENT_ERRORS } from './consent-errors.ts';
import { errorRow, ERRORS } from './errors.ts';

const CODES = [...new Set<string>([...DISCHARGE_CODES, ...PLAN_CODES])];

/** What a law or a routine asks for; all else is the hub's own order. */
const BY_RULE =
  /^(consent-|plan-without-|need-(not|reason)-|(guardian|giver)-not-consenter|nobody-can-consent|child-|adult-has|not-wanted|no-ground|no-such-consent|other-actor|physician-missing|secrecy-check|person-not-asked|item-of-other|not-for-other|follow-up-date|decision-incomplete)/;

const ABOUT_CONSENT = /consent|guardian|child|secrecy|not-wanted|no-ground/;

describe('every refusal of a discharge or a plan', () => {
  test.each(CODES)('%s has a sentence and a status of a refusal', (code) => {
    const row = ERRORS[code];
    expect(row?.text).toMatch(/^[A-ZÅÄÖ].*[.?}]$/);
    expect([403, 404, 409, 422]).toContain(row?.status);
  });

  test.each(CODES.filter((code) => BY_RULE.test(code)))('%s names the rule, with its section', (code) => {
    expect(ERRORS[code]?.rule).toMatch(/\d §|, [A-ZÅÄÖ][^,]+\.$|inledningen\.$/);
  });

  test.each(CODES.filter((code) => ABOUT_CONSENT.test(code)))(
    '%s says that it never stops a report of concern',
    (code) => {
      expect(ERRORS[code]?.text).toMatch(/hindrar aldrig en orosanmälan till socialnämnden\.$/);
    },
  );
});

test.each(['item-of-other-party', 'not-for-other-party'])('%s names law and routine of a plan by law too', (code) => {
  expect(ERRORS[code]?.rule).toMatch(/socialtjänstlagen \(2025:400\) 10 kap\. 9 §.+Länsgemensam rutin SIP.+Hjo kommun/);
});

test('what has no code among the refusals has no row of consent', () => {
  expect(Object.keys(CONSENT_ERRORS).filter((code) => !CODES.includes(code))).toEqual([]);
});

test('a code that no table has is a fault', () => {
  expect(errorRow('of-another-kind', { requestId: 'r1' })).toMatchObject({ status: 500 });
});
