import type { CodeableConcept, Reference, ServiceRequest } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { partIdentifier, planId, sipId } from './ids.ts';
import { doneBySystem, interventionStatusUrl, PERTAINS_TO_GOAL_URL, planSystem } from './names.ts';
import { isAdopted, labelled, listed, notesOf } from './text.ts';

export type InterventionCopy = SipCopy['interventions'][number];

/** An intervention of a unit, or of an actor outside region and municipality. */
export function serviceRequestOf(context: SipContext, copy: SipCopy, one: InterventionCopy): ServiceRequest {
  const { names, subject, organization } = context;
  const id = sipId(copy.caseId, 'ServiceRequest', one.id);
  const goal = goalReference(context, copy, one);
  return {
    resourceType: 'ServiceRequest',
    id,
    extension: [
      ...(goal ? [{ url: PERTAINS_TO_GOAL_URL, valueReference: goal }] : []),
      { url: interventionStatusUrl(names.base), valueCode: one.status },
    ],
    identifier: [partIdentifier(names.base, id)],
    requisition: { system: planSystem(names.base), value: planId(copy.caseId) },
    status: statusOf(copy, one),
    intent: 'plan',
    category: [categoryOf(context, one)],
    code: { text: one.what },
    subject,
    ...(one.when?.trim() ? { occurrenceTiming: { code: { text: one.when } } } : {}),
    authoredOn: instantToIso(one.writtenAt),
    requester: organization(one.party),
    performer: [performerOf(context, one)],
    ...listed('note', notesOf(howTexts(context, copy, one))),
  };
}

function goalReference({ refer }: SipContext, copy: SipCopy, { goal }: InterventionCopy): Reference | undefined {
  const isThere = copy.goals.some(({ id }) => id === goal);
  return goal !== undefined && isThere ? refer('Goal', sipId(copy.caseId, 'Goal', goal)) : undefined;
}

/** How it is done and judged, and what comes before it, in words. */
function howTexts({ nameOf }: SipContext, { interventions }: SipCopy, one: InterventionCopy): string[] {
  const before = interventions.filter(({ id }) => id !== one.id && one.after?.includes(id)).map(({ what }) => what);
  return [
    ...labelled('Hur', one.how),
    ...labelled('Kommer efter', before.join('; ')),
    ...(one.ongoing === true ? ['Pågick redan när planen upprättades.'] : []),
    ...labelled('Hur resultatet bedöms', one.judgedHow),
    ...labelled('Bedöms av', one.judgedBy && (nameOf(one.judgedBy) ?? one.judgedBy)),
    ...labelled('Bedöms den', one.judgedOn),
  ];
}

/** What becomes of an intervention when the plan has ended is not the hub's to know. */
function statusOf(plan: SipCopy, one: InterventionCopy): ServiceRequest['status'] {
  if (one.carriedOut === 'done') return 'completed';
  if (one.carriedOut === 'not-done' || one.status === 'refused') return 'revoked';
  if (plan.status === 'ended') return 'unknown';
  if (plan.status === 'on-hold') return 'on-hold';
  const isGoingOn = one.carriedOut === 'ongoing' || one.ongoing === true;
  return isGoingOn || (one.status === 'decided' && isAdopted(plan, one)) ? 'active' : 'draft';
}

function categoryOf({ names }: SipContext, { doneBy }: InterventionCopy): CodeableConcept {
  const text = doneBy === 'other-actor' ? 'Åtgärd av annan aktör' : 'Insats';
  return { coding: [{ system: doneBySystem(names.base), code: doneBy }], text };
}

function performerOf({ subject, organization }: SipContext, { doneBy, unit, otherActor }: InterventionCopy): Reference {
  if (doneBy === 'person') return subject;
  return doneBy === 'other-actor' && otherActor?.trim()
    ? { type: 'Organization', display: otherActor }
    : organization(unit);
}
