import type { Directory } from '../../../adapters/directory/directory.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../../domain/calendar/stockholm.ts';
import type { TimelineEntry } from '../../../domain/disclosure/frame-timeline.ts';
import type { SipEvents } from '../../../domain/sip/events.ts';
import type { SipState } from '../../../domain/sip/state.ts';
import type { Detail } from '../../contracts/console.ts';
import { memberName, partyName, unitName } from '../names.ts';
import { BY_HAND, DEVIATIONS, MARKS } from '../words/cases.ts';
import { word, type Words } from '../words/word.ts';
import {
  ACHIEVED,
  CARRYING_OUT,
  CHANGES,
  CONSENT_FORMS,
  END_REASONS,
  EXISTING_CHOICES,
  FOLLOW_UP_FORMS,
  INFORMATION,
  INTERVENTION_STATUSES,
  MEETING_FORMS,
  MOVED_BECAUSE,
  NEED_FROM,
  NEED_REASONS,
  OUTCOMES,
  RELATED_ROLES,
  REPLIES,
} from './words.ts';

/** Data of an event that the reader may see. Any of it may be missing in an event of another release. */
type Data = { [T in keyof SipEvents]: Partial<SipEvents[T]> };
type Lines = readonly (string | false | null | undefined)[];
type Said = { [T in keyof SipEvents]?: (data: Data[T], directory: Directory) => Lines };

const ANSWERS: Words<'yes' | 'no' | 'not-now'> = { yes: 'Ja', no: 'Nej', 'not-now': 'Kan inte ta ställning nu' };

