import type { Instant } from '../calendar/instant.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import { expiryOf } from './consent.ts';
import { PERSON } from './commands.ts';
import type { Draft } from './draft.ts';
import type { SipState } from './state.ts';

/**
 * Records what the clock has done. The gate asks for the time itself and does not wait for this; it is recorded so that everyone sees
 * it, and so that duties follow.
 */
export function passTime(draft: Draft, at: Instant): void {
  draft.state.grants.forEach((grant, place) => {
    const expiry = expiryOf(grant);
    if (!grant.ended && expiry !== undefined && expiry <= at) draft.add('grantExpired', { grant: place }, expiry);
  });
  const { turns18On, adultSince } = draft.state;
  if (turns18On === null || adultSince || startOfDay(turns18On) > at) return;
  const birthday = startOfDay(turns18On);
  draft.add('turned18', {}, birthday);
  const givers = new Set(draft.state.grants.filter(({ ended }) => !ended).map(({ giver }) => giver));
  givers.delete(PERSON);
  for (const giver of givers) draft.add('consentEnded', { giver, because: 'turned-18' }, birthday);
}

/** Instants at which `passTime` has something to do. */
export function timesThatPass(state: SipState): Instant[] {
  const expiries = state.grants.flatMap((grant) => (grant.ended ? [] : (expiryOf(grant) ?? [])));
  const birthday = state.turns18On !== null && !state.adultSince ? [startOfDay(state.turns18On)] : [];
  return [...expiries, ...birthday];
}
