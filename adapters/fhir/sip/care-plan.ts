import type { CarePlan, CodeableConcept, Reference } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { activityOf } from './activity.ts';
import type { SipContext } from './context.ts';
import { consentIds, planId, sipId } from './ids.ts';
import { planKindSystem, planSystem, TITLES, TYPE_OF_CARE_PLAN_SYSTEM } from './names.ts';
import { planNotes } from './plan-notes.ts';
import { labelled, listed, periodOf } from './text.ts';

const STATUSES: Readonly<Record<SipCopy['status'], CarePlan['status']>> = {
  draft: 'draft',
  active: 'active',
  'on-hold': 'on-hold',
  ended: 'completed',
};

/** That there is a plan, and how it stands: nothing of what is in it. */
export function planFrame({ names, subject }: SipContext, copy: SipCopy): CarePlan {
  const { caseId, kind, status, openedAt, endedAt } = copy;
  const id = planId(caseId);
  return {
    resourceType: 'CarePlan',
    id,
    language: 'sv',
    identifier: [{ system: planSystem(names.base), value: id }],
    status: STATUSES[status],
    intent: 'plan',
    category: [categoryOf(names.base, kind)],
    title: TITLES[kind],
    subject,
    period: periodOf(openedAt, endedAt),
    created: instantToIso(openedAt),
  };
}

/** The plan as its receiver may have it. Its order of goals and activities is the plan's own. */
export function carePlanOf(context: SipContext, copy: SipCopy): CarePlan {
  const { refer, organization } = context;
  const { caseId, needs, goals, interventions, meetings, openedAt, endedAt, endsOn, replaces } = copy;
  const author = authorOf(context, copy);
  const description = descriptionOf(copy);
  const writers = [...new Set([...needs, ...goals, ...interventions].map(({ party }) => party))].sort();
  return {
    ...planFrame(context, copy),
    ...(replaces === undefined ? {} : { replaces: [earlierPlan(context, replaces)] }),
    ...(description === '' ? {} : { description }),
    period: periodOf(openedAt, endedAt ?? endsOn),
    ...(author ? { author } : {}),
    ...listed('contributor', writers.map(organization)),
    careTeam: [refer('CareTeam', sipId(caseId, 'CareTeam'))],
    ...listed(
      'addresses',
      needs.map(({ id }) => refer('Condition', sipId(caseId, 'Condition', id))),
    ),
    ...listed('supportingInfo', [
      ...consentIds(copy).map((id) => refer('Consent', id)),
      ...meetings.map(({ meeting }) => refer('Appointment', sipId(caseId, 'Appointment', meeting))),
    ]),
    ...listed(
      'goal',
      goals.map(({ id }) => refer('Goal', sipId(caseId, 'Goal', id))),
    ),
    ...listed(
      'activity',
      interventions.map((one) => activityOf(context, copy, one)),
    ),
    ...listed('note', planNotes(context, copy)),
  };
}

/** One category alone: national consumers take no other beside it. No national code names what a municipality makes by itself. */
function categoryOf(base: string, kind: SipCopy['kind']): CodeableConcept {
  return kind === 'sip'
    ? { coding: [{ system: TYPE_OF_CARE_PLAN_SYSTEM, code: 'SIP' }] }
    : { coding: [{ system: planKindSystem(base), code: kind }], text: 'L-SIP' };
}

/** The lead coordinator who has said yes; else the unit that carries the process on. */
function authorOf({ staff, organization }: SipContext, { lead, coordinating }: SipCopy): Reference | undefined {
  if (lead?.accepted) return staff(lead.coordinator, lead.unit);
  return coordinating && organization(coordinating.unit);
}

function descriptionOf({ meetings, needs }: SipCopy): string {
  const purpose = meetings.filter(({ status }) => status !== 'cancelled').at(-1)?.content?.purpose;
  return [...labelled('Syfte', purpose), ...labelled('Behov', needs.map(({ text }) => text).join('; '))].join('\n');
}

/** Who has the earlier plan knows it by this. It may have ended at who reads this, and then nothing stands there. */
function earlierPlan({ names }: SipContext, caseId: string): Reference {
  return { type: 'CarePlan', identifier: { system: planSystem(names.base), value: planId(caseId) } };
}
