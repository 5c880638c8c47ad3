import type { Instant } from '../calendar/instant.ts';
import type { SipMessage } from '../disclosure/message.ts';
import {
  IN_THE_HUB,
  type Delivery,
  type DeliveryChannel,
  type ProcessTarget,
  type ReportCommand,
} from '../process/delivery.ts';
import { perState } from '../process/per-state.ts';
import type { SipCommands } from './commands.ts';
import { isChild, isTakenBack, mayInvite, sharedParties } from './consent.ts';
import { comingMeeting, lastVersion, meetingOf, toldParties, unitOfParty, unitsIn } from './queries.ts';
import type { LinkedDischarge, Meeting, SipState } from './state.ts';
import type { SipUnit } from './units.ts';

/** Party that the person and those close to them are told as; `unit` is then `person` or the random id of the one close. */
export const THE_PERSON = 'person';

/** One thing to be told to one receiver by one way, however many times it is tried. */
export interface Matter {
  /** Words with spaces between; survives renumbering. */
  key: string;
  message: SipMessage;
  to: { party: string; unit: string };
  channel: DeliveryChannel;
  requestedBy: string;
  process?: ProcessTarget;
  /** Law orders it: it may be stopped, but never vanishes. */
  statutory: boolean;
}

/** Everything that is to be told now, the gate aside. */
export function mattersOf(state: SipState, at: Instant): Matter[] {
  return [
    ...noticeMatters(state, at),
    ...cancelMatters(state, at),
    ...replyMatters(state),
    ...askMatters(state),
    ...planMatters(state, at),
    ...endMatters(state),
    ...endedShareMatters(state, at),
    ...successorMatters(state),
    ...dischargeMatters(state, at),
  ];
}

export function deliveriesAbout({ deliveries }: SipState, key: string): readonly Delivery[] {
  return byKey(deliveries).get(key) ?? [];
}

const byKey = perState((deliveries: SipState['deliveries']): ReadonlyMap<string, Delivery[]> => {
  const found = new Map<string, Delivery[]>();
  for (const delivery of Object.values(deliveries)) {
    if (delivery.about === undefined) continue;
    found.set(delivery.about, [...(found.get(delivery.about) ?? []), delivery]);
  }
  return found;
});

export function toldAt(state: SipState, key: string): Instant | undefined {
  const times = deliveriesAbout(state, key).flatMap((delivery) => delivery.toldAt ?? []);
  const byHand = state.byHand[key]?.at;
  if (byHand !== undefined) times.push(byHand);
  return times.length === 0 ? undefined : (Math.min(...times) as Instant);
}

/** Each time that a meeting is moved, its notice is another one. */
export function noticeKey({ meeting, moves }: Meeting, unit: string, moved = moves.length): string {
  return ['notice', meeting, unit, moved].join(' ');
}

/** Units and persons that have been told of the meeting, or may have been. */
function toldOfMeeting(state: SipState, { meeting }: Meeting): Set<string> {
  const start = `notice ${meeting} `;
  const told = Object.values(state.deliveries).filter(
    ({ about, toldAt: at, status }) =>
      about?.startsWith(start) && (at !== undefined || status === 'trying' || Object.hasOwn(state.byHand, about)),
  );
  return new Set(told.map(({ to }) => to.unit));
}

/** The first time that anyone but the convener was told of the meeting. */
export function noticeSentAt(state: SipState, { meeting }: Meeting): Instant | undefined {
  const start = `notice ${meeting} `;
  const told = Object.values(state.deliveries).flatMap(({ about, toldAt: at, to }) =>
    at !== undefined && to.party !== THE_PERSON && about?.startsWith(start) ? [at] : [],
  );
  const byHand = Object.entries(state.byHand).flatMap(([key, { at }]) =>
    key.startsWith(start) && !key.includes(' to ') ? [at] : [],
  );
  const times = [...told, ...byHand];
  return times.length === 0 ? undefined : (Math.min(...times) as Instant);
}

function noticeMatters(state: SipState, at: Instant): Matter[] {
  const meeting = comingMeeting(state);
  if (!meeting || meeting.startsAt <= at) return [];
  const told = toldOfMeeting(state, meeting);
  const messageTo = (unit: string) => (told.has(unit) && meeting.moves.length > 0 ? 'sipNoticeChanged' : 'sipNotice');
  const statutory = meeting.countsFor.length > 0;
  const called = meeting.invitees
    .filter(({ unit }) => unit.party !== meeting.party && mayInvite(state, unit.party, at))
    .flatMap(({ unit }) => toUnit(noticeKey(meeting, unit.unit), messageTo(unit.unit), unit, meeting.party, statutory));
  const key = `notice ${meeting.meeting} ${meeting.moves.length}`;
  const persons = personsIn(state, at).map((whom) => toOne(key, messageTo(whom), whom, meeting.party));
  return [...called, ...persons];
}

