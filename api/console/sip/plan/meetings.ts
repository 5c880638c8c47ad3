import type { Directory } from '../../../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import type { ConsentCopy, MeetingCopy } from '../../../../domain/disclosure/sip-copy.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { Detail, Worded } from '../../../contracts/console.ts';
import type { PlanMeeting } from '../../../contracts/plan.ts';
import { memberName, unitName } from '../../names.ts';
import { CHILD_TOOK_PART, MEETING_FORMS, MOVED_BECAUSE, RELATED_ROLES, REPLIES, TOOK_PART } from '../words.ts';

type Close = ReadonlyMap<string, string>;

const STATUSES: Readonly<Record<MeetingCopy['status'], string>> = {
  called: 'Kallat',
  held: 'Hållet',
  cancelled: 'Inställt',
};

/** Meetings of which the reader may know, the latest first. */
export function meetingsIn(directory: Directory, view: SipView, close: Close): PlanMeeting[] {
  return view.sip.meetings
    .map((meeting): PlanMeeting => {
      const line = meetingLine(directory, view.caseId, meeting, close);
      return lacksConsent(view, meeting) ? { ...line, details: [{ text: NOT_DIGITAL }, ...line.details] } : line;
    })
    .reverse();
}

const NOT_DIGITAL = 'Det finns inte längre samtycke till ett digitalt möte. Ändra mötesformen, eller ställ in mötet.';

/** That it may not be digital any more is for the one that carries the plan on, who sees which consents stand. */
function lacksConsent({ as, sip }: SipView, { status, form }: MeetingCopy): boolean {
  if (as !== 'coordinating' || status !== 'called' || form === 'physical') return false;
  const giversOf = (what: ConsentCopy['object']): string[] =>
    sip.consents.flatMap(({ object, giver, endedAt }) => (object === what && endedAt === undefined ? [giver] : []));
  const digital = giversOf('digital-meeting');
  return giversOf('draw-up').some((giver) => !digital.includes(giver));
}

function meetingLine(directory: Directory, caseId: string, meeting: MeetingCopy, close: Close): PlanMeeting {
  const { startsAt, endsAt, status, invitees, related = [] } = meeting;
  return {
    id: meeting.meeting,
    at: toIsoStockholm(startsAt),
    ...(endsAt === undefined ? {} : { ends: toIsoStockholm(endsAt) }),
    status: worded(status),
    details: details(directory, meeting),
    invitees: [
      ...invitees.map((one) => invitee(directory, one, status)),
      ...related.map((one) => oneClose(one, close)),
    ],
    ...(status === 'called'
      ? { calendar: `/api/console/cases/${caseId}/meetings/${encodeURIComponent(meeting.meeting)}/calendar` }
      : {}),
  };
}

function worded(status: MeetingCopy['status']): Worded {
  return { code: status, text: STATUSES[status] };
}

function details(directory: Directory, meeting: MeetingCopy): Detail[] {
  const { place, form, link, personTakesPart, content, convener, convenerUnit, moves, moved, held } = meeting;
  const texts = [
    `${place}, ${MEETING_FORMS[form].toLowerCase()}`,
    link,
    personTakesPart && `Personen deltar: ${personTakesPart}`,
    content && `Syfte: ${content.purpose}`,
    content && `Därför behövs mötet: ${content.why}`,
    content && `Långsiktigt mål: ${content.longTermGoal}`,
    ...(content?.questions ?? []).map((question) => `Fråga: ${question}`),
    `Kallat av ${memberName(directory, convener)}, ${unitName(directory, convenerUnit)}`,
    moves > 0 && (moves === 1 ? 'Ändrat en gång' : `Ändrat ${moves} gånger`),
    ...(moved ? movedTexts(directory, moved) : []),
    ...(held ? heldTexts(directory, held) : []),
  ];
  return texts.flatMap((text) => (text ? [{ text }] : []));
}

function movedTexts(
  directory: Directory,
  { because, saidBy }: NonNullable<MeetingCopy['moved']>,
): (string | undefined)[] {
  return [
    `Därför ändrades det senast: ${MOVED_BECAUSE[because].toLowerCase()}`,
    saidBy && `Bedömt av ${memberName(directory, saidBy)}`,
  ];
}

function heldTexts(
  directory: Directory,
  { personTookPart, personHow, childTookPart, noteTaker, summary }: NonNullable<MeetingCopy['held']>,
): (string | undefined)[] {
  return [
    `Deltog personen: ${TOOK_PART[personTookPart].toLowerCase()}`,
    personHow,
    childTookPart && `Deltog barnet: ${CHILD_TOOK_PART[childTookPart].toLowerCase()}`,
    noteTaker && `Antecknade: ${memberName(directory, noteTaker)}`,
    summary,
  ];
}

function invitee(
  directory: Directory,
  { unit, attendance, reply, who, mandate, adaptations, attended, knowsPerson }: MeetingCopy['invitees'][number],
  status: MeetingCopy['status'],
): PlanMeeting['invitees'][number] {
  const said = reply === undefined ? 'Har inte svarat' : REPLIES[reply];
  const texts = [
    who !== undefined && memberName(directory, who),
    mandate && 'Får besluta om verksamhetens insatser',
    adaptations && `Behöver: ${adaptations}`,
    !knowsPerson && 'Känner inte personen sedan tidigare',
  ];
  return {
    name: unitName(directory, unit),
    attendance: attendance === 'required' ? 'Kallad' : 'Inbjuden',
    reply: status === 'held' && attended !== undefined ? (attended ? 'Kom' : 'Kom inte') : said,
    details: texts.flatMap((text) => (text ? [{ text }] : [])),
  };
}

/** One close to the person has no place in the hub to answer from. */
function oneClose(
  { id, role, attended }: NonNullable<MeetingCopy['related']>[number],
  close: Close,
): PlanMeeting['invitees'][number] {
  return {
    name: close.get(id) ?? 'Utan namn',
    attendance: RELATED_ROLES[role],
    reply: attended === undefined ? 'Svarar inte i Samordna' : attended ? 'Kom' : 'Kom inte',
    details: [],
  };
}
