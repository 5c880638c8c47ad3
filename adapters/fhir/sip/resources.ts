import type { FhirResource } from 'fhir/r4.js';
import type { DeliveryView } from '../../../domain/disclosure/frame-view.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { appointmentOf } from './appointment.ts';
import { carePlanOf } from './care-plan.ts';
import { careTeamOf } from './care-team.ts';
import { communicationsOf } from './communication.ts';
import { conditionOf } from './condition.ts';
import { consentOf } from './consent.ts';
import type { SipContext, SipFrame } from './context.ts';
import { goalOf } from './goal.ts';
import { consentIds } from './ids.ts';
import { provenancesOf } from './provenance.ts';
import { openRegister } from './register.ts';
import { serviceRequestOf } from './service-request.ts';
import { tasksOf } from './task.ts';

/**
 * A plan as one reader may have it: every resource of it that the hub serves, save the person and the organisations, with the id that
 * it is served under. `deliveries` are those that the reader may see.
 */
export function sipResources(copy: SipCopy, frame: SipFrame, deliveries: readonly DeliveryView[] = []): FhirResource[] {
  const { context, resources } = openRegister(frame, copy.caseId);
  const own = [...planParts(context, copy), ...communicationsOf(context, copy.caseId, deliveries)];
  return [...own, ...resources()];
}

/** What the hub itself says of the plan. */
export function planParts(context: SipContext, copy: SipCopy): FhirResource[] {
  const ids = consentIds(copy);
  return [
    carePlanOf(context, copy),
    careTeamOf(context, copy),
    ...copy.needs.map((need) => conditionOf(context, copy, need)),
    ...copy.goals.map((goal) => goalOf(context, copy, goal)),
    ...copy.interventions.map((one) => serviceRequestOf(context, copy, one)),
    ...tasksOf(context, copy),
    ...copy.consents.map((consent, place) => consentOf(context, copy, consent, ids[place] ?? '')),
    ...copy.meetings.map((meeting) => appointmentOf(context, copy, meeting)),
    ...provenancesOf(context, copy),
  ];
}
