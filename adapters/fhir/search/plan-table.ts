import type { SipType } from '../sip/ids.ts';
import { DEFINITIONS, id, lastUpdated, type ParameterRow } from './row.ts';

/** Types that a coordinated plan is read and searched as, beside its tasks, which are searched with the duties. */
export type PlanType = Exclude<SipType, 'Patient' | 'Organization' | 'Task'>;

function row(type: ParameterRow['type'], name: string, path: string, says: string): ParameterRow {
  return { type, definition: `${DEFINITIONS}/${name}`, path, says };
}

const DATES = 'Prefixes eq, gt, ge, lt and le.';

const token = (name: string, path: string, says: string): ParameterRow => row('token', name, path, says);
const date = (name: string, path: string, says: string): ParameterRow => row('date', name, path, `${says} ${DATES}`);

/** Also by the HSA-id of what is referred to, under either of its systems. */
function byHsaId(parameter: string, name: string, path: string, says: string): ParameterRow {
  return {
    ...row('reference', name, path, `${says} ${parameter}.identifier=system|value searches by HSA-id.`),
    also: [`${parameter}.identifier`, `${parameter}:Organization.identifier`],
  };
}

const reference = (name: string, path: string, says: string): ParameterRow => row('reference', name, path, says);

/** The person. Persons are looked up before anything is read, so that the row has no path. */
function person(name: string, parameter = 'patient'): ParameterRow {
  return {
    type: 'reference',
    definition: `${DEFINITIONS}/${name}`,
    says: `The person. ${parameter}.identifier=system|value searches by number: use POST _search.`,
    also: [`${parameter}.identifier`, `${parameter}:Patient.identifier`],
  };
}

const patient = person('clinical-patient');
const identifier = (name = 'clinical-identifier'): ParameterRow =>
  token(name, 'identifier', "The hub's own identifier, the same wherever it sends the resource.");

const ALL = { _id: id, _lastUpdated: lastUpdated };