/** Who was told of a meeting hears that it is called off; also one whose invitation alone has been taken back. */
function cancelMatters(state: SipState, at: Instant): Matter[] {
  return state.meetings.flatMap((meeting) => {
    if (meeting.held) return [];
    const told = toldOfMeeting(state, meeting);
    const units = meeting.invitees
      .filter(({ unit }) => told.has(unit.unit))
      .filter(({ unit }) => meeting.cancelled !== undefined || isTakenBack(state, 'invite', unit.party, at))
      .flatMap(({ unit }) =>
        toUnit(`cancelled ${meeting.meeting} ${unit.unit}`, 'sipNoticeCancelled', unit, meeting.party, false),
      );
    const persons = [THE_PERSON, ...state.related.map(({ id }) => id)]
      .filter((whom) => meeting.cancelled !== undefined && told.has(whom))
      .map((whom) => toOne(`cancelled ${meeting.meeting}`, 'sipNoticeCancelled', whom, meeting.party));
    return [...units, ...persons];
  });
}

/** The convener hears who comes. */
function replyMatters(state: SipState): Matter[] {
  return state.meetings.flatMap((meeting) => {
    const convener = unitOfParty(state, meeting.party);
    if (!convener) return [];
    return meeting.replies.flatMap((reply, place) =>
      reply.party === meeting.party
        ? []
        : toUnit(`reply ${meeting.meeting} ${place}`, 'sipReply', convener, reply.party, false),
    );
  });
}

function askMatters(state: SipState): Matter[] {
  const { handOver, lead } = state;
  return [
    ...(handOver
      ? toUnit(`handOver ${state.needs.length} ${handOver.to.unit}`, 'sipHandOver', handOver.to, handOver.party, false)
      : []),
    ...(lead && !lead.accepted && lead.unit.party !== lead.party
      ? toUnit(`lead ${state.formerLeads.length}`, 'sipLeadAsked', lead.unit, lead.party, false)
      : []),
  ];
}

/** The latest version goes to everyone who may have some of it, and to the person. */
function planMatters(state: SipState, at: Instant): Matter[] {
  const version = lastVersion(state);
  if (!version || state.ended || state.wrongPerson) return [];
  const receivers = sharedParties(state, at).flatMap((party) => unitOfParty(state, party) ?? []);
  const own =
    state.coordinating && !receivers.some(({ party }) => party === state.coordinating?.party)
      ? [state.coordinating]
      : [];
  return [
    ...receivers
      .filter(({ party }) => party !== version.party)
      .flatMap((unit) => toUnit(`plan ${version.version} ${unit.unit}`, 'sipPlan', unit, version.party, false)),
    ...[...receivers, ...own]
      .filter(({ ehr }) => ehr)
      .map((unit) => toEhr(`ehr ${version.version} ${unit.unit}`, unit, version.party)),
    ...personsIn(state, at).map((whom) => toOne(`plan ${version.version}`, 'sipPlan', whom, version.party)),
  ];
}

/** Everyone who was told of the SIP hears that it has ended, in the same words whatever the reason. */
function endMatters(state: SipState): Matter[] {
  const end = state.ended ?? state.wrongPerson;
  if (!end) return [];
  const from = state.coordinating?.party ?? end.party;
  const told = toldParties(state);
  const heldPlan = new Set(
    Object.values(state.deliveries).flatMap(({ channel, toldAt: at, to }) =>
      channel === 'ehr' && at !== undefined ? [to.unit] : [],
    ),
  );
  return [
    ...unitsIn(state)
      .filter(({ party }) => told.includes(party) && party !== from)
      .flatMap((unit) => toUnit(`ended ${unit.unit}`, 'sipEnded', unit, from, false)),
    ...unitsIn(state)
      .filter(({ unit }) => heldPlan.has(unit))
      .map((unit) => ({ ...toEhr(`ehr ended ${unit.unit}`, unit, from), message: 'sipEnded' as const })),
    ...(state.informedAtEnd?.whom ?? []).map((whom): Matter => toOne('ended', 'sipEnded', whom, from)),
  ];
}

/** One who was told of the plan, and from whom the person has taken their consent back, hears the same as if it had ended. */
function endedShareMatters(state: SipState, at: Instant): Matter[] {
  if (state.ended || state.wrongPerson || !state.coordinating) return [];
  const { party: from } = state.coordinating;
  const told = new Set(
    Object.values(state.deliveries).flatMap(({ message, channel, toldAt: when, to }) =>
      message === 'sipPlan' && channel !== 'ehr' && when !== undefined ? [to.unit] : [],
    ),
  );
  return unitsIn(state)
    .filter(({ unit, party }) => told.has(unit) && party !== from && isTakenBack(state, 'share', party, at))
    .flatMap((unit) => toUnit(`ended ${unit.unit}`, 'sipEnded', unit, from, false));
}

