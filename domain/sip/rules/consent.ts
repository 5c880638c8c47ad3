import { addDays } from '../../calendar/local-date.ts';
import { localDateOf, startOfDay } from '../../calendar/stockholm.ts';
import type { Policy } from '../../policy/policy.ts';
import { callOff, meetingAhead } from '../call-off.ts';
import { refuse } from '../codes.ts';
import { PERSON, type Giver } from '../commands.ts';
import { consenters, isChild, isNarrowedBy, isStanding, mayDrawUp } from '../consent.ts';
import type { Draft } from '../draft.ts';
import { consentEndsBefore } from '../meeting-consent.ts';
import { lastOffer } from '../queries.ts';
import type { Rule } from '../rule.ts';

/**
 * Länsgemensam rutin SIP, Samtycke: to draw up, whom to invite and what to share are three things; never general; for the time that
 * it says. It is recorded as it was given: one guardian's consent stands though the other's is awaited.
 */
export const giveConsent: Rule<'giveConsent'> = (draft, { at, ...data }, policy) => {
  const { state } = draft;
  if (state.consenter?.who === 'nobody') return refuse('nobody-can-consent', 'giver');
  const needed = [...consenters(state, draft.at), ...soonAdult(draft, policy)];
  if (needed.length === 0) return refuse('guardian-not-consenter', 'giver');
  if (!needed.includes(data.giver)) return refuse('giver-not-consenter', 'giver');
  if (isChild(state, draft.at) && state.childHeard === null) return refuse('child-not-heard');
  if (!data.drawUp && data.invite.length === 0 && data.share.length === 0) return refuse('consent-empty', 'drawUp');
  if (data.share.some(({ party, kinds }) => !party || kinds.length === 0)) return refuse('consent-general', 'share');
  if (data.invite.some((party) => !party)) return refuse('consent-general', 'invite');
  if (data.until !== null && data.until < localDateOf(draft.at)) return refuse('consent-in-the-past', 'until');
  acceptOffer(draft, data.drawUp, at);
  endsWithout(draft, at, () => draft.add('consentGiven', data, at));
  callOffOutlived(draft, at);
  return undefined;
};

/** Who now consents for a shorter time has said no to what comes after it. */
function callOffOutlived(draft: Draft, at: Draft['at']): void {
  const meeting = meetingAhead(draft);
  if (!meeting) return;
  // That a party may not come, or the meeting not be digital, calls nothing off for the others.
  const meant = { startsAt: meeting.startsAt, form: 'physical' as const, parties: [] };
  if (consentEndsBefore(draft.state, meant, draft.at) !== undefined) callOff(draft, meeting, at);
}

/** Who soon turns 18 is asked before: their own consent lies ready, and holds when the guardians' ends. */
function soonAdult({ state, at }: Draft, policy: Policy): Giver[] {
  const { turns18On } = state;
  if (turns18On === null || !isChild(state, at)) return [];
  return at >= startOfDay(addDays(turns18On, -policy.sip.askBeforeAdultDays)) ? [PERSON] : [];
}

/** Who consents has said yes to the offer, whether or not somebody wrote that down apart. */
function acceptOffer(draft: Draft, drawUp: boolean, at: Draft['at']): void {
  const offer = lastOffer(draft.state);
  if (drawUp && offer && !offer.answer) draft.add('offerAnswered', { answer: 'yes' }, at);
}

/** As with a party that may no longer come, a digital meeting that is called is not called off by it: nothing more is sent of it as such. */
export const narrowConsent: Rule<'narrowConsent'> = (draft, { at, ...data }) => {
  const isThere = draft.state.grants.some(
    (grant) => isStanding(grant, draft.at) && grant.giver === data.giver && isNarrowedBy(grant, data),
  );
  if (!isThere) return refuse('no-such-consent', data.party === undefined ? 'digitalMeeting' : 'party');
  draft.add('consentNarrowed', data, at);
  return undefined;
};

/**
 * At any time, by anyone whose consent is needed. Sharing stops at once; a plan without consent has no ground, so that the SIP ends,
 * and others hear only that it has. A no is a no also when the consent had lapsed before, since it ran out or since others decide now.
 */
export const withdrawConsent: Rule<'withdrawConsent'> = (draft, { giver, at }) => {
  const given = draft.state.grants.filter((grant) => grant.giver === giver);
  const isStill = given.some((grant) => isStanding(grant, draft.at));
  const mayEnd = isLapsedFor(draft, giver) && (given.length > 0 || giver === PERSON);
  if (!isStill && !mayEnd) return refuse('no-such-consent', 'giver');
  takeBack(draft, giver, at);
  return undefined;
};

/** All that the giver has allowed is taken back. */
export function takeBack(draft: Draft, giver: Giver, at: Draft['at']): void {
  const isLapsed = isLapsedFor(draft, giver);
  endsWithout(draft, at, () => draft.add('consentEnded', { giver, because: 'withdrawn' }, at));
  if (isLapsed) endForWithdrawal(draft, at);
}

/** Drawing up has been allowed and is no longer, and the giver is one who decides: a grown person always is. */
function isLapsedFor({ state, at }: Draft, giver: Giver): boolean {
  if (state.begun.length === 0 || mayDrawUp(state, at)) return false;
  return consenters(state, at).includes(giver) || (giver === PERSON && !isChild(state, at));
}

/** What takes away the consent to a plan, by whatever command, ends the SIP. */
function endsWithout(draft: Draft, at: Draft['at'], change: () => void): void {
  const had = mayDrawUp(draft.state, draft.at);
  change();
  if (!had || mayDrawUp(draft.state, draft.at)) return;
  endForWithdrawal(draft, at);
}

export function endForWithdrawal(draft: Draft, at: Draft['at']): void {
  draft.add('ended', { because: 'consent-withdrawn', whereToTurn: '' }, at);
}
