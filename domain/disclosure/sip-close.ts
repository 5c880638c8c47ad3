import type { Instant } from '../calendar/instant.ts';
import type { StopCode } from '../sip/codes.ts';
import { consenters, isChild } from '../sip/consent.ts';
import type { SipState } from '../sip/state.ts';
import { toldPersons } from '../sip/told.ts';
import { standingMark } from '../process/mark.ts';

/**
 * Why a guardian may not have a copy at this moment; undefined when they may. Information to guardians is not automatic: it rests on
 * their deciding for the child in this matter (föräldrabalken 6 kap. 11 §), so that it ends with the last day before the 18th birthday,
 * and with a judgement that the child or the board decides instead.
 */
export function guardianHeldBack(state: SipState, id: string, at: Instant): StopCode | undefined {
  const one = state.related.find((related) => related.id === id);
  if (one?.role !== 'guardian' || !isChild(state, at) || !consenters(state, at).includes(id)) return 'not-a-receiver';
  if (standingMark(state, 'protected')) return 'protected-identity';
  return one.safeToReach ? undefined : 'guardian-not-safe';
}

/**
 * Why somebody close may not be told that the plan has ended: only those whom the staff that informed named, and guardians who have been
 * told of it. When consent was withdrawn only guardians who decide for the child, one of whom may have done that without the other.
 */
export function closeHeldBackAtEnd(state: SipState, id: string, at: Instant): StopCode | undefined {
  const one = state.related.find((related) => related.id === id);
  const isNamed = state.informedAtEnd?.whom.includes(id) === true;
  if (one?.role === 'guardian') {
    return isNamed || toldPersons(state).has(id) ? guardianHeldBack(state, id, at) : 'not-a-receiver';
  }
  if (!one || !isNamed || state.ended?.because === 'consent-withdrawn') return 'not-a-receiver';
  return one.safeToReach ? undefined : 'guardian-not-safe';
}
