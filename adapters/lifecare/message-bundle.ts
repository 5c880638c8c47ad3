import type { Bundle, Communication, FhirResource } from 'fhir/r4.js';
import { instantToIso } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { SipCopy } from '../../domain/disclosure/sip-copy.ts';
import { partReference, type Envelope, type MessageSettings, type MessageSource } from './envelope.ts';
import { careContactRoleOf, encounterOf } from './message-encounter.ts';
import { headerOf, provenanceOf } from './message-header.ts';
import { partId, urn } from './message-ids.ts';
import { itemSystem } from './message-systems.ts';
import { organizationReference, organizationsOf } from './message-organizations.ts';
import { patientOf } from './message-patient.ts';
import { planPartsOf } from './message-plan.ts';

/**
 * What the gate let out, as a FHIR R4 message. Pure: the same input gives the same message; at a later attempt only the
 * bundle's own id and the times of sending differ. Holds nothing of the person but `personItems`.
 */
export function messageBundle(
  message: OutgoingMessage,
  envelope: Envelope,
  settings: MessageSettings,
): Bundle<FhirResource> {
  const source: MessageSource = { message, envelope, settings };
  const sentAt = instantToIso(envelope.sentAt);
  const { sip } = message.facts;
  const parts = sip ? planMessage(source, sip) : stayMessage(source);
  return {
    resourceType: 'Bundle',
    id: partId(message.item, `sent:${sentAt}`),
    identifier: { system: itemSystem(settings.base), value: message.item },
    type: 'message',
    timestamp: sentAt,
    entry: parts.map((resource) => ({ fullUrl: urn(resource.id ?? ''), resource })),
  };
}

function stayMessage(source: MessageSource): FhirResource[] {
  const patient = patientOf(source);
  const communication = communicationOf(source, patient !== undefined);
  const careContact = careContactRoleOf(source);
  const focus = communication ? ['encounter', 'communication'] : ['encounter'];
  return [
    headerOf(
      source,
      focus.map((part) => partReference(source, part)),
    ),
    provenanceOf(source),
    encounterOf(source, patient !== undefined),
    ...(patient ? [patient] : []),
    ...(careContact ? [careContact] : []),
    ...(communication ? [communication] : []),
    ...organizationsOf(source),
  ];
}

function planMessage(source: MessageSource, sip: SipCopy): FhirResource[] {
  const patient = patientOf(source);
  const parts = planPartsOf(source, sip, patient !== undefined);
  return [
    headerOf(
      source,
      parts.slice(0, 1).map(({ id = '' }) => ({ reference: urn(id) })),
    ),
    provenanceOf(source),
    ...(patient ? [patient] : []),
    ...parts,
    ...organizationsOf(source),
  ];
}

/** Free text to the receiver, where the message has any. */
function communicationOf(source: MessageSource, hasPatient: boolean): Communication | undefined {
  const { message, envelope, settings } = source;
  if (!message.facts.text) return undefined;
  return {
    resourceType: 'Communication',
    id: partId(message.item, 'communication'),
    identifier: [{ system: itemSystem(settings.base), value: message.item }],
    status: 'completed',
    ...(hasPatient ? { subject: partReference(source, 'patient') } : {}),
    encounter: partReference(source, 'encounter'),
    sent: instantToIso(envelope.sentAt),
    recipient: [organizationReference(source, message.to.unit)],
    sender: organizationReference(source, message.from.unit),
    payload: [{ contentString: message.facts.text }],
  };
}
