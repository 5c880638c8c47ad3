import type { Appointment, Bundle, CarePlan, FhirResource, Reference } from 'fhir/r4.js';

export type PlanItem =
  | 'plan'
  | 'planStatus'
  | 'planEndedAt'
  | 'meetingAt'
  | 'meetingStatus'
  | 'meetingPlace'
  | 'meetingPurpose'
  | 'meetingWhy'
  | 'meetingText'
  | 'personTakesPart'
  | 'called'
  | 'needs'
  | 'goals'
  | 'interventions'
  | 'team'
  | 'planNotes';

type Said = Partial<Record<PlanItem, string | undefined>>;

const PLAN_STATUSES: Readonly<Record<string, string>> = {
  draft: 'Förbereds',
  active: 'Upprättad',
  'on-hold': 'Pausad',
  completed: 'Avslutad',
};

const MEETING_STATUSES: Readonly<Record<string, string>> = {
  pending: 'Kallat, svar väntas',
  booked: 'Alla som ska komma kommer',
  fulfilled: 'Hållet',
  cancelled: 'Inställt',
};

const REPLIES: Readonly<Record<string, string>> = {
  accepted: 'kommer',
  declined: 'kommer inte',
  tentative: 'vill ha en annan tid',
  'needs-action': 'har inte svarat',
};

/** What a message says of a plan and its meeting, in words; nothing when it is of a stay. */
export function saidOfPlan(bundle: Bundle<FhirResource>): Said {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const plan = resources.find((one): one is CarePlan => one.resourceType === 'CarePlan');
  if (!plan) return {};
  const meetings = resources.filter((one): one is Appointment => one.resourceType === 'Appointment');
  return {
    plan: plan.title,
    planStatus: PLAN_STATUSES[plan.status],
    ...(plan.status === 'completed' ? { planEndedAt: plan.period?.end } : {}),
    ...(meetings.length === 1 && meetings[0] ? saidOfMeeting(bundle, meetings[0]) : {}),
    needs: lines(resources.map((one) => (one.resourceType === 'Condition' ? one.code?.text : undefined))),
    goals: lines(resources.map((one) => (one.resourceType === 'Goal' ? one.description.text : undefined))),
    interventions: lines(
      (plan.activity ?? []).map(({ reference, detail }) => {
        const request = targetOf(bundle, reference);
        return request?.resourceType === 'ServiceRequest'
          ? withName(request.code?.text, nameIn(bundle, request.performer?.[0]))
          : detail && withName(detail.code?.text, 'personen');
      }),
    ),
    team: lines(
      resources.flatMap((one) =>
        one.resourceType === 'CareTeam'
          ? (one.participant ?? []).map(({ role, member }) => withName(role?.[0]?.text, nameIn(bundle, member)))
          : [],
      ),
    ),
    planNotes: lines((plan.note ?? []).map(({ text }) => text)),
  };
}

function saidOfMeeting(bundle: Bundle<FhirResource>, meeting: Appointment): Said {
  const called = meeting.participant.filter(({ actor }) => actor?.type !== 'Location' && !isPerson(bundle, actor));
  return {
    meetingAt: meeting.start,
    meetingStatus: MEETING_STATUSES[meeting.status],
    meetingPlace: meeting.participant.find(({ actor }) => actor?.type === 'Location')?.actor?.display,
    meetingPurpose: meeting.description,
    meetingWhy: meeting.reasonCode?.[0]?.text,
    meetingText: meeting.comment,
    personTakesPart: meeting.patientInstruction,
    called: lines(called.map(({ actor, status }) => withName(nameIn(bundle, actor), REPLIES[status]))),
  };
}

function isPerson(bundle: Bundle<FhirResource>, reference: Reference | undefined): boolean {
  return targetOf(bundle, reference)?.resourceType === 'Patient';
}

function targetOf(bundle: Bundle<FhirResource>, reference: Reference | undefined): FhirResource | undefined {
  return bundle.entry?.find(({ fullUrl }) => fullUrl !== undefined && fullUrl === reference?.reference)?.resource;
}

function nameIn(bundle: Bundle<FhirResource>, reference: Reference | undefined): string | undefined {
  const target = targetOf(bundle, reference);
  if (target?.resourceType === 'Patient') return 'personen';
  if (target?.resourceType === 'Organization') return target.name ?? target.identifier?.[0]?.value;
  if (target?.resourceType === 'PractitionerRole') {
    const who = target.practitioner?.display ?? target.identifier?.[0]?.value;
    return [who, nameIn(bundle, target.organization)].filter(Boolean).join(', ');
  }
  return reference?.display ?? reference?.identifier?.value;
}

function withName(text: string | undefined, name: string | undefined): string | undefined {
  return text === undefined || name === undefined ? (text ?? name) : `${text} (${name})`;
}

function lines(texts: readonly (string | undefined)[]): string | undefined {
  return texts.filter(Boolean).join('\n') || undefined;
}
