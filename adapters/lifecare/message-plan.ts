import type { FhirResource } from 'fhir/r4.js';
import type { MessageCode, MessageFacts } from '../../domain/disclosure/message.ts';
import type { SipCopy } from '../../domain/disclosure/sip-copy.ts';
import { appointmentOf } from '../fhir/sip/appointment.ts';
import { planFrame } from '../fhir/sip/care-plan.ts';
import { careTeamOf } from '../fhir/sip/care-team.ts';
import type { SipContext } from '../fhir/sip/context.ts';
import { openRegister } from '../fhir/sip/register.ts';
import { planParts } from '../fhir/sip/resources.ts';
import { hsaReference, partReference, type MessageSource } from './envelope.ts';
import { urn } from './message-ids.ts';
import { organizationReference } from './message-organizations.ts';

/** Parts of a message about a plan, beside its header, the person, the sender and the receiver. The first is what it is about. */
export function planPartsOf(source: MessageSource, copy: SipCopy, hasPatient: boolean): FhirResource[] {
  const { message, envelope, settings } = source;
  const ends = new Set([message.from.unit, message.from.party, message.to.unit, message.to.party]);
  const { context, resources } = openRegister(
    {
      names: settings,
      subject: hasPatient ? partReference(source, 'patient') : { type: 'Patient' },
      refer: (_type, id) => ({ reference: urn(id) }),
      organization: (hsaId) =>
        ends.has(hsaId) ? organizationReference(source, hsaId) : hsaReference(source, 'Organization', hsaId),
      nameOf: envelope.names,
    },
    copy.caseId,
  );
  const parts = toldOf(context, copy, message.message, message.facts);
  return [...parts, ...resources()];
}

/** The plan itself only where the message hands it over; else that there is one, and the meeting that the message is about. */
function toldOf(context: SipContext, copy: SipCopy, message: MessageCode, { meeting }: MessageFacts): FhirResource[] {
  const frame = planFrame(context, copy);
  switch (message) {
    case 'sipPlan':
      return planParts(context, copy);
    case 'sipLeadAsked':
      return [frame, careTeamOf(context, copy)];
    default:
      return [
        ...copy.meetings.filter((one) => one.meeting === meeting).map((one) => appointmentOf(context, copy, one)),
        frame,
      ];
  }
}
