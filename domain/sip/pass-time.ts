import type { Instant } from '../calendar/instant.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import { callOff, meetingAhead } from './call-off.ts';
import { expiryOf, mayDrawUp } from './consent.ts';
import { PERSON } from './commands.ts';
import type { Draft } from './draft.ts';
import { consentChanges } from './meeting-consent.ts';

/**
 * Records what the clock has done. The gate asks for the time itself and does not wait for this; it is recorded so that everyone sees
 * it, and so that duties follow. A meeting that consent did not reach to is called off.
 */
export function passTime(draft: Draft, at: Instant): void {
  const before = draft.state;
  const lapsedAt = consentChanges(before).find((change) => change <= at && !mayDrawUp(before, change));
  expire(draft, at);
  growUp(draft, at);
  const meeting = meetingAhead(draft);
  if (meeting && lapsedAt !== undefined && !mayDrawUp(draft.state, at)) callOff(draft, meeting, lapsedAt);
}

function expire(draft: Draft, at: Instant): void {
  draft.state.grants.forEach((grant, place) => {
    const expiry = expiryOf(grant);
    if (!grant.ended && expiry !== undefined && expiry <= at) draft.add('grantExpired', { grant: place }, expiry);
  });
}

function growUp(draft: Draft, at: Instant): void {
  const { turns18On, adultSince } = draft.state;
  if (turns18On === null || adultSince || startOfDay(turns18On) > at) return;
  const birthday = startOfDay(turns18On);
  draft.add('turned18', {}, birthday);
  const givers = new Set(draft.state.grants.filter(({ ended }) => !ended).map(({ giver }) => giver));
  givers.delete(PERSON);
  for (const giver of givers) draft.add('consentEnded', { giver, because: 'turned-18' }, birthday);
}
