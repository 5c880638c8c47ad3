import { describe, expect, test } from '@jest/globals';
import type { FhirResource, Task } from 'fhir/r4.js';
import { instant } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { DEFAULT_SYSTEMS } from '../../lifecare/message-systems.ts';
import type { EhrPlan } from '../write/plan.ts';
import type { SipFrame } from './context.ts';
import { ehrPlanOf } from './ehr-plan.ts';
import { planId, sipId } from './ids.ts';
import { sipResources } from './resources.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from './testing/sample-copy.ts';

const frame: SipFrame = {
  names: DEFAULT_SYSTEMS,
  subject: { reference: 'Patient/p1' },
  refer: (type, id) => ({ reference: `${type}/${id}` }),
  organization: (hsaId) => ({ reference: `Organization/${hsaId}` }),
  nameOf: () => undefined,
};

const { caseId } = SAMPLE_COPY;

function tasks(changes: Partial<SipCopy> = {}): Task[] {
  return sipResources({ ...SAMPLE_COPY, ...changes }, frame).filter(isTask);
}

function isTask(resource: FhirResource): resource is Task {
  return resource.resourceType === 'Task';
}

function written(copy: SipCopy, message: 'sipPlan' | 'sipEnded'): EhrPlan | undefined {
  const envelope = { person: SAMPLE_PERSON, names: () => undefined };
  return ehrPlanOf(sampleMessage(copy, { message }), envelope, DEFAULT_SYSTEMS);
}

test('each intervention of a unit is a task of that unit, and what others do is none', () => {
  const made = tasks();
  expect(made.map(({ description }) => description)).toEqual(['Såromläggning', 'Hemtjänst på morgonen']);
  expect(made[0]).toEqual({
    resourceType: 'Task',
    id: sipId(caseId, 'Task', 'i1'),
    identifier: [{ system: 'https://samordna.example/fhir/sid/part', value: sipId(caseId, 'Task', 'i1') }],
    basedOn: [{ reference: `CarePlan/${planId(caseId)}` }],
    groupIdentifier: { system: 'https://samordna.example/fhir/sid/sip', value: planId(caseId) },
    status: 'in-progress',
    intent: 'order',
    code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
    description: 'Såromläggning',
    focus: { reference: `ServiceRequest/${sipId(caseId, 'ServiceRequest', 'i1')}` },
    for: frame.subject,
    authoredOn: '2027-03-08T13:30:00.000Z',
    requester: { reference: 'Organization/SE0000000001-3000' },
    owner: { reference: 'Organization/SE0000000001-3001' },
    restriction: { period: { end: '2027-06-01' } },
  });
  expect(made[1]).not.toHaveProperty('restriction');
});

test.each([
  ['active', 'wished', undefined, 1, 'requested', undefined],
  ['active', 'can-be-offered', undefined, 1, 'received', undefined],
  ['active', 'applied-for', undefined, 1, 'received', undefined],
  ['active', 'decided', undefined, 1, 'accepted', undefined],
  ['active', 'decided', 'not-begun', 1, 'accepted', undefined],
  ['active', 'decided', undefined, 41, 'draft', undefined],
  ['draft', 'decided', undefined, 1, 'draft', undefined],
  ['active', 'decided', 'ongoing', 41, 'in-progress', undefined],
  ['active', 'decided', 'done', 1, 'completed', undefined],
  ['active', 'decided', 'not-done', 1, 'cancelled', 'not-done'],
  ['active', 'refused', undefined, 41, 'rejected', 'refused'],
  ['active', 'refused', 'ongoing', 1, 'cancelled', 'refused'],
  ['on-hold', 'decided', 'ongoing', 1, 'on-hold', 'plan-paused'],
  ['on-hold', 'applied-for', undefined, 1, 'received', undefined],
  ['ended', 'decided', 'ongoing', 1, 'cancelled', 'plan-ended'],
  ['ended', 'wished', undefined, 1, 'cancelled', 'plan-ended'],
  ['ended', 'refused', undefined, 1, 'rejected', 'refused'],
  ['ended', 'decided', 'done', 1, 'completed', undefined],
] as const)(
  'in a plan that is %s, %s, carried out %s, changed by %s: %s, since %s',
  (plan, status, carriedOut, changedNumber, expected, reason) => {
    const { carriedOut: _carriedOut, ...one } = SAMPLE_COPY.interventions[1]!;
    const interventions = [{ ...one, status, changedNumber, ...(carriedOut ? { carriedOut } : {}) }];
    const [made] = tasks({ status: plan, interventions });
    expect([made?.status, made?.statusReason?.coding?.[0]?.code]).toEqual([expected, reason]);
    expect(made?.statusReason?.text !== undefined).toBe(reason !== undefined);
  },
);

describe('a plan that ends at a record system', () => {
  const endedAt = instant(Date.parse('2027-05-01T12:00:00Z'));

  test('says of its tasks that they have ended, and no more', () => {
    const ends = written({ ...SAMPLE_COPY, status: 'ended', endedAt }, 'sipEnded')?.resources ?? [];
    const closed = ends.filter(({ resource }) => isTask(resource));
    expect(closed).toHaveLength(2);
    for (const { resource, closes } of closed) {
      expect(closes).toBe(true);
      expect(Object.keys(resource).sort()).toEqual(['id', 'identifier', 'resourceType', 'status', 'statusReason']);
      expect(resource).toMatchObject({ status: 'cancelled', statusReason: { text: 'Planen har avslutats.' } });
    }
  });

  test('knows them by what it was given them by', () => {
    const keysOf = (plan: EhrPlan | undefined): string[] =>
      (plan?.resources ?? []).flatMap(({ resource, key }) => (isTask(resource) ? [key.value] : []));
    const before = keysOf(written(SAMPLE_COPY, 'sipPlan'));
    expect(before).toHaveLength(2);
    expect(keysOf(written({ ...SAMPLE_COPY, status: 'ended', endedAt }, 'sipEnded'))).toEqual(before);
  });
});
