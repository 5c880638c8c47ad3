import type { Instant } from '../calendar/instant.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import { consenters, isChild } from './consent.ts';
import type { Meeting, Related, SipState } from './state.ts';

/**
 * Those close to the person at a meeting. Socialtjänstlagen (2025:400) 10 kap. 9 § and hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §
 * third paragraph have them given the chance to take part where it is suitable and the person does not object. Whoever calls judges what
 * is suitable. That a meeting is held tells of the person, so that nobody is called by letter until the person has said that they want it.
 */

/** The person wants this one there. What was said of a guardian before the 18th birthday is to be said anew by the grown person. */
export function isWanted(state: SipState, id: string, at: Instant): boolean {
  const one = relatedIn(state, id);
  if (!one || !hasWish(one)) return false;
  const { turns18On } = state;
  if (one.role !== 'guardian' || turns18On === null || isChild(state, at)) return true;
  return (one.wish?.at ?? 0) >= startOfDay(turns18On);
}

/** Called to the meeting since the person wants it; one who decides for a child is told as such. */
export function isCalledAtWish(state: SipState, { related }: Meeting, id: string, at: Instant): boolean {
  return related?.includes(id) === true && !consenters(state, at).includes(id);
}

/** Off for one who was called at the person's wish alone: it is their wish no longer, or the plan ended before the meeting. */
export function isOffForOneClose(state: SipState, meeting: Meeting, id: string, at: Instant): boolean {
  if (!isCalledAtWish(state, meeting, id, at)) return false;
  const one = relatedIn(state, id);
  const hasEnded = state.ended !== null && state.ended.at < meeting.startsAt;
  return hasEnded || one === undefined || !hasWish(one);
}

export function relatedIn({ related }: SipState, id: string): Related | undefined {
  return related.find((one) => one.id === id);
}

function hasWish({ wish }: Related): boolean {
  return wish?.wish === 'wants';
}
