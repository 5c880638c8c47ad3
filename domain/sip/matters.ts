import type { Instant } from '../calendar/instant.ts';
import type { SipMessage } from '../disclosure/message.ts';
import { writersHiddenFrom } from '../disclosure/sip-printed.ts';
import { isCalledAtWish, isOffForOneClose } from './close-ones.ts';
import { isChild, isTakenBack, mayInvite, sharedParties } from './consent.ts';
import { THE_PERSON, type Matter } from './matter.ts';
import { processMatters } from './process-matters.ts';
import { comingMeeting, lastVersion, toldParties, unitOfParty, unitsIn } from './queries.ts';
import type { Meeting, PlanVersion, SipState } from './state.ts';
import { cancelKey, noticeKey, recallsBefore, recallsOf, toldAt, toldOfMeeting, toldPersons } from './told.ts';
import type { SipUnit } from './units.ts';

/** Everything that is to be told now, the gate aside. */
export function mattersOf(state: SipState, at: Instant): Matter[] {
  return [
    ...noticeMatters(state, at),
    ...cancelMatters(state, at),
    ...replyMatters(state),
    ...askMatters(state),
    ...planMatters(state, at),
    ...endMatters(state),
    ...mistakeMatters(state),
    ...endedShareMatters(state, at),
    ...processMatters(state, at),
  ];
}

function noticeMatters(state: SipState, at: Instant): Matter[] {
  const meeting = comingMeeting(state);
  if (!meeting || meeting.startsAt <= at) return [];
  const told = toldOfMeeting(state, meeting);
  const messageTo = (unit: string) => (told.has(unit) && meeting.moves.length > 0 ? 'sipNoticeChanged' : 'sipNotice');
  const statutory = meeting.countsFor.length > 0;
  const called = meeting.invitees
    .filter(({ unit }) => unit.party !== meeting.party && mayInvite(state, unit.party, at))
    .flatMap(({ unit }) => {
      const recalled = recallsOf(state, meeting, unit.unit).length;
      const about = noticeKey(meeting, unit.unit, meeting.moves.length, recalled);
      return toUnit(about, messageTo(unit.unit), unit, meeting.party, statutory);
    });
  const key = `notice ${meeting.meeting} ${meeting.moves.length}`;
  const close = closeCalled(state, meeting, at);
  const persons = personsIn(state, at).filter((whom) => !close.includes(whom));
  return [
    ...called,
    ...persons.map((whom) => toOne(key, messageTo(whom), whom, meeting.party)),
    ...close.map((whom) =>
      atWish(toOne(key, messageTo(whom), whom, meeting.party), recallsOf(state, meeting, whom).length),
    ),
  ];
}

/** Who was told of a meeting hears that it is called off; also one for whom alone it is. */
function cancelMatters(state: SipState, at: Instant): Matter[] {
  return state.meetings.flatMap((meeting) => {
    if (meeting.held) return [];
    const told = toldOfMeeting(state, meeting);
    const units = meeting.invitees
      .filter(({ unit }) => told.has(unit.unit))
      .filter(({ unit }) => meeting.cancelled !== undefined || isTakenBack(state, 'invite', unit.party, at))
      .flatMap(({ unit }) =>
        toUnit(cancelKey(state, meeting, unit.unit), 'sipNoticeCancelled', unit, meeting.party, false),
      );
    const close = closeCalled(state, meeting, at);
    const persons = [THE_PERSON, ...state.related.map(({ id }) => id)]
      .filter((whom) => told.has(whom))
      .filter((whom) => meeting.cancelled !== undefined || isOffForOneClose(state, meeting, whom, at))
      .map((whom) => toOne(`cancelled ${meeting.meeting}`, 'sipNoticeCancelled', whom, meeting.party))
      .map((matter) =>
        close.includes(matter.to.unit) ? atWish(matter, recallsBefore(state, meeting, matter.to.unit)) : matter,
      );
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
    ...personsIn(state, at).flatMap((whom) => planLetters(state, version, whom, at)),
  ];
}

/** Staff who print a letter read it, so what they may not see comes from the one who wrote it. */
function planLetters(state: SipState, { version, party }: PlanVersion, whom: string, at: Instant): Matter[] {
  const letter = toOne(`plan ${version}`, 'sipPlan', whom, party);
  if (toldAt(state, letter.key) !== undefined) return [letter];
  const writers = writersHiddenFrom(state, party, at);
  return [letter, ...writers.map((writer) => toOne(`plan ${version} by ${writer}`, 'sipPlan', whom, writer))];
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
      .flatMap((unit) => toUnit(endKey(state, unit.unit, 'ended'), 'sipEnded', unit, from, false)),
    ...unitsIn(state)
      .filter(({ unit }) => heldPlan.has(unit))
      .map((unit) => endAtEhr(state, unit, from)),
    ...personsToldOfEnd(state).map((whom) => toOne('ended', 'sipEnded', whom, from)),
  ];
}

