import type { Instant } from '../calendar/instant.ts';
import { isUnsettled, type Delivery } from '../process/delivery.ts';
import { isCalledAtWish, isOffForOneClose, isWanted, relatedIn } from '../sip/close-ones.ts';
import type { StopCode } from '../sip/codes.ts';
import { isChild, isTakenBack, mayInvite, mayMeetDigitally, sharedKinds } from '../sip/consent.ts';
import { THE_PERSON } from '../sip/matter.ts';
import { consentEndsBefore } from '../sip/meeting-consent.ts';
import { meetingAbout, wordsOf } from '../sip/told.ts';
import { isNotWanted, lastVersion } from '../sip/queries.ts';
import type { Grant, SipState } from '../sip/state.ts';
import { closeHeldBackAtEnd, guardianHeldBack } from './sip-close.ts';
import type { CopyFor } from './sip-copy.ts';
import { lastVersionFor } from './sip-cut-plan.ts';
import { scopeFor } from './sip-scope.ts';
import { standingMark } from '../process/mark.ts';

type Sending = Pick<Delivery, 'message' | 'to' | 'channel' | 'about'>;

/**
 * Why nothing may go of this at this moment; undefined when it may. Asked when it is asked for, after every command, and just before
 * every attempt. Whatever it does not know stops.
 */
export function heldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  if (sending.channel === 'process') return undefined;
  // A letter goes to an address that may be of another person's: people are told of the mistake by one who knows who had what.
  if (state.wrongPerson && sending.to.party === THE_PERSON) return 'wrong-person';
  if (standingMark(state, 'protected')) return 'protected-identity';
  if (standingMark(state, 'deceased')) return 'deceased';
  switch (sending.message) {
    case 'sipNotice':
    case 'sipNoticeChanged':
      return noticeHeldBack(state, sending, at);
    case 'sipPlan':
      return planHeldBack(state, sending, at);
    case 'sipNoticeCancelled':
      if (!isCalledOff(state, sending, at)) return 'superseded';
      return sending.to.party === THE_PERSON ? personHeldBack(state, sending, at) : undefined;
    case 'sipReply':
      return state.ended || state.wrongPerson ? 'sip-ended' : undefined;
    case 'sipEnded':
      if (!state.ended && !state.wrongPerson) {
        return isTakenBack(state, 'share', sending.to.party, at) ? undefined : 'superseded';
      }
      return sending.to.party === THE_PERSON ? personHeldBackAtEnd(state, sending, at) : undefined;
    case 'sipHandOver':
      if (state.ended || state.wrongPerson) return 'sip-ended';
      return state.handOver?.to.unit === sending.to.unit ? undefined : 'superseded';
    case 'sipLeadAsked':
      if (state.ended || state.wrongPerson) return 'sip-ended';
      return consentMissing(state, sending.to.party, at, sharedKinds(state, sending.to.party, at).length > 0);
    case 'somethingWaits':
      if (state.wrongPerson) return 'wrong-person';
      return isThere(state, wordsOf(sending.about).join(' ')) ? undefined : 'superseded';
    default:
      return 'unknown-item';
  }
}

/** For everyone, or for this receiver alone, whose invitation has been taken back. */
function isCalledOff(state: SipState, sending: Sending, at: Instant): boolean {
  const meeting = meetingAbout(state, sending);
  if (!meeting || meeting.held) return false;
  if (meeting.cancelled !== undefined) return true;
  return isToOneClose(sending)
    ? isOffForOneClose(state, meeting, sending.to.unit, at)
    : isTakenBack(state, 'invite', sending.to.party, at);
}

function noticeHeldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  const meeting = meetingAbout(state, sending);
  if (!meeting) return 'unknown-item';
  if (state.wrongPerson) return 'wrong-person';
  if (meeting.cancelled) return 'meeting-cancelled';
  if (state.ended) return endedBecause(state);
  const moves = Number(wordsOf(sending.about)[sending.to.party === THE_PERSON ? 2 : 3]);
  if (meeting.held || meeting.startsAt <= at || moves !== meeting.moves.length) return 'superseded';
  if (meeting.form !== 'physical' && !mayMeetDigitally(state, at)) return 'consent-missing';
  const parties = sending.to.party === THE_PERSON ? [] : [sending.to.party];
  if (consentEndsBefore(state, { ...meeting, parties }, at) !== undefined) return 'consent-missing';
  if (sending.to.party === THE_PERSON) return personHeldBack(state, sending, at);
  if (!meeting.invitees.some(({ unit }) => unit.unit === sending.to.unit)) return 'not-a-receiver';
  const mayCome = mayInvite(state, sending.to.party, at) && !isNotWanted(state, sending.to.unit);
  return consentMissing(state, sending.to.party, at, mayCome);
}

function planHeldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  if (state.wrongPerson) return 'wrong-person';
  if (state.ended) return endedBecause(state);
  if (!isLatest(state, sending, at)) return 'superseded';
  if (sending.to.party === THE_PERSON) return personHeldBack(state, sending, at);
  // A party that wrote the plan has what it wrote in its own record system, whoever else may know.
  if (sending.channel === 'ehr' && sending.to.party === state.coordinating?.party) return undefined;
  return consentMissing(state, sending.to.party, at, sharedKinds(state, sending.to.party, at).length > 0);
}

/**
 * The version is the latest that says anything new to the receiver, and no earlier one says the same: a version for the sake of something
 * hidden is not sent, for that it came would tell.
 */
function isLatest(state: SipState, { about, to, channel }: Sending, at: Instant): boolean {
  const version = Number(wordsOf(about)[1]);
  const latest = lastVersion(state)?.version ?? 0;
  const seen = lastVersionFor(state, scopeFor(state, receiverOf(to), at))?.version ?? latest;
  if (version < seen || version > latest) return false;
  return !Object.values(state.deliveries).some(
    (other) =>
      other.message === 'sipPlan' &&
      other.channel === channel &&
      other.to.unit === to.unit &&
      (other.toldAt !== undefined || isUnsettled(other)) &&
      Number(wordsOf(other.about)[1]) >= seen &&
      Number(wordsOf(other.about)[1]) < version,
  );
}

/** What the mail says waits has been asked for, and not been taken back. */
function isThere(state: SipState, key: string): boolean {
  return Object.values(state.deliveries).some(
    ({ about, status }) => about === key && status !== 'stopped' && status !== 'givenUp',
  );
}

/**
 * To the person everything may go, and to those close copies only as guardians, or of a meeting that the person wants them at. A child's
 * own letter comes to a home that may be a guardian's whom it is not safe to reach: then a person finds another way.
 */
function personHeldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  if (isToOneClose(sending)) {
    const meeting = sending.message === 'sipPlan' ? undefined : meetingAbout(state, sending);
    return meeting && isCalledAtWish(state, meeting, sending.to.unit, at)
      ? calledHeldBack(state, sending, at)
      : guardianHeldBack(state, sending.to.unit, at);
  }
  const isUnsafe = state.related.some(({ role, safeToReach }) => role === 'guardian' && !safeToReach);
  return isChild(state, at) && isUnsafe ? 'guardian-not-safe' : undefined;
}

/** One who is called at the person's wish. That the meeting is off is told to who was told of it, whatever the person wants now. */
function calledHeldBack(state: SipState, { message, to }: Sending, at: Instant): StopCode | undefined {
  const one = relatedIn(state, to.unit);
  if (message !== 'sipNoticeCancelled' && !isWanted(state, to.unit, at)) {
    return one?.wish?.wish === 'does-not-want' ? 'consent-withdrawn' : 'consent-missing';
  }
  return one?.safeToReach ? undefined : 'related-not-safe';
}

function personHeldBackAtEnd(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  return isToOneClose(sending) ? closeHeldBackAtEnd(state, sending.to.unit, at) : personHeldBack(state, sending, at);
}

function isToOneClose({ to }: Sending): boolean {
  return to.party === THE_PERSON && to.unit !== THE_PERSON;
}

/** As whom the receiver has its copy. */
export function receiverOf({ party, unit }: Sending['to']): CopyFor {
  if (party !== THE_PERSON) return { party };
  return unit === THE_PERSON ? { person: true } : { guardian: unit };
}

function consentMissing(state: SipState, party: string, at: Instant, isThere: boolean): StopCode | undefined {
  if (isThere) return undefined;
  const wasWithdrawn = ({ to, ended }: Grant): boolean =>
    to === party && ended !== undefined && (ended.because === 'withdrawn' || ended.because === 'narrowed');
  return state.grants.some(wasWithdrawn) ? 'consent-withdrawn' : 'consent-missing';
}

function endedBecause({ ended }: SipState): StopCode {
  return ended?.because === 'consent-withdrawn' ? 'consent-withdrawn' : 'sip-ended';
}
