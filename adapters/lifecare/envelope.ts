import type { Reference } from 'fhir/r4.js';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { Person } from '../store/persons.ts';
import { partId, urn } from './message-ids.ts';
import type { MessageSystems } from './message-systems.ts';

/** What is known only at the moment of sending. */
export interface Envelope {
  person: Person;
  /** The directory's name of a party, unit or member of staff by HSA-id. */
  names: (hsaId: string) => string | undefined;
  sentAt: Instant;
}

export interface MessageSettings extends MessageSystems {
  /** Address of the hub, to which an acknowledgement may also be sent. */
  sourceEndpoint: string;
  /** Address that the message is posted to. */
  destinationEndpoint: string;
}

/** All that the parts of one message are made from. */
export interface MessageSource {
  message: OutgoingMessage;
  envelope: Envelope;
  settings: MessageSettings;
}

/** Reference to another part of the same message. */
export function partReference(source: MessageSource, part: string): Reference {
  return { reference: urn(partId(source.message.item, part)) };
}

/** Reference by HSA-id alone, to what is not part of the message. */
export function hsaReference(source: MessageSource, type: string, hsaId: string): Reference {
  const display = source.envelope.names(hsaId);
  return { type, identifier: { system: source.settings.hsaSystem, value: hsaId }, ...(display ? { display } : {}) };
}
