import type { Instant } from '../calendar/instant.ts';
import type { Delivery } from '../process/delivery.ts';
import type { StopCode } from '../sip/codes.ts';
import { isChild, mayInvite, mayMeetDigitally, sharedKinds } from '../sip/consent.ts';
import { meetingAbout, THE_PERSON, wordsOf } from '../sip/matters.ts';
import { lastVersion, standingMark } from '../sip/queries.ts';
import type { Grant, SipState } from '../sip/state.ts';

type Sending = Pick<Delivery, 'message' | 'to' | 'channel' | 'about'>;

/**
 * Why nothing may go of this at this moment; undefined when it may. Asked when it is asked for, after every command, and just before
 * every attempt. Whatever it does not know stops.
 */
export function heldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  if (sending.channel === 'process') return undefined;
  if (standingMark(state, 'protected')) return 'protected-identity';
  if (standingMark(state, 'deceased')) return 'deceased';
  switch (sending.message) {
    case 'sipNotice':
    case 'sipNoticeChanged':
      return noticeHeldBack(state, sending, at);
    case 'sipPlan':
      return planHeldBack(state, sending, at);
    case 'sipNoticeCancelled':
      return meetingAbout(state, sending)?.cancelled ? undefined : 'superseded';
    case 'sipReply':
      return state.ended || state.wrongPerson ? 'sip-ended' : undefined;
    case 'sipEnded':
      if (!state.ended && !state.wrongPerson) return 'superseded';
      return sending.to.party === THE_PERSON ? personHeldBack(state, sending, at) : undefined;
    case 'sipHandOver':
      return state.handOver?.to.unit === sending.to.unit ? undefined : 'superseded';
    case 'sipLeadAsked':
      if (state.ended || state.wrongPerson) return 'sip-ended';
      return consentMissing(state, sending.to.party, at, sharedKinds(state, sending.to.party, at).length > 0);
    case 'somethingWaits':
      return state.wrongPerson ? 'wrong-person' : undefined;
    default:
      return 'unknown-item';
  }
}

function noticeHeldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  const meeting = meetingAbout(state, sending);
  if (!meeting) return 'unknown-item';
  if (state.wrongPerson) return 'wrong-person';
  if (meeting.cancelled) return 'meeting-cancelled';
  if (state.ended) return endedBecause(state);
  const moves = Number(wordsOf(sending.about)[sending.to.party === THE_PERSON ? 2 : 3]);
  if (meeting.held || moves !== meeting.moves.length) return 'superseded';
  if (meeting.form !== 'physical' && !mayMeetDigitally(state, at)) return 'consent-missing';
  if (sending.to.party === THE_PERSON) return personHeldBack(state, sending, at);
  if (!meeting.invitees.some(({ unit }) => unit.unit === sending.to.unit)) return 'not-a-receiver';
  return consentMissing(state, sending.to.party, at, mayInvite(state, sending.to.party, at));
}

function planHeldBack(state: SipState, sending: Sending, at: Instant): StopCode | undefined {
  if (state.wrongPerson) return 'wrong-person';
  if (state.ended) return endedBecause(state);
  if (Number(wordsOf(sending.about)[1]) !== lastVersion(state)?.version) return 'superseded';
  if (sending.to.party === THE_PERSON) return personHeldBack(state, sending, at);
  // A party that wrote the plan has what it wrote in its own record system, whoever else may know.
  if (sending.channel === 'ehr' && sending.to.party === state.coordinating?.party) return undefined;
  return consentMissing(state, sending.to.party, at, sharedKinds(state, sending.to.party, at).length > 0);
}

/** To the person always; to a guardian while the person is a child and it is safe; to others close only when they were named to be told. */
function personHeldBack(state: SipState, { to, message }: Sending, at: Instant): StopCode | undefined {
  if (to.unit === THE_PERSON) return undefined;
  const one = state.related.find(({ id }) => id === to.unit);
  if (!one) return 'not-a-receiver';
  if (!one.safeToReach) return 'guardian-not-safe';
  if (message === 'sipEnded') return undefined;
  return one.role === 'guardian' && isChild(state, at) ? undefined : 'not-a-receiver';
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