const SAID: Said = {
  needReported: ({ from, reasons, unit, text }, directory) => [
    from && word(NEED_FROM, from),
    unit && unitName(directory, unit.unit),
    ...(reasons ?? []).map((reason) => word(NEED_REASONS, reason)),
    text,
  ],
  needAssessed: ({ needed, because }) => [needed ? 'SIP behövs' : 'SIP behövs inte', because],
  coordinatingUnitSet: ({ unit }, directory) => [unit && unitName(directory, unit.unit)],
  handedOver: ({ to }, directory) => [to && unitName(directory, to.unit)],
  offerMade: ({ informedHow }) => [informedHow],
  offerAnswered: ({ answer, askAgainOn }) => [
    answer && word(ANSWERS, answer),
    askAgainOn && `Frågan ställs igen ${askAgainOn}`,
  ],
  relatedNamed: ({ role, safeToReach }) => [
    role && word(RELATED_ROLES, role),
    safeToReach === false && 'Inget säkert sätt att nå',
  ],
  consenterJudged: ({ because, by }, directory) => [because, by && memberName(directory, by)],
  guardianRecorded: ({ because }) => [because],
  childHeard: ({ how }) => [how],
  consentGiven: ({ form, takenBy, invite, share, until }, directory) => [
    form && word(CONSENT_FORMS, form),
    takenBy && memberName(directory, takenBy),
    invite && invite.length > 0 && `Får bjudas in: ${invite.map((party) => partyName(directory, party)).join('; ')}`,
    ...(share ?? []).map(({ party, kinds }) => `${partyName(directory, party)}: ${kindsIn(kinds)}`),
    until && `Till och med ${until}`,
  ],
  consentNarrowed: ({ party, kinds, invite, digitalMeeting }, directory) => [
    party && partyName(directory, party),
    kinds && kinds.length > 0 && `Får inte längre veta: ${kindsIn(kinds)}`,
    invite && 'Får inte längre bjudas in',
    digitalMeeting && 'Möten får inte längre hållas digitalt',
  ],
  prepared: ({ matters }) => [matters],
  meetingConvened: ({ purpose, place, invitees, related }, directory) => [
    purpose,
    place,
    ...(invitees ?? []).map(({ unit }) => unitName(directory, unit.unit)),
    related && related.length > 0 && 'Närstående bjöds in',
  ],
  noticeAnswered: ({ answer, unit, who, adaptations }, directory) => [
    unit && unitName(directory, unit),
    answer && word(REPLIES, answer),
    who && memberName(directory, who),
    adaptations && `Behöver: ${adaptations}`,
  ],
  meetingMoved: ({ place, form, personTakesPart, because, saidBy }, directory) => [
    place,
    form && word(MEETING_FORMS, form),
    personTakesPart && `Personen deltar: ${personTakesPart}`,
    because && word(MOVED_BECAUSE, because),
    saidBy && memberName(directory, saidBy),
  ],
  meetingCancelled: ({ because }) => [because],
  meetingHeld: ({ attendance, related, summary }, directory) => [
    ...(attendance ?? []).filter(({ attended }) => attended).map(({ unit }) => unitName(directory, unit)),
    related?.some(({ attended }) => attended) && 'Närstående var med',
    summary,
  ],
  absenceExplained: ({ unit, text }, directory) => [unit && unitName(directory, unit), text],
  needAdded: ({ text }) => [text],
  goalAdded: ({ text }) => [text],
  goalJudged: ({ achieved }) => [achieved && word(ACHIEVED, achieved)],
  interventionAdded: ({ what, status }) => [what, status && word(INTERVENTION_STATUSES, status)],
  interventionChanged: ({ what, status }) => [what, status && word(INTERVENTION_STATUSES, status)],
  interventionReported: ({ carriedOut, effect }) => [carriedOut && word(CARRYING_OUT, carriedOut), effect],
  itemRemoved: ({ because }) => [because],
  planWritten: ({ waysOfWorking, overallResponsibleParty, followUp }, directory) => [
    waysOfWorking,
    overallResponsibleParty && `Övergripande ansvar: ${partyName(directory, overallResponsibleParty)}`,
    followUp && `Nästa uppföljning ${followUp.on}`,
  ],
  leadAppointed: ({ coordinator, unit }, directory) => [
    coordinator && memberName(directory, coordinator),
    unit && unitName(directory, unit.unit),
  ],
  planDrawnUp: ({ version, because }) => [version !== undefined && `Version ${version}`, because],
  followedUp: ({ outcome, form }) => [outcome && word(OUTCOMES, outcome), form && word(FOLLOW_UP_FORMS, form)],
  personContacted: ({ how, text }) => [how && word(FOLLOW_UP_FORMS, how), text],
  changeReported: ({ what }) => [what && word(CHANGES, what)],
  earlierFollowUpAnswered: ({ wants }) => [wants ? 'Vill följa upp tidigare' : 'Vill inte följa upp tidigare'],
  paused: ({ because }) => [because],
  ended: ({ because }) => [because && word(END_REASONS, because)],
  existingDecided: ({ choice, person, leadCoordinator, careContact }) => [
    choice && word(EXISTING_CHOICES, choice),
    person && `Personen: ${person}`,
    leadCoordinator && `Huvudansvarig för SIP: ${leadCoordinator}`,
    careContact && `Fast vårdkontakt: ${careContact}`,
  ],
  wrongPersonRecorded: ({ because }) => [because],
  personMarked: ({ kind }) => [kind && word(MARKS, kind)],
  markCleared: ({ kind, reasonText }) => [kind && word(MARKS, kind), reasonText && `Orsak: ${reasonText}`],
  handledByHand: ({ how, reasonText }) => [how && word(BY_HAND, how), reasonText && `Orsak: ${reasonText}`],
  deviationRecorded: ({ code, unit }, directory) => [code && word(DEVIATIONS, code), unit && unitName(directory, unit)],
};

/** What a fact of a plan says beside its name. */
export function sipEventDetails(directory: Directory, _state: SipState, { type, data }: TimelineEntry): Detail[] {
  if (type === 'policyApplied') return lines([(data as { name?: string } | undefined)?.name]);
  const said = Object.hasOwn(SAID, type) ? SAID[type as keyof SipEvents] : undefined;
  const startsAt = (data as { startsAt?: Instant } | undefined)?.startsAt;
  const texts = said ? (said as (data: unknown, directory: Directory) => Lines)(data ?? {}, directory) : [];
  return [
    ...(startsAt === undefined ? [] : [{ text: 'Mötet börjar', time: toIsoStockholm(startsAt) }]),
    ...lines(texts),
  ];
}

function kindsIn(kinds: readonly (keyof typeof INFORMATION)[]): string {
  return kinds.map((kind) => word(INFORMATION, kind).toLowerCase()).join('; ');
}

function lines(texts: Lines): Detail[] {
  return texts.flatMap((text) => (text ? [{ text }] : []));
}
