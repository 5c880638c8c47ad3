import { describe, expect, test } from '@jest/globals';
import type { Bundle, CarePlan, FhirResource, MessageHeader, Provenance } from 'fhir/r4.js';
import { instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { sipId } from '../fhir/sip/ids.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from '../fhir/sip/testing/sample-copy.ts';
import { messageBundle } from './message-bundle.ts';
import { DEFAULT_SYSTEMS } from './message-systems.ts';

const settings = {
  ...DEFAULT_SYSTEMS,
  sourceEndpoint: 'https://samordna.example/fhir/$process-message',
  destinationEndpoint: 'https://granby.example/fhir/$process-message',
};

const sentAt = instant(Date.parse('2027-03-09T08:00:00Z'));

function sent(message: OutgoingMessage): Bundle<FhirResource> {
  return messageBundle(message, { person: SAMPLE_PERSON, names: () => undefined, sentAt }, settings);
}

function partsOf(bundle: Bundle<FhirResource>): FhirResource[] {
  return (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
}

function part<R extends FhirResource>(bundle: Bundle<FhirResource>, type: R['resourceType']): R {
  return partsOf(bundle).find((one): one is R => one.resourceType === type) as R;
}

/** Types that say something of the plan. */
function said(bundle: Bundle<FhirResource>): string[] {
  const frame = ['MessageHeader', 'Provenance', 'Patient', 'Organization', 'PractitionerRole'];
  return partsOf(bundle)
    .map(({ resourceType }) => resourceType)
    .filter((type) => !frame.includes(type));
}

const another = { ...SAMPLE_COPY.meetings[0]!, meeting: 'm0', place: 'Någon annanstans' };
const copy = { ...SAMPLE_COPY, meetings: [another, ...SAMPLE_COPY.meetings] };

describe.each(['sipNotice', 'sipNoticeChanged', 'sipNoticeCancelled', 'sipReply'] as const)('%s', (message) => {
  const bundle = sent(sampleMessage(copy, { message, facts: { meeting: 'm1' } }));

  test('tells of the meeting it is about, and of the plan only that there is one', () => {
    expect(said(bundle)).toEqual(['Appointment', 'CarePlan']);
    expect(JSON.stringify(bundle)).not.toMatch(/Någon annanstans|Såromläggning|bo kvar hemma"|brevlådan/);
    expect(part<CarePlan>(bundle, 'CarePlan')).not.toHaveProperty('goal');
  });

  test('is about the meeting', () => {
    const { focus } = part<MessageHeader>(bundle, 'MessageHeader');
    expect(focus).toEqual([{ reference: `urn:uuid:${sipId(copy.caseId, 'Appointment', 'm1')}` }]);
  });
});

test('a plan that is handed over is whole', () => {
  const types = new Set(said(sent(sampleMessage(SAMPLE_COPY))));
  expect([...types].sort()).toEqual([
    'Appointment',
    'CarePlan',
    'CareTeam',
    'Condition',
    'Consent',
    'Goal',
    'RelatedPerson',
    'ServiceRequest',
    'Task',
  ]);
});

test.each([
  ['sipHandOver', ['CarePlan']],
  ['sipEnded', ['CarePlan']],
  ['sipLeadAsked', ['CarePlan', 'CareTeam']],
] as const)('%s holds %s and no content', (message, types) => {
  const bundle = sent(sampleMessage(SAMPLE_COPY, { message }));
  expect(said(bundle)).toEqual(types);
  expect(JSON.stringify(bundle)).not.toMatch(/Såromläggning|bo kvar hemma|brevlådan/);
});

test('an ended plan is completed, and it happened when it ended', () => {
  const endedAt = instant(Date.parse('2027-05-01T12:00:00Z'));
  const bundle = sent(sampleMessage({ ...SAMPLE_COPY, status: 'ended', endedAt }, { message: 'sipEnded' }));
  expect(part<CarePlan>(bundle, 'CarePlan')).toMatchObject({
    status: 'completed',
    period: { end: '2027-05-01T12:00:00.000Z' },
  });
  expect(part<Provenance>(bundle, 'Provenance').occurredDateTime).toBe('2027-05-01T12:00:00.000Z');
});

test('the plan has one identifier in all its messages', () => {
  const identifiers = (['sipNotice', 'sipPlan', 'sipEnded'] as const).map((message, index) => {
    const bundle = sent(sampleMessage(copy, { message, item: `s1.${index}`, facts: { meeting: 'm1' } }));
    return part<CarePlan>(bundle, 'CarePlan').identifier;
  });
  expect(identifiers).toEqual([identifiers[0], identifiers[0], identifiers[0]]);
});
