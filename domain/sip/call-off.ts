import type { Instant } from '../calendar/instant.ts';
import type { Draft } from './draft.ts';
import { comingMeeting } from './queries.ts';
import type { Meeting } from './state.ts';

/** The meeting that is yet to begin, of a plan that goes on. */
export function meetingAhead({ state, at }: Draft): Meeting | undefined {
  const meeting = comingMeeting(state);
  return meeting && meeting.startsAt > at && !state.ended && !state.wrongPerson ? meeting : undefined;
}

/**
 * What consent no longer reaches to is called off, so that nobody comes for nothing and nothing more goes of it. Why is not for others to
 * hear: they are told as of any meeting that is called off.
 */
export function callOff(draft: Draft, { meeting }: Meeting, at: Instant): void {
  draft.add('meetingCancelled', { meeting, because: 'consent-ended' }, at);
}
