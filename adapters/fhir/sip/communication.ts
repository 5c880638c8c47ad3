import type { Communication, Reference } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { DeliveryView } from '../../../domain/disclosure/frame-view.ts';
import { PERSON } from '../../../domain/sip/commands.ts';
import { THE_PERSON } from '../../../domain/sip/matter.ts';
import { eventSystem, itemSystem } from '../../lifecare/message-systems.ts';
import { reasonSystem } from '../names.ts';
import type { SipContext } from './context.ts';
import { planId, sipId } from './ids.ts';

const STATUSES: Readonly<Record<DeliveryView['status'], Communication['status']>> = {
  waiting: 'preparation',
  trying: 'in-progress',
  told: 'completed',
  acknowledged: 'completed',
  stopped: 'not-done',
  givenUp: 'stopped',
};

/** Ways by which something of the plan itself is told to somebody. */
const TOLD_BY: readonly DeliveryView['channel'][] = ['system', 'workList', 'letter'];

/** One notice or copy to one receiver; nothing of what it says. */
export function communicationsOf(
  context: SipContext,
  caseId: string,
  deliveries: readonly DeliveryView[],
): Communication[] {
  return deliveries
    .filter(({ channel, direction }) => TOLD_BY.includes(channel) && direction !== 'technical')
    .map((delivery) => communicationOf(context, caseId, delivery));
}

function communicationOf(context: SipContext, caseId: string, delivery: DeliveryView): Communication {
  const { names, subject, refer, organization } = context;
  const { item, message, status, lastFailure, toldAt, acknowledgedAt, from, to } = delivery;
  const isHeldBack = status === 'stopped' || status === 'givenUp';
  return {
    resourceType: 'Communication',
    id: sipId(caseId, 'Communication', item),
    identifier: [{ system: itemSystem(names.base), value: item }],
    basedOn: [refer('CarePlan', planId(caseId))],
    status: STATUSES[status],
    ...(isHeldBack && lastFailure !== undefined
      ? { statusReason: { coding: [{ system: reasonSystem(names.base), code: lastFailure }] } }
      : {}),
    category: [{ coding: [{ system: eventSystem(names.base), code: message }] }],
    subject,
    ...(toldAt === undefined ? {} : { sent: instantToIso(toldAt) }),
    ...(acknowledgedAt === undefined ? {} : { received: instantToIso(acknowledgedAt) }),
    ...(to === undefined ? {} : { recipient: [recipientOf(context, to)] }),
    ...(from === undefined ? {} : { sender: organization(from) }),
  };
}

function recipientOf(
  { subject, organization, related }: SipContext,
  { party, unit }: NonNullable<DeliveryView['to']>,
): Reference {
  if (party !== THE_PERSON) return organization(unit);
  return unit === PERSON ? subject : related(unit);
}
