import type { Bundle, FhirResource } from 'fhir/r4.js';
import { z } from 'zod';
import { isHsaIdSystem } from '../../domain/identity/identifier-systems.ts';
import { planSystem } from '../fhir/sip/names.ts';
import { caseSystem, eventSystem } from '../lifecare/message-systems.ts';
import { EVENT_NAMES } from './event-names.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const reference = z.looseObject({ reference: z.string() });

const header = z.looseObject({
  resourceType: z.literal('MessageHeader'),
  id: z.string().regex(UUID),
  eventCoding: z.looseObject({ system: z.string(), code: z.string() }),
  destination: z.tuple([z.looseObject({ endpoint: z.url(), receiver: reference })]),
  sender: reference,
  source: z.looseObject({ endpoint: z.url() }),
  focus: z.array(reference).min(1),
  response: z.undefined().optional(),
});

const envelope = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('message'),
  timestamp: z.iso.datetime({ offset: true }),
  entry: z.array(z.looseObject({ fullUrl: z.string(), resource: z.looseObject({ resourceType: z.string() }) })).min(1),
});

const provenance = z.looseObject({
  target: z.tuple([reference]),
  recorded: z.string(),
  agent: z.array(z.unknown()).min(1),
});

const stay = z.looseObject({
  status: z.enum(['in-progress', 'finished', 'entered-in-error']),
  class: z.looseObject({ code: z.literal('IMP') }),
  episodeOfCare: z.tuple([
    z.looseObject({ identifier: z.looseObject({ system: z.string(), value: z.string().min(1) }) }),
  ]),
});

const plan = z.looseObject({
  status: z.enum(['draft', 'active', 'on-hold', 'completed']),
  intent: z.literal('plan'),
  subject: reference,
  identifier: z.array(z.looseObject({ system: z.string(), value: z.string().min(1) })).min(1),
});

export interface ReadHeader {
  id: string;
  event: string;
}

export type CheckedMessage =
  /** Too little of a message to be acknowledged. */
  | { kind: 'no-message' }
  /** A message that can be answered, and not taken. The text holds nothing of what came. */
  | { kind: 'wrong'; header: ReadHeader; text: string }
  | { kind: 'message'; header: ReadHeader; bundle: Bundle<FhirResource> };

/** Judges what came as a receiver of the message does. */
export function checkMessage(body: unknown, base: string): CheckedMessage {
  const bundle = envelope.safeParse(body);
  const resources = bundle.success ? bundle.data.entry.map((entry) => entry.resource) : [];
  const read = header.safeParse(resources[0]);
  if (!bundle.success || !read.success) return { kind: 'no-message' };
  const { id, eventCoding, sender, destination } = read.data;
  // What is written to the file comes from our own list.
  const known = eventCoding.system === eventSystem(base) && Object.hasOwn(EVENT_NAMES, eventCoding.code);
  if (!known) return { kind: 'no-message' };
  const answerable = { id, event: eventCoding.code };
  const wrong = (text: string): CheckedMessage => ({ kind: 'wrong', header: answerable, text });

  const part = (type: string) => resources.filter((resource) => resource.resourceType === type);
  const isPlan = eventCoding.code.startsWith('sip');
  // A plan also says of each part who wrote it; what says where the message comes from is about the header.
  const origins = part('Provenance').filter((one) => references(one['target']).includes(`urn:uuid:${id}`));
  const [type, schema] = isPlan ? (['CarePlan', plan] as const) : (['Encounter', stay] as const);
  for (const [name, found, needed] of [
    ['Provenance', origins, provenance] as const,
    [type, part(type), schema] as const,
  ]) {
    if (found.length !== 1) return wrong(`A message has one ${name}.`);
    const parsed = needed.safeParse(found[0]);
    if (!parsed.success) return wrong(`Not as agreed: ${name}.${String(parsed.error.issues[0]?.path[0])}`);
  }
  const urls = new Set(bundle.data.entry.map((entry) => entry.fullUrl));
  if (urls.size !== bundle.data.entry.length) return wrong('Two parts have the same fullUrl.');
  if (references(resources).some((url) => !urls.has(url))) return wrong('A reference finds no part of the message.');
  if (!keysOf(part(type)[0], isPlan).includes(isPlan ? planSystem(base) : caseSystem(base))) {
    return wrong(isPlan ? 'The plan has no identifier of the hub.' : 'The stay has no case identifier.');
  }
  for (const { reference: url } of [sender, destination[0].receiver]) {
    const resource = bundle.data.entry.find((entry) => entry.fullUrl === url)?.resource;
    if (!hasHsaId(resource)) return wrong('Sender and receiver are organizations with an HSA-id.');
  }
  return { kind: 'message', header: answerable, bundle: body as Bundle<FhirResource> };
}

const unit = z.looseObject({
  resourceType: z.literal('Organization'),
  identifier: z.array(z.looseObject({ system: z.string(), value: z.string().min(1) })).min(1),
});

function hasHsaId(resource: unknown): boolean {
  const parsed = unit.safeParse(resource);
  return parsed.success && parsed.data.identifier.some((identifier) => isHsaIdSystem(identifier.system));
}

/** Identifier systems by which messages about one thing are held together. */
function keysOf(resource: unknown, isPlan: boolean): string[] {
  return isPlan
    ? plan.parse(resource).identifier.map(({ system }) => system)
    : stay.parse(resource).episodeOfCare.map(({ identifier }) => identifier.system);
}

/** Every `reference` anywhere in these. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'reference' && typeof each === 'string' ? [each] : references(each),
  );
}
