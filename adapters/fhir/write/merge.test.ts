import { describe, expect, test } from '@jest/globals';
import { merge, saysTheSame } from './merge.ts';

const NAMES = 'https://hub.example/fhir';
const HERE = 'https://ehr.example/r4';
const ours = { resourceType: 'CarePlan', status: 'active', identifier: [{ system: `${NAMES}/sid/part`, value: 'a' }] };

describe('what the EHR has added', () => {
  test('identifiers, extensions and labels of its own stay', () => {
    const added = {
      identifier: [...ours.identifier, { system: 'urn:ehr', value: '7' }],
      extension: [{ url: 'urn:ehr:ward', valueString: '12' }],
      meta: { tag: [{ system: 'urn:ehr', code: 'seen' }], security: [{ code: 'R' }], versionId: '4' },
    };
    expect(merge(ours, { ...ours, id: '9', ...added }, NAMES)).toEqual({
      ...ours,
      id: '9',
      ...added,
      meta: { tag: [{ system: 'urn:ehr', code: 'seen' }], security: [{ code: 'R' }] },
    });
  });

  test("nothing of the hub's own that the hub no longer says stays", () => {
    const former = {
      ...ours,
      description: 'what was shared before the consent was withdrawn',
      identifier: [...ours.identifier, { system: `${NAMES}/sid/case`, value: 'b' }],
      extension: [{ url: `${NAMES}/StructureDefinition/x`, valueString: 'y' }],
      meta: { tag: [{ system: `${NAMES}/CodeSystem/z`, code: 'z' }] },
    };
    expect(merge(ours, former, NAMES)).toEqual(ours);
  });
});

describe('the same', () => {
  test('whatever version, time, narrative or form of a reference', () => {
    const wanted = { ...ours, id: '9', subject: { reference: 'Patient/1' } };
    const standing = {
      ...wanted,
      meta: { versionId: '4', lastUpdated: '2027-03-01T00:00:00Z', source: '#x' },
      text: { status: 'generated', div: '<div/>' },
      subject: { reference: `${HERE}/Patient/1` },
    };
    expect(saysTheSame(wanted, standing, HERE)).toBe(true);
  });

  test.each([
    ['another state', { status: 'completed' }],
    ['a label', { meta: { security: [{ code: 'R' }] } }],
    ['a reference elsewhere', { subject: { reference: 'https://other.example/r4/Patient/1' } }],
  ])('not with %s', (_name, change) => {
    const wanted = { ...ours, subject: { reference: 'Patient/1' } };
    expect(saysTheSame({ ...wanted, ...change }, wanted, HERE)).toBe(false);
  });
});
