import { describe, expect, test } from '@jest/globals';
import type { Bundle as AnyBundle, BundleEntry as AnyEntry, FhirResource } from 'fhir/r4.js';
import { FhirRefusal } from './refusal.ts';
import { transactionIn } from './transaction-in.ts';

type Bundle = AnyBundle<FhirResource>;
type BundleEntry = AnyEntry<FhirResource>;

const PATIENT: BundleEntry = {
  fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  resource: {
    resourceType: 'Patient',
    identifier: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
  },
  request: { method: 'POST', url: 'Patient' },
};

const WARD: BundleEntry = {
  fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000002',
  resource: {
    resourceType: 'Organization',
    identifier: [{ system: 'urn:oid:1.2.752.29.4.19', value: 'SE0000000001-1001' }],
  },
  request: { method: 'POST', url: 'Organization', ifNoneExist: 'identifier=urn:oid:1.2.752.29.4.19|SE0000000001-1001' },
};

const STAY: BundleEntry = {
  fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000003',
  resource: {
    resourceType: 'Encounter',
    status: 'in-progress',
    class: { code: 'IMP' },
    subject: { reference: PATIENT.fullUrl ?? '' },
    serviceProvider: { reference: WARD.fullUrl ?? '' },
  },
  request: { method: 'POST', url: 'Encounter' },
};

function bundle(...entry: BundleEntry[]): Bundle {
  return { resourceType: 'Bundle', type: 'transaction', entry };
}

function statusOf(body: unknown): number {
  try {
    transactionIn(body);
    return 200;
  } catch (error) {
    if (error instanceof FhirRefusal) return error.status;
    throw error;
  }
}

describe('a transaction', () => {
  test('is taken in any order', () => {
    expect(statusOf(bundle(PATIENT, WARD, STAY))).toBe(200);
    expect(statusOf(bundle(STAY, WARD, PATIENT))).toBe(200);
  });

  test.each<[string, unknown, number]>([
    ['without an Encounter', bundle(PATIENT), 422],
    [
      'with two',
      bundle(STAY, { ...STAY, fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000009' }, PATIENT, WARD),
      422,
    ],
    [
      'with a resource of another type',
      bundle(STAY, PATIENT, WARD, {
        resource: { resourceType: 'Basic', code: { text: 'x' } },
        request: { method: 'POST', url: 'Basic' },
      }),
      422,
    ],
    [
      'with something that nothing refers to',
      bundle(
        PATIENT,
        {
          ...STAY,
          resource: {
            resourceType: 'Encounter',
            status: 'in-progress',
            class: { code: 'IMP' },
            subject: { reference: PATIENT.fullUrl ?? '' },
          },
        },
        WARD,
      ),
      422,
    ],
    ['of type batch', { ...bundle(STAY, PATIENT, WARD), type: 'batch' }, 422],
    ['that deletes', bundle(PATIENT, WARD, { ...STAY, request: { method: 'DELETE', url: 'Encounter/1' } }), 422],
    [
      'with a condition in an entry',
      bundle(PATIENT, WARD, { ...STAY, request: { method: 'POST', url: 'Encounter', ifMatch: 'W/"1"' } }),
      422,
    ],
    ['with two entries of one fullUrl', bundle(PATIENT, WARD, { ...STAY, fullUrl: PATIENT.fullUrl ?? '' }), 400],
    [
      'with an element that R4 does not have',
      bundle(PATIENT, WARD, { ...STAY, resource: { ...STAY.resource, admitted: true } as never }),
      400,
    ],
    ['with an empty list', { ...bundle(), entry: [] }, 400],
    ['with a null', { ...bundle(STAY), timestamp: null }, 400],
    ['that is no object', 'x', 400],
  ])('%s is refused', (_what, body, status) => {
    expect(statusOf(body)).toBe(status);
  });

  test('an unknown element is named by its path, and a name that is none is not repeated', () => {
    for (const [name, at] of [
      ['admitted', 'Bundle.entry[0].resource.admitted'],
      ['191212121212', 'Bundle.entry[0].resource'],
    ] as const) {
      const body = bundle({ ...STAY, resource: { ...STAY.resource, [name]: true } as never });
      expect(() => transactionIn(body)).toThrow(
        expect.objectContaining({ issues: [expect.objectContaining({ code: 'structure', at })] }),
      );
    }
  });
});
