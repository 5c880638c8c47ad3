import type { Appointment, AppointmentParticipant } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { MeetingCopy, SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { parseHsaId } from '../../../domain/identity/hsa-id.ts';
import { serviceReference, type SipContext } from './context.ts';
import { partIdentifier, planId, sipId } from './ids.ts';
import { attendedUrl, mandateUrl } from './names.ts';
import { labelled, listed } from './text.ts';

type Invitee = MeetingCopy['invitees'][number];
type Related = NonNullable<MeetingCopy['related']>[number];

const FORMS: Readonly<Record<MeetingCopy['form'], string>> = {
  physical: 'på plats',
  digital: 'digitalt',
  'partly-digital': 'delvis digitalt',
};

const REPLIES: Readonly<Record<NonNullable<Invitee['reply']>, AppointmentParticipant['status']>> = {
  comes: 'accepted',
  'does-not-come': 'declined',
  'wants-other-time': 'tentative',
};

const TOOK_PART: Readonly<Record<NonNullable<NonNullable<MeetingCopy['held']>['childTookPart']>, string>> = {
  there: 'på plats',
  digitally: 'digitalt',
  'another-way': 'på annat sätt',
  no: 'nej',
  'not-old-enough': 'för litet för att delta',
};

const RELATED: Readonly<Record<Related['role'], string>> = {
  guardian: 'Vårdnadshavare',
  relatedPerson: 'Närstående',
  appointedRepresentative: 'Ställföreträdare',
};

/** A meeting of a plan, with who has been called to it and what they have answered. */
export function appointmentOf(context: SipContext, { caseId }: SipCopy, meeting: MeetingCopy): Appointment {
  const { names, subject, refer, staff } = context;
  const id = sipId(caseId, 'Appointment', meeting.meeting);
  const { startsAt, endsAt, place, content } = meeting;
  const comment = commentOf(context, meeting);
  return {
    resourceType: 'Appointment',
    id,
    identifier: [partIdentifier(names.base, id)],
    status: statusOf(meeting),
    serviceType: [{ text: 'SIP-möte' }],
    ...(content?.why.trim() ? { reasonCode: [{ text: content.why }] } : {}),
    ...(content?.purpose.trim() ? { description: content.purpose } : {}),
    supportingInformation: [refer('CarePlan', planId(caseId))],
    start: instantToIso(startsAt),
    // R4 app-3 asks for an end. Where nobody has said one it is the start, as calendars read it (RFC 5545, 3.6.1).
    end: instantToIso(endsAt === undefined || endsAt < startsAt ? startsAt : endsAt),
    ...(comment === '' ? {} : { comment }),
    ...(meeting.personTakesPart?.trim() ? { patientInstruction: meeting.personTakesPart } : {}),
    participant: [
      { actor: subject, required: 'required', status: 'accepted' },
      { actor: staff(meeting.convener, meeting.convenerUnit), required: 'required', status: 'accepted' },
      ...meeting.invitees.map((invitee) => participantOf(context, invitee)),
      ...(meeting.related ?? []).map((one) => relatedOf(context, one)),
      ...(place.trim()
        ? [{ actor: { type: 'Location', display: place }, required: 'information-only', status: 'accepted' } as const]
        : []),
    ],
  };
}

/** Booked when everyone who is to come has said so. */
function statusOf({ status, invitees }: MeetingCopy): Appointment['status'] {
  if (status === 'cancelled') return 'cancelled';
  if (status === 'held') return 'fulfilled';
  const called = invitees.filter(({ attendance }) => attendance === 'required');
  return called.length > 0 && called.every(({ reply }) => reply === 'comes') ? 'booked' : 'pending';
}

function participantOf(context: SipContext, invitee: Invitee): AppointmentParticipant {
  const { unit, attendance, reply, who, mandate, attended } = invitee;
  const { base } = context.names;
  const isNamed = who !== undefined && parseHsaId(who).ok;
  return {
    ...listed('extension', [
      ...(mandate === undefined ? [] : [{ url: mandateUrl(base), valueBoolean: mandate }]),
      ...(attended === undefined ? [] : [{ url: attendedUrl(base), valueBoolean: attended }]),
    ]),
    actor: isNamed ? context.staff(who, unit) : serviceReference(context, unit),
    required: attendance,
    status: reply ? REPLIES[reply] : 'needs-action',
  };
}

/** One close to the person, by what they are to them: who it is stays in the hub. */
function relatedOf({ names, related }: SipContext, { id, role, attended }: Related): AppointmentParticipant {
  return {
    ...listed('extension', attended === undefined ? [] : [{ url: attendedUrl(names.base), valueBoolean: attended }]),
    actor: { ...related(id), display: RELATED[role] },
    required: 'optional',
    status: attended ? 'accepted' : 'needs-action',
  };
}

function commentOf({ nameOf }: SipContext, { form, link, content, invitees, endsAt, held }: MeetingCopy): string {
  const named = invitees.flatMap(({ unit, who }) =>
    who === undefined || parseHsaId(who).ok ? [] : labelled(`Kommer från ${nameOf(unit) ?? unit}`, who),
  );
  return [
    ...labelled('Mötesform', FORMS[form]),
    ...labelled('Länk', link),
    ...labelled('Långsiktigt mål', content?.longTermGoal),
    ...labelled('Frågor', content?.questions.join('; ')),
    ...named,
    ...(endsAt === undefined ? ['Sluttid är inte angiven.'] : []),
    ...labelled('Personen deltog', held && TOOK_PART[held.personTookPart]),
    ...labelled('Så deltog personen', held?.personHow),
    ...labelled('Barnet deltog', held?.childTookPart && TOOK_PART[held.childTookPart]),
    ...labelled('Antecknade', held?.noteTaker && (nameOf(held.noteTaker) ?? held.noteTaker)),
    ...labelled('Sammanfattning', held?.summary),
  ].join('\n');
}
