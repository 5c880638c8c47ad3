import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Bundle, CarePlan } from 'fhir/r4.js';
import type { Envelope } from '../../adapters/lifecare/envelope.ts';
import { messageBundle } from '../../adapters/lifecare/message-bundle.ts';
import { DEFAULT_SYSTEMS } from '../../adapters/lifecare/message-systems.ts';
import { ehrPlanOf } from '../../adapters/fhir/sip/ehr-plan.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from '../../adapters/fhir/sip/testing/sample-copy.ts';
import { ehrWriter } from '../../adapters/fhir/write/writer.ts';
import { instant } from '../../domain/calendar/instant.ts';
import type { SipCopy } from '../../domain/disclosure/sip-copy.ts';
import { fhirBase } from './server.ts';
import { errorsIn } from './validate.ts';

const envelope: Envelope = {
  person: SAMPLE_PERSON,
  names: (hsaId) => (hsaId.startsWith('SE0000000002-5') ? undefined : `Namn på ${hsaId}`),
  sentAt: instant(Date.parse('2027-03-09T08:00:00Z')),
};

const [meeting] = SAMPLE_COPY.meetings;
const { endsAt: _endsAt, content: _content, ...bareMeeting } = meeting!;
const endedAt = instant(Date.parse('2027-05-01T12:00:00Z'));

const SHAPES: [string, Partial<SipCopy>][] = [
  ['drawn up', {}],
  ['being prepared', { status: 'draft' }],
  ['paused', { status: 'on-hold' }],
  ['ended', { status: 'ended', endedAt }],
  ['of one municipality', { kind: 'l-sip' }],
  ['met, in a meeting that nobody gave an end', { meetings: [{ ...bareMeeting, status: 'held' }] }],
  ['with a meeting that was cancelled', { meetings: [{ ...meeting!, status: 'cancelled' }] }],
  ['taken over from another', { replaces: 's0' }],
];

test.each(SHAPES)('every resource of a plan that is %s is valid R4', async (_name, shape) => {
  const plan = ehrPlanOf(sampleMessage({ ...SAMPLE_COPY, ...shape }), envelope, DEFAULT_SYSTEMS);
  expect(await errorsIn((plan?.resources ?? []).map(({ resource }) => resource))).toEqual([]);
});

test.each(['sipPlan', 'sipNotice', 'sipEnded', 'sipLeadAsked'] as const)(
  'the message %s is valid R4',
  async (message) => {
    const settings = {
      ...DEFAULT_SYSTEMS,
      sourceEndpoint: 'https://a.example',
      destinationEndpoint: 'https://b.example',
    };
    const sent = sampleMessage(SAMPLE_COPY, { message, facts: { meeting: 'm1' } });
    expect(await errorsIn([messageBundle(sent, envelope, settings)])).toEqual([]);
  },
);

test('a plan that is written, and written again when it has ended, is there once', async () => {
  const copy = { ...SAMPLE_COPY, caseId: `s${randomUUID()}` };
  const write = ehrWriter({ baseUrl: fhirBase(), names: DEFAULT_SYSTEMS.base });
  const standing = async (): Promise<CarePlan[]> => {
    const { key } = ehrPlanOf(sampleMessage(copy), envelope, DEFAULT_SYSTEMS)!.resources.find(
      ({ resource }) => resource.resourceType === 'CarePlan',
    )!;
    const found = await fetch(`${fhirBase()}/CarePlan?identifier=${encodeURIComponent(`${key.system}|${key.value}`)}`, {
      headers: { 'cache-control': 'no-cache' },
    });
    return (((await found.json()) as Bundle<CarePlan>).entry ?? []).flatMap(({ resource }) => resource ?? []);
  };
  for (let times = 0; times < 2; times += 1) {
    expect(await write(ehrPlanOf(sampleMessage(copy), envelope, DEFAULT_SYSTEMS)!)).toEqual({ kind: 'told' });
  }
  expect(await standing()).toMatchObject([{ status: 'active', meta: { versionId: '1' } }]);

  const ended: SipCopy = { ...copy, status: 'ended', endedAt, goals: [], interventions: [], needs: [], meetings: [] };
  const last = ehrPlanOf(sampleMessage(ended, { message: 'sipEnded' }), envelope, DEFAULT_SYSTEMS)!;
  expect(await write(last)).toEqual({ kind: 'told' });
  const [plan, ...others] = await standing();
  expect(others).toEqual([]);
  expect(plan).toMatchObject({ status: 'completed', period: { end: expect.any(String) } });
  // What was delivered while consent stood is the holder's to keep.
  expect(plan?.activity).toHaveLength(SAMPLE_COPY.interventions.length);
});