/** A plan that was ended to begin anew goes on in another, which says what it took over from. */
function successorMatters(state: SipState): Matter[] {
  const { ended, coordinating, personId, needs, wrongPerson } = state;
  if (!ended || wrongPerson || !coordinating || personId === null || !beginsAnew(state)) return [];
  const last = needs.at(-1);
  const data = {
    personId,
    turns18On: state.turns18On,
    replaces: state.caseId,
    unit: coordinating,
    reasons: last?.reasons ?? [],
    socialServices: last?.socialServices ?? false,
    healthCare: last?.healthCare ?? false,
    by: last?.by ?? '',
    at: ended.at,
  } satisfies SipCommands['reportSuccessor'];
  const command = { type: 'reportSuccessor', data, occurredAt: ended.at };
  return [
    {
      key: 'successor',
      message: 'sipSuccessor',
      to: IN_THE_HUB,
      channel: 'process',
      requestedBy: 'hub',
      process: { kind: state.kind, opens: true, command },
      statutory: false,
    },
  ];
}

function beginsAnew({ followUps, discharges }: SipState): boolean {
  return (
    followUps.at(-1)?.outcome === 'start-anew' || discharges.some(({ decision }) => decision?.choice === 'start-anew')
  );
}

/** What a discharge needs to know for its own duties: that the notice has gone, and what the person has chosen. */
function dischargeMatters(state: SipState, at: Instant): Matter[] {
  return state.discharges
    .filter(({ needsSip, over }) => needsSip && !over)
    .flatMap((discharge) => [choiceMatter(state, discharge, at), ...sentMatters(state, discharge)]);
}

export type Choice = 'not-asked' | 'asked' | 'declined' | 'undecided' | 'consented';

/** What the person has said of a SIP, as far as a discharge needs to know it. */
export function choiceOf(state: SipState): Choice {
  if (state.ended?.because === 'consent-withdrawn') return 'declined';
  switch (state.status) {
    case 'declined':
      return 'declined';
    case 'undecided':
      return 'undecided';
    case 'offered':
      return 'asked';
    case 'none':
    case 'needSeen':
    case 'noNeed':
    case 'wrongPerson':
      return 'not-asked';
    default:
      return 'consented';
  }
}

/** Another matter than the last only when the choice is another. */
function choiceMatter(state: SipState, { dischargeId }: LinkedDischarge, at: Instant): Matter {
  const start = `choice ${dischargeId} `;
  const said = Object.values(state.deliveries).filter(({ about }) => about?.startsWith(start));
  const choice = choiceOf(state);
  const last = said.sort((a, b) => a.requestedNumber - b.requestedNumber).at(-1)?.about ?? '';
  const isSame = last.endsWith(` ${choice}`);
  return report(isSame ? last : `${start}${said.length} ${choice}`, 'sipChoice', dischargeId, {
    type: 'reportChoice',
    data: { choice },
    occurredAt: at,
  });
}

/** Not the notice of a meeting that had been called before the stay began. */
function sentMatters(state: SipState, { dischargeId, admittedAt }: LinkedDischarge): Matter[] {
  return state.meetings.flatMap((meeting) => {
    const sentAt = noticeSentAt(state, meeting);
    if (sentAt === undefined || sentAt < admittedAt) return [];
    const data = { sentAt, sentBy: meeting.convener, party: meeting.party, meetingAt: meeting.startsAt };
    return report(['sent', dischargeId, meeting.meeting].join(' '), 'sipNoticeSent', dischargeId, {
      type: 'reportSipNotice',
      data,
      occurredAt: sentAt,
    });
  });
}

function report(key: string, message: SipMessage, caseId: string, command: ReportCommand): Matter {
  return {
    key,
    message,
    to: IN_THE_HUB,
    channel: 'process',
    requestedBy: 'hub',
    process: { kind: 'discharge', caseId, command },
    statutory: false,
  };
}

/** By the unit's own way, and a mail that says that something waits where it reads it in the hub. */
function toUnit(key: string, message: SipMessage, unit: SipUnit, requestedBy: string, statutory: boolean): Matter[] {
  const to = { party: unit.party, unit: unit.unit };
  const matter: Matter = { key, message, to, channel: unit.channel, requestedBy, statutory };
  if (unit.channel !== 'workList' || !unit.mail) return [matter];
  return [
    matter,
    { key: `mail ${key}`, message: 'somethingWaits', to, channel: 'mail', requestedBy, statutory: false },
  ];
}

function toEhr(key: string, { party, unit }: SipUnit, requestedBy: string): Matter {
  return { key, message: 'sipPlan', to: { party, unit }, channel: 'ehr', requestedBy, statutory: false };
}

/** The person and, for a child, each guardian apart. */
function personsIn(state: SipState, at: Instant): string[] {
  const guardians = isChild(state, at)
    ? state.related.filter(({ role }) => role === 'guardian').map(({ id }) => id)
    : [];
  return [THE_PERSON, ...guardians];
}

function toOne(key: string, message: SipMessage, whom: string, requestedBy: string): Matter {
  return {
    key: `${key} to ${whom}`,
    message,
    to: { party: THE_PERSON, unit: whom },
    channel: 'letter',
    requestedBy,
    statutory: false,
  };
}

/** The meeting that a notice, or what follows it, is about. */
export function meetingAbout(state: SipState, { about }: Pick<Delivery, 'about'>): Meeting | undefined {
  return meetingOf(state, wordsOf(about)[1] ?? '');
}

export function wordsOf(about: string | undefined): string[] {
  return (about ?? '').replace(/^mail /, '').split(' ');
}
