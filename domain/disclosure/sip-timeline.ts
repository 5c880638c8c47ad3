import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { SipState } from '../sip/state.ts';
import { frameTimeline, type TimelineEntry } from './frame-timeline.ts';
import type { Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import { cutFor } from './sip-cut.ts';
import { sipAccess, sipDirection } from './sip-view.ts';

/** Events that tell of the machinery and nothing of the care. */
const FRAME: readonly string[] = ['policyApplied', 'sipOpened'];

/** The course of the process, for the one that carries it on: it says nothing of what others wrote. */
const COURSE: readonly string[] = [
  'policyApplied',
  'coordinatingUnitSet',
  'handedOver',
  'handOverAccepted',
  'offerAnswered',
  'consentEnded',
  'grantExpired',
  'turned18',
  'meetingCancelled',
  'leadAppointed',
  'leadAccepted',
  'planDrawnUp',
  'paused',
  'resumed',
  'ended',
  'endConfirmed',
  'informedAtEnd',
  'wrongPersonRecorded',
  'personMarked',
  'markCleared',
  'deviationRecorded',
  'leadContacted',
  'existingDecided',
];

/** The log as the viewer may see it, oldest first; empty when the SIP does not exist for them. Cuts as `viewSip` does. */
export function sipTimeline(
  events: readonly ProcessEvent[],
  state: SipState,
  duties: readonly Duty[],
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles: readonly Role[] | undefined,
  at: Instant,
): TimelineEntry[] {
  const access = sipAccess(state, viewer, marks, protectedRoles);
  if (!access) return [];
  const cut = cutFor(state, { party: viewer.party }, at);
  const isItem = ({ data, by }: ProcessEvent): boolean => {
    const kind = (data as { kind?: unknown } | null)?.kind;
    return (
      typeof kind === 'string' &&
      cut.kinds.some((one) => one === kind) &&
      cut.may({ party: by.party, kind: kind as never })
    );
  };
  return frameTimeline(events, state, duties, viewer, {
    access,
    directionOf: (delivery) => sipDirection(delivery, viewer, access),
    technical: FRAME,
    isShown: (event) =>
      event.by.party === viewer.party ||
      (access.as === 'coordinating' && COURSE.includes(event.type)) ||
      (ITEMS.includes(event.type) && isItem(event)),
  });
}

/** What is written in the plan, shown to those who may have that kind of information. */
const ITEMS: readonly string[] = ['needAdded', 'goalAdded', 'interventionAdded'];
