import { describe, expect, test } from '@jest/globals';
import type { Patient } from 'fhir/r4.js';
import { FhirRefusal } from './refusal.ts';
import { mergedMarks } from '../../domain/disclosure/marks.ts';
import { patientIn } from './patient-in.ts';

const PERSONNUMMER = 'http://electronichealth.se/identifier/personnummer';
const SAMORDNINGSNUMMER = 'http://electronichealth.se/identifier/samordningsnummer';
const LABELS = 'http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel';

function patient(more: Partial<Patient> = {}): Patient {
  return { resourceType: 'Patient', identifier: [{ system: PERSONNUMMER, value: '191212121212' }], ...more };
}

function refused(work: () => unknown): FhirRefusal {
  try {
    work();
  } catch (error) {
    if (error instanceof FhirRefusal) return error;
  }
  throw new Error('was not refused');
}

describe('who a Patient is', () => {
  test('a personnummer, a samordningsnummer and a local reserve number are kept, with or without a hyphen', () => {
    const { person } = patientIn(
      patient({
        identifier: [
          { system: PERSONNUMMER, value: '19121212-1212' },
          { system: SAMORDNINGSNUMMER, value: '197010632391' },
          { system: 'urn:oid:1.2.752.97.3.1.3', value: '991212AB12' },
        ],
      }),
      'Patient',
    );
    expect(person.identifiers).toEqual([
      { system: PERSONNUMMER, value: '191212121212' },
      { system: SAMORDNINGSNUMMER, value: '197010632391' },
      { system: 'urn:oid:1.2.752.97.3.1.3', value: '991212AB12' },
    ]);
  });

  test('a faulty number is refused at its place, without the number', () => {
    const error = refused(() =>
      patientIn(patient({ identifier: [{ system: PERSONNUMMER, value: '191212121213' }] }), 'Bundle.entry[0].resource'),
    );
    expect(error.status).toBe(422);
    expect(error.issues[0]?.at).toBe('Bundle.entry[0].resource.identifier[0].value');
    expect(JSON.stringify([error.message, error.issues])).not.toContain('19121212');
  });

  test('two personnummer are refused; an old one is left aside and told', () => {
    const two = [
      { system: PERSONNUMMER, value: '191212121212' },
      { system: PERSONNUMMER, value: '190308189802' },
    ];
    expect(refused(() => patientIn(patient({ identifier: two }), 'Patient')).status).toBe(422);
    const [first, second] = two;
    const old = [...(first ? [first] : []), { ...second, use: 'old' as const }];
    const { person, remarks } = patientIn(patient({ identifier: old }), 'Patient');
    expect(person.identifiers).toHaveLength(1);
    expect(remarks.map(({ at }) => at)).toEqual(['Patient.identifier[1]']);
  });

  test('without a usable identifier it is refused', () => {
    const unknown = patient({ identifier: [{ system: 'https://journal.example/id', value: '7' }] });
    expect(refused(() => patientIn(unknown, 'Patient')).issues[0]?.code).toBe('required');
  });
});

describe('what stops things', () => {
  test.each([
    [[], 'none'],
    [[{ system: LABELS, code: 'sekretessmarkering' }], 'sekretessmarkering'],
    [[{ system: LABELS, code: 'skyddadFolkbokforing' }], 'skyddadFolkbokforing'],
    [[{ system: LABELS, code: 'something-new' }], 'other'],
    [[{ code: 'sekretessmarkering' }], 'sekretessmarkering'],
    [[{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }], 'other'],
    [[{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }], 'none'],
    [[{ system: 'https://other.example/labels', code: 'x' }], 'none'],
    [
      [
        { system: LABELS, code: 'skyddadFolkbokforing' },
        { system: LABELS, code: 'sekretessmarkering' },
      ],
      'skyddadFolkbokforing',
    ],
  ])('security labels %j mean %s', (security, protection) => {
    const { person } = patientIn(patient(security.length > 0 ? { meta: { security } } : {}), 'Patient');
    expect(person.marks.protection).toBe(protection);
  });

  test('of a protected person no address or phone is kept; of another both are', () => {
    const contact: Partial<Patient> = {
      address: [{ line: ['Exempelgatan 1'] }],
      telecom: [{ system: 'phone', value: '070-0000000' }],
    };
    const open = patientIn(patient(contact), 'Patient').person;
    expect([open.address?.lines, open.phone]).toEqual([['Exempelgatan 1'], '070-0000000']);
    const hidden = patientIn(
      patient({ ...contact, meta: { security: [{ system: LABELS, code: 'x' }] } }),
      'Patient',
    ).person;
    expect([hidden.address, hidden.phone]).toEqual([undefined, undefined]);
  });

  test('death is told by a date or by a yes', () => {
    expect(patientIn(patient({ deceasedDateTime: '2026-11-01' }), 'Patient').person.marks.deceased).toBe(true);
    expect(patientIn(patient({ deceasedBoolean: true }), 'Patient').person.marks.deceased).toBe(true);
    expect(patientIn(patient({ deceasedBoolean: false }), 'Patient').person.marks.deceased).toBe(false);
  });

  test('no message clears a mark', () => {
    const none = { deceased: false, protection: 'none' } as const;
    const strict = { deceased: true, protection: 'skyddadFolkbokforing' } as const;
    expect(mergedMarks(strict, none)).toEqual(strict);
    expect(mergedMarks(none, strict)).toEqual(strict);
    expect(mergedMarks(strict, { deceased: false, protection: 'other' }).protection).toBe('other');
  });
});

test('what is not kept is told', () => {
  const { remarks } = patientIn(patient({ gender: 'male', maritalStatus: { text: 'x' } }), 'Patient');
  expect(remarks.map(({ at, severity }) => [at, severity])).toEqual([
    ['Patient.gender', 'information'],
    ['Patient.maritalStatus', 'information'],
  ]);
});
