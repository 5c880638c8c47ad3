import type { Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/local-date.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import {
  INFORMATION_KINDS,
  PERSON,
  SOCIAL_BOARD,
  type Giver,
  type InformationKind,
  type SipCommands,
} from './commands.ts';
import type { ChildHeard, Grant, Related, SipState } from './state.ts';

/**
 * What the person's consent allows at one moment. Consent has an end by the clock, not by an event alone, so every question is asked
 * with the time. Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland, 2025-04-11), Samtycke: never general, valid for the time
 * that it says, withdrawn whenever the person wishes.
 */

/** A child until the day on which they turn 18 begins. */
export function isChild({ turns18On }: SipState, at: Instant): boolean {
  return turns18On !== null && at < startOfDay(turns18On);
}

/**
 * Those who must all consent; nobody: no lawful ground for a plan, which rests on consent alone. For a child every guardian who is
 * not prevented (föräldrabalken 6 kap. 11 and 13 §§), unless the child was judged mature in this matter, or the board decides.
 */
export function consenters(state: SipState, at: Instant): Giver[] {
  if (!isChild(state, at)) return state.consenter?.who === 'nobody' ? [] : [PERSON];
  switch (state.consenter?.who) {
    case 'person':
      return [PERSON];
    case 'social-board':
      return [SOCIAL_BOARD];
    case 'nobody':
      return [];
    default:
      return state.related.filter(({ role, is }) => role === 'guardian' && is !== 'prevented').map(({ id }) => id);
  }
}

/** A child who is old enough and says no is not overruled: their maturity is judged first, and then it holds. */
export function isStoppedByChild(state: SipState, at: Instant): boolean {
  const { childHeard, consenter } = state;
  if (!isChild(state, at) || !childHeard || !saysNo(childHeard)) return false;
  return consenter === null || consenter.number < childHeard.number;
}

export function saysNo({ oldEnough, view }: ChildHeard): boolean {
  return oldEnough && view === 'disagrees';
}

/** Guardians who have said no: without them there is no plan on guardians' consent. */
export function refusingGuardians(state: SipState, at: Instant): Related[] {
  const needed = consenters(state, at);
  return state.related.filter(({ id, is }) => is === 'refuses' && needed.includes(id));
}

export function isStanding({ ended, until }: Pick<Grant, 'ended' | 'until'>, at: Instant): boolean {
  return !ended && (until === null || at < startOfDay(addDays(until, 1)));
}

/** True when this is among what is taken back. */
export function isNarrowedBy(
  { object, to, kinds }: Grant,
  taken: Pick<SipCommands['narrowConsent'], 'party' | 'kinds' | 'invite' | 'digitalMeeting'>,
): boolean {
  switch (object) {
    case 'draw-up':
      return false;
    case 'digital-meeting':
      return taken.digitalMeeting === true;
    case 'invite':
      return taken.invite && to === taken.party;
    case 'share':
      return to === taken.party && kinds?.some((kind) => taken.kinds.includes(kind)) === true;
  }
}

/** Instant at which a grant ends by itself; undefined when it does not. */
export function expiryOf({ until }: Grant): Instant | undefined {
  return until === null ? undefined : startOfDay(addDays(until, 1));
}

/** A SIP may be drawn up: everybody who must has consented to it. */
export function mayDrawUp(state: SipState, at: Instant): boolean {
  return holds(state, at, ({ object }) => object === 'draw-up');
}

export function mayInvite(state: SipState, party: string, at: Instant): boolean {
  return holds(state, at, ({ object, to }) => object === 'invite' && to === party);
}

export function mayMeetDigitally(state: SipState, at: Instant): boolean {
  return holds(state, at, ({ object }) => object === 'digital-meeting');
}

/** Kinds of information that the party may have, by everybody who must consent. */
export function sharedKinds(state: SipState, party: string, at: Instant): InformationKind[] {
  return INFORMATION_KINDS.filter((kind) =>
    holds(state, at, ({ object, to, kinds }) => object === 'share' && to === party && kinds?.includes(kind) === true),
  );
}

/** Parties that may have anything at all. */
export function sharedParties(state: SipState, at: Instant): string[] {
  const named = state.grants.flatMap(({ object, to }) => (object === 'share' && to !== undefined ? [to] : []));
  return [...new Set(named)].filter((party) => sharedKinds(state, party, at).length > 0).sort();
}

/** The party had it, and somebody who must consent has taken it back, for it alone or altogether; not when it ran out by itself. */
export function isTakenBack(state: SipState, object: 'invite' | 'share', party: string, at: Instant): boolean {
  const isThere = object === 'invite' ? mayInvite(state, party, at) : sharedKinds(state, party, at).length > 0;
  if (isThere) return false;
  return state.grants.some(
    (grant) =>
      grant.object === object && grant.to === party && grant.ended !== undefined && grant.ended.because !== 'expired',
  );
}

/** Everybody who decides now had consented to a plan at that moment, whatever has ended since. */
export function hadConsented(state: SipState, at: Instant): boolean {
  const needed = consenters(state, at);
  const held = ({ at: from, until, ended }: Grant): boolean =>
    from <= at && (!ended || ended.at > at) && isStanding({ until }, at);
  return (
    needed.length > 0 &&
    needed.every((giver) =>
      state.grants.some((grant) => grant.object === 'draw-up' && grant.giver === giver && held(grant)),
    )
  );
}

/** Consenters who have not answered to the drawing up, neither yes nor no: one guardian whose answer is awaited, say. */
export function awaited(state: SipState, at: Instant): Giver[] {
  const refusing = refusingGuardians(state, at).map(({ id }) => id);
  return consenters(state, at).filter(
    (giver) =>
      !refusing.includes(giver) &&
      !state.grants.some((grant) => grant.object === 'draw-up' && grant.giver === giver && isStanding(grant, at)),
  );
}

function holds(state: SipState, at: Instant, allows: (grant: Grant) => boolean): boolean {
  const needed = consenters(state, at);
  if (needed.length === 0 || isStoppedByChild(state, at)) return false;
  return needed.every((giver) =>
    state.grants.some((grant) => grant.giver === giver && isStanding(grant, at) && allows(grant)),
  );
}
