import type { MessageHeader, Provenance, Reference } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { partReference, type MessageSource } from './envelope.ts';
import { messageHeaderId, partId, urn } from './message-ids.ts';
import { eventSystem, groundSystem } from './message-systems.ts';
import { organizationReference } from './message-organizations.ts';

const DATA_OPERATION = 'http://terminology.hl7.org/CodeSystem/v3-DataOperation';
const PARTICIPANT_TYPE = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';

/** `focus` leads to the parts that the message is about. */
export function headerOf(source: MessageSource, focus: Reference[]): MessageHeader {
  const { message, settings } = source;
  return {
    resourceType: 'MessageHeader',
    id: messageHeaderId(message.item),
    eventCoding: { system: eventSystem(settings.base), code: message.message },
    destination: [{ endpoint: settings.destinationEndpoint, receiver: organizationReference(source, message.to.unit) }],
    sender: organizationReference(source, message.from.unit),
    source: { endpoint: settings.sourceEndpoint },
    focus,
  };
}

/** Who says it, when it happened and was sent, on which ground, and which earlier message it replaces or takes back. */
export function provenanceOf(source: MessageSource): Provenance {
  const { message, envelope, settings } = source;
  const change = changeOf(message);
  return {
    resourceType: 'Provenance',
    id: partId(message.item, 'provenance'),
    target: [partReference(source, 'header')],
    occurredDateTime: instantToIso(eventTime(message) ?? envelope.sentAt),
    recorded: instantToIso(envelope.sentAt),
    reason: [{ coding: [{ system: groundSystem(settings.base), code: message.ground }] }],
    activity: { coding: [{ system: DATA_OPERATION, code: change.activity }] },
    agent: [
      agent('author', organizationReference(source, message.from.unit)),
      agent('custodian', organizationReference(source, message.from.party)),
    ],
    ...(change.entity ? { entity: [change.entity] } : {}),
  };
}

function agent(code: 'author' | 'custodian', who: Provenance['agent'][number]['who']): Provenance['agent'][number] {
  return { type: { coding: [{ system: PARTICIPANT_TYPE, code }] }, who };
}

function changeOf({ message, replaces }: OutgoingMessage): {
  activity: 'CREATE' | 'UPDATE' | 'NULLIFY';
  entity?: NonNullable<Provenance['entity']>[number];
} {
  if (!replaces) return { activity: 'CREATE' };
  const takesBack = message === 'readyRevoked' || message === 'cancelled' || message === 'sipNoticeCancelled';
  // The earlier message is not part of this one, so it is named by its id and not referred to.
  const what = {
    type: 'MessageHeader',
    identifier: { system: 'urn:ietf:rfc:3986', value: urn(messageHeaderId(replaces)) },
  };
  return takesBack
    ? { activity: 'NULLIFY', entity: { role: 'removal', what } }
    : { activity: 'UPDATE', entity: { role: 'revision', what } };
}

/** When what the message tells of happened, where the message may hold that time. */
function eventTime({ message, facts }: OutgoingMessage): Instant | undefined {
  switch (message) {
    case 'readyNotice':
      return facts.readyJudgedAt;
    case 'readyRevoked':
      return facts.readyRevokedAt;
    case 'discharged':
      return facts.dischargedAt;
    case 'sipPlan':
      return facts.sip?.version?.drawnUpAt;
    case 'sipEnded':
      return facts.sip?.endedAt;
    default:
      return undefined;
  }
}
