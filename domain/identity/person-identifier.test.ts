import { describe, expect, test } from '@jest/globals';
import {
  HSA_ID_SYSTEMS,
  NATIONAL_RESERVE_SYSTEM,
  PERSONNUMMER_SYSTEM,
  SAMORDNINGSNUMMER_SYSTEM,
} from './identifier-systems.ts';
import { identifierSystemOf, parsePersonIdentifier, type PersonIdentifierFault } from './person-identifier.ts';

const LOCAL_RESERVE_SYSTEM = 'urn:oid:1.2.752.97.3.1.3';

test.each([
  [PERSONNUMMER_SYSTEM, '191212121212', 'personnummer'],
  [PERSONNUMMER_SYSTEM, '19121212-1212', 'personnummer'],
  [SAMORDNINGSNUMMER_SYSTEM, '197010632391', 'samordningsnummer'],
])('%s %s is a %s, kept without hyphen', (system, value, kind) => {
  const parsed = parsePersonIdentifier(system, value);
  expect(parsed).toEqual({ ok: true, identifier: { kind, value: value.replace('-', '') } });
  expect(parsed.ok && identifierSystemOf(parsed.identifier)).toBe(system);
});

test.each([NATIONAL_RESERVE_SYSTEM, LOCAL_RESERVE_SYSTEM])('a reserve number keeps its system: %s', (system) => {
  const parsed = parsePersonIdentifier(system, '99-ABc123');
  expect(parsed).toEqual({ ok: true, identifier: { kind: 'reservnummer', system, value: '99-ABc123' } });
  expect(parsed.ok && identifierSystemOf(parsed.identifier)).toBe(system);
});

describe('the national numbers under their OIDs are not mistaken for reserve numbers', () => {
  test.each([
    ['urn:oid:1.2.752.129.2.1.3.1', '191212121212', PERSONNUMMER_SYSTEM],
    ['urn:oid:1.2.752.129.2.1.3.3', '197010632391', SAMORDNINGSNUMMER_SYSTEM],
  ])('%s', (system, value, written) => {
    const parsed = parsePersonIdentifier(system, value);
    expect(parsed.ok && identifierSystemOf(parsed.identifier)).toBe(written);
  });
});

describe('what is refused', () => {
  test.each<[string, string, string, PersonIdentifierFault]>([
    [
      'a misspelt system',
      'http://electronichealth.se/identifier/nationelltReservnumer',
      '991212-ABCD',
      'unknown-system',
    ],
    ['another case', 'http://electronichealth.se/identifier/Personnummer', '191212121212', 'unknown-system'],
    ['a system that is no OID', 'urn:oid:abc', '123456', 'unknown-system'],
    ['an OID with a leading zero', 'urn:oid:1.02.3', '123456', 'unknown-system'],
    ['HSA-ids', HSA_ID_SYSTEMS[0] ?? '', 'SE0000000000-1A01', 'unknown-system'],
    ['HSA-ids of RIV-TA', HSA_ID_SYSTEMS[1] ?? '', 'SE0000000000-1A01', 'unknown-system'],
    ['organisation numbers', 'urn:oid:2.5.4.97', '0000000000', 'unknown-system'],
    ['no system', '', '191212121212', 'unknown-system'],
    ['a samordningsnummer as personnummer', PERSONNUMMER_SYSTEM, '197010632391', 'other-kind'],
    ['a personnummer as samordningsnummer', SAMORDNINGSNUMMER_SYSTEM, '191212121212', 'other-kind'],
    ['a wrong check digit', PERSONNUMMER_SYSTEM, '191212121213', 'wrong-check-digit'],
    ['ten digits', PERSONNUMMER_SYSTEM, '121212-1212', 'century-unknown'],
    ['a reserve number of two', LOCAL_RESERVE_SYSTEM, '12', 'wrong-form'],
    ['a reserve number of 33', LOCAL_RESERVE_SYSTEM, '1'.repeat(33), 'wrong-form'],
    ['a reserve number with a space', LOCAL_RESERVE_SYSTEM, '12 34', 'wrong-form'],
    ['a reserve number with markup', LOCAL_RESERVE_SYSTEM, '<b>123</b>', 'wrong-form'],
  ])('%s', (_what, system, value, code) => {
    expect(parsePersonIdentifier(system, value)).toEqual({ ok: false, code });
  });
});
