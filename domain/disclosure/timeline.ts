import type { DischargeState } from '../discharge/state.ts';
import type { Role } from '../process/command.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import { accessOf } from './access.ts';
import { directionsFor } from './directions.ts';
import { frameTimeline, type TimelineEntry } from './frame-timeline.ts';
import type { Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';

/** Events that tell of the machinery and nothing of the care. */
const FRAME: readonly string[] = ['encounterReported', 'policyApplied', 'caseClosed'];

/** Set by anyone, and the ward's to act on. */
const MARKS: readonly string[] = ['personMarked', 'markCleared'];

/** The log as the viewer may see it, oldest first; empty when the case does not exist for them. Cuts as `viewCase` does. */
export function timelineFor(
  events: readonly ProcessEvent[],
  state: DischargeState,
  duties: readonly Duty[],
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles?: readonly Role[],
): TimelineEntry[] {
  const access = accessOf(state, viewer, marks, protectedRoles);
  if (!access) return [];
  return frameTimeline(events, state, duties, viewer, {
    access,
    directionOf: directionsFor(state, viewer, access),
    technical: FRAME,
    isShown: ({ type, by }) =>
      by.party === viewer.party || (access.as === 'ward' && (MARKS.includes(type) || type === 'policyApplied')),
  });
}