/** Those whom staff informed, and every guardian who has been told anything: they may wait for a meeting that is off. */
function personsToldOfEnd(state: SipState): string[] {
  if (!state.ended || state.wrongPerson) return [];
  const told = toldPersons(state);
  const guardians = state.related.filter(({ id, role }) => role === 'guardian' && told.has(id)).map(({ id }) => id);
  return [...new Set([...(state.informedAtEnd?.whom ?? []), ...guardians])];
}

/** Everyone who has had a letter of the wrong person's plan, by the party that sent them the first: no other need know who had one. */
function mistakeMatters(state: SipState): Matter[] {
  if (!state.wrongPerson) return [];
  return [...toldPersons(state)].map(([whom, { requestedBy }]) => toOne('mistaken', 'sipMistaken', whom, requestedBy));
}

/** One who was told of the plan, and from whom the person has taken their consent back, hears the same as if it had ended. */
function endedShareMatters(state: SipState, at: Instant): Matter[] {
  if (state.ended || state.wrongPerson || !state.coordinating) return [];
  const { party: from } = state.coordinating;
  const told = Object.values(state.deliveries).filter(
    ({ message, toldAt: when }) => message === 'sipPlan' && when !== undefined,
  );
  const wasTold = (unit: SipUnit, atEhr: boolean): boolean =>
    told.some(({ channel, to }) => to.unit === unit.unit && (channel === 'ehr') === atEhr);
  return unitsIn(state)
    .filter(({ party }) => party !== from && isTakenBack(state, 'share', party, at))
    .flatMap((unit) => [
      ...(wasTold(unit, false) ? toUnit(endKey(state, unit.unit, 'ended'), 'sipEnded', unit, from, false) : []),
      ...(wasTold(unit, true) ? [endAtEhr(state, unit, from)] : []),
    ]);
}

function endAtEhr(state: SipState, unit: SipUnit, from: string): Matter {
  return { ...toEhr(endKey(state, unit.unit, 'ehr ended'), unit, from), message: 'sipEnded' };
}

/** Another end than the one that was told before the plan was told anew. */
function endKey({ deliveries }: SipState, unit: string, start: 'ended' | 'ehr ended'): string {
  const told = Object.values(deliveries).filter(
    ({ channel, to, toldAt: at }) =>
      to.unit === unit && at !== undefined && (channel === 'ehr') === (start === 'ehr ended'),
  );
  const plans = told.filter(({ message }) => message === 'sipPlan').map(({ requestedNumber }) => requestedNumber);
  const last = Math.max(0, ...plans);
  const ends = told.filter(({ message, requestedNumber }) => message === 'sipEnded' && requestedNumber < last).length;
  return ends === 0 ? `${start} ${unit}` : `${start} ${unit} ${ends}`;
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

/** Each of those close who are called since the person wants them there. */
function closeCalled(state: SipState, meeting: Meeting, at: Instant): string[] {
  return (meeting.related ?? []).filter((id) => isCalledAtWish(state, meeting, id, at));
}

/** @param recalled how many times they have heard before that it is off: each notice after that is another one */
function atWish(matter: Matter, recalled: number): Matter {
  return { ...matter, ...(recalled === 0 ? {} : { key: `${matter.key} ${recalled}` }), atWish: true };
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