/** Every search parameter of them that works, and no other. */
export const PLAN_SEARCHES: Readonly<Record<PlanType, Readonly<Record<string, ParameterRow>>>> = {
  CarePlan: {
    ...ALL,
    identifier: identifier(),
    patient,
    subject: person('CarePlan-subject', 'subject'),
    status: token('CarePlan-status', 'status', 'draft, active, on-hold or completed.'),
    intent: token('CarePlan-intent', 'intent', 'plan.'),
    category: token('CarePlan-category', 'category', 'Kind of plan: SIP of typeofcareplan-cs, or l-sip.'),
    date: date('clinical-date', 'period', 'A time within the plan.'),
    'care-team': reference('CarePlan-care-team', 'careTeam', 'Its team.'),
    goal: reference('CarePlan-goal', 'goal', 'One of its goals.'),
    condition: reference('CarePlan-condition', 'addresses', 'One of its needs.'),
    'activity-reference': reference('CarePlan-activity-reference', 'activity.reference', 'One of its interventions.'),
    replaces: reference('CarePlan-replaces', 'replaces', 'The plan that it took over from, where the reader has that.'),
  },
  CareTeam: {
    ...ALL,
    identifier: identifier(),
    patient,
    subject: person('CareTeam-subject', 'subject'),
    status: token('CareTeam-status', 'status', 'proposed, active, suspended or inactive.'),
    date: date('clinical-date', 'period', 'A time within the plan.'),
    participant: byHsaId('participant', 'CareTeam-participant', 'participant.member', 'Who takes part.'),
  },
  Goal: {
    ...ALL,
    identifier: identifier(),
    patient,
    subject: person('Goal-subject', 'subject'),
    'lifecycle-status': token(
      'Goal-lifecycle-status',
      'lifecycleStatus',
      'proposed, active, on-hold, completed or cancelled.',
    ),
    'achievement-status': token('Goal-achievement-status', 'achievementStatus', 'How far it has come.'),
    category: token('Goal-category', 'category', 'long or short.'),
    'target-date': date('Goal-target-date', 'target.dueDate', 'When it is to be reached.'),
  },
  ServiceRequest: {
    ...ALL,
    identifier: identifier(),
    patient,
    subject: person('ServiceRequest-subject', 'subject'),
    status: token('ServiceRequest-status', 'status', 'How far the intervention has come.'),
    performer: byHsaId('performer', 'ServiceRequest-performer', 'performer', 'Unit that carries it out.'),
    requester: byHsaId('requester', 'ServiceRequest-requester', 'requester', 'Party that wrote it.'),
    category: token('ServiceRequest-category', 'category', 'party or other-actor.'),
    authored: date('ServiceRequest-authored', 'authoredOn', 'When it was written.'),
  },
  Condition: {
    ...ALL,
    identifier: identifier(),
    patient,
    subject: person('Condition-subject', 'subject'),
    category: token('Condition-category', 'category', 'health-concern.'),
    'recorded-date': date('Condition-recorded-date', 'recordedDate', 'When it was written.'),
  },
  Consent: {
    ...ALL,
    identifier: identifier(),
    patient,
    status: token('Consent-status', 'status', 'active or inactive. That its time has passed stands in the period.'),
    category: token('Consent-category', 'category', 'What it is to: draw-up, invite, share or digital-meeting.'),
    period: date('Consent-period', 'provision.period', 'A time within its own.'),
    date: date('clinical-date', 'dateTime', 'When it was given.'),
    actor: byHsaId('actor', 'Consent-actor', 'provision.actor.reference', 'Party that it lets know.'),
  },
  Appointment: {
    ...ALL,
    identifier: identifier('Appointment-identifier'),
    patient: person('Appointment-patient'),
    status: token('Appointment-status', 'status', 'pending, booked, fulfilled or cancelled.'),
    'part-status': token('Appointment-part-status', 'participant.status', 'What somebody who was called has answered.'),
    date: date('Appointment-date', 'start', 'When the meeting begins.'),
    actor: byHsaId('actor', 'Appointment-actor', 'participant.actor', 'Who has been called.'),
  },
  Communication: {
    ...ALL,
    identifier: identifier('Communication-identifier'),
    patient: person('Communication-patient'),
    subject: person('Communication-subject', 'subject'),
    status: token('Communication-status', 'status', 'How far it has come.'),
    category: token('Communication-category', 'category', 'What it says.'),
    'based-on': reference('Communication-based-on', 'basedOn', 'The plan.'),
    recipient: byHsaId('recipient', 'Communication-recipient', 'recipient', 'Who is told.'),
    sender: byHsaId('sender', 'Communication-sender', 'sender', 'In whose name.'),
    sent: date('Communication-sent', 'sent', 'When it was told.'),
    received: date('Communication-received', 'received', 'When it was acknowledged.'),
  },
  Provenance: {
    ...ALL,
    target: reference('Provenance-target', 'target', 'What was written.'),
    recorded: date('Provenance-recorded', 'recorded', 'When.'),
    agent: byHsaId('agent', 'Provenance-agent', 'agent.who', 'Who wrote it, and who answers for it.'),
  },
  PractitionerRole: {
    _id: id,
    identifier: token('PractitionerRole-identifier', 'identifier', 'HSA-id, under either of its systems.'),
    organization: byHsaId('organization', 'PractitionerRole-organization', 'organization', 'Unit.'),
  },
  RelatedPerson: {
    _id: id,
    identifier: identifier('RelatedPerson-identifier'),
    patient: person('RelatedPerson-patient'),
  },
};

/** What a search of plans may ask to have along: parameter -> elements of the plan that refer to it. */
export const INCLUDES = {
  'CarePlan:care-team': 'careTeam',
  'CarePlan:goal': 'goal',
  'CarePlan:activity-reference': 'activity.reference',
  'CarePlan:condition': 'addresses',
  'CarePlan:subject': 'subject',
} as const satisfies Record<string, string>;

/** What refers to a plan and may be had along. */
export const REVERSE_INCLUDES = ['Provenance:target'] as const;
