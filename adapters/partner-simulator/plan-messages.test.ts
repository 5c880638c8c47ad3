import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Bundle, CarePlan, FhirResource } from 'fhir/r4.js';
import { instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from '../fhir/sip/testing/sample-copy.ts';
import { lifecareSender } from '../lifecare/client.ts';
import type { Envelope } from '../lifecare/envelope.ts';
import { messageBundle } from '../lifecare/message-bundle.ts';
import { DEFAULT_SYSTEMS } from '../lifecare/message-systems.ts';
import type { SystemMessage } from '../lifecare/system-message.ts';
import { EVENT_NAMES } from './event-names.ts';
import { checkMessage } from './message-check.ts';
import { startPartnerSimulator, type PartnerSimulator } from './simulator.ts';

const envelope: Envelope = {
  person: SAMPLE_PERSON,
  names: (id) => (id === 'SE0000000001-3001' ? 'Vårdcentralen Linden' : undefined),
  sentAt: instant(Date.parse('2027-03-09T08:00:00Z')),
};

const PLAN_MESSAGES = (Object.keys(EVENT_NAMES) as SystemMessage[]).filter((code) => code.startsWith('sip'));

let simulator: PartnerSimulator;

beforeEach(async () => {
  simulator = await startPartnerSimulator({ port: 0 });
});

afterEach(() => simulator.close());

function sampleOf(message: SystemMessage): OutgoingMessage {
  return sampleMessage(SAMPLE_COPY, { message, item: `s1.${message}`, facts: { meeting: 'm1' } });
}

test.each(PLAN_MESSAGES)('%s is taken, and shown in Swedish', async (message) => {
  const sender = lifecareSender({ baseUrl: simulator.fhirBaseUrl, sourceEndpoint: 'https://hub.example/fhir' });
  expect(await sender(sampleOf(message), envelope)).toEqual({ kind: 'told' });
  const page = await (await fetch(`${simulator.url}/`)).text();
  expect(page).toContain(EVENT_NAMES[message]);
  expect(page).toContain('Upprättad');
  expect(page).not.toContain('191212121212');
});

test('a notice says when, where, why, and who has been called', async () => {
  const sender = lifecareSender({ baseUrl: simulator.fhirBaseUrl, sourceEndpoint: 'https://hub.example/fhir' });
  await sender(sampleOf('sipNotice'), envelope);
  expect(simulator.received()[0]?.content?.said).toMatchObject({
    plan: 'Samordnad individuell plan',
    meetingAt: '2027-03-08T13:00:00.000Z',
    meetingPlace: 'Lindens mötesrum',
    meetingPurpose: 'Komma överens om stödet hemma',
    meetingWhy: 'Insatser från flera behöver samordnas',
    called: [
      'SE0000000001-A202, Vårdcentralen Linden (kommer)',
      'SE0000000002-A001, SE0000000002-1001 (kommer)',
      'SE0000000002-5001 (kommer)',
    ].join('\n'),
  });
});

test('a plan says who does what', async () => {
  const sender = lifecareSender({ baseUrl: simulator.fhirBaseUrl, sourceEndpoint: 'https://hub.example/fhir' });
  await sender(sampleOf('sipPlan'), envelope);
  expect(simulator.received()[0]?.content?.said).toMatchObject({
    needs: 'Sår som ska läkas',
    goals: 'Jag vill bo kvar hemma\nGå till brevlådan',
    interventions: [
      'Såromläggning (Vårdcentralen Linden)',
      'Hemtjänst på morgonen (SE0000000002-1001)',
      'Arbetsprövning (Arbetsförmedlingen)',
      'Promenad (personen)',
    ].join('\n'),
  });
});

test.each<[string, (plan: CarePlan, bundle: Bundle<FhirResource>) => unknown]>([
  ['no plan', (_plan, bundle) => bundle.entry?.splice(3, 1)],
  ['a plan without the identifier of the hub', (plan) => (plan.identifier = [{ system: 'urn:x', value: '1' }])],
  ['a plan of another intent', (plan) => (plan.intent = 'order')],
])('a message with %s is not taken', (_name, spoil) => {
  const settings = {
    ...DEFAULT_SYSTEMS,
    sourceEndpoint: 'https://a.example',
    destinationEndpoint: 'https://b.example',
  };
  const bundle = structuredClone(messageBundle(sampleOf('sipPlan'), envelope, settings));
  expect(checkMessage(bundle, DEFAULT_SYSTEMS.base).kind).toBe('message');
  spoil(bundle.entry?.[3]?.resource as CarePlan, bundle);
  expect(checkMessage(bundle, DEFAULT_SYSTEMS.base).kind).toBe('wrong');
});
