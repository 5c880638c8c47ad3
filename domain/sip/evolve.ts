import type { AttemptOutcome } from '../process/delivery.ts';
import type { ProcessEvent } from '../process/event.ts';
import { CONSENT_FOLDS } from './evolve-consent.ts';
import { COURSE_FOLDS } from './evolve-course.ts';
import { MEETING_FOLDS } from './evolve-meeting.ts';
import { NEED_FOLDS } from './evolve-need.ts';
import { PLAN_FOLDS } from './evolve-plan.ts';
import type { SipEventType } from './events.ts';
import { mayDrawUp } from './consent.ts';
import { written, type Fold, type Folds } from './fold.ts';
import { statusOf } from './queries.ts';
import type { SipState } from './state.ts';
import { standingMark, type Marking } from '../process/mark.ts';

const FOLDS: Folds<SipEventType> = {
  ...NEED_FOLDS,
  ...CONSENT_FOLDS,
  ...MEETING_FOLDS,
  ...PLAN_FOLDS,
  ...COURSE_FOLDS,
};

/** Folds the SIP's own events; the shared ones are folded before it is called. */
export function evolveSip(state: SipState, event: ProcessEvent): SipState {
  if (event.type === 'deliveryConcluded') return withStatus(markedByGate(state, event));
  const fold = Object.hasOwn(FOLDS, event.type) ? (FOLDS[event.type as SipEventType] as Fold<SipEventType>) : undefined;
  if (!fold) return state;
  return withStatus(begun(state, fold(state, event.data as never, event), event));
}

/** Notes each time at which the consent of all who must becomes enough, whichever event made it so. */
function begun(before: SipState, after: SipState, event: ProcessEvent): SipState {
  if (
    !CONSENT.some((key) => after[key] !== before[key]) ||
    mayDrawUp(before, event.recordedAt) ||
    !mayDrawUp(after, event.recordedAt)
  ) {
    return after;
  }
  return { ...after, begun: [...after.begun, written(event)] };
}

const CONSENT = ['related', 'grants', 'consenter', 'childHeard', 'adultSince'] as const;

/** The gate found a mark at the moment of sending that the case had not been told of. */
function markedByGate(state: SipState, event: ProcessEvent): SipState {
  const { outcome } = event.data as { outcome: AttemptOutcome };
  const kind = outcome.kind === 'stopped' ? kindOf(outcome.reason) : undefined;
  if (!kind || standingMark(state, kind)) return state;
  const marking: Marking = { kind, at: event.occurredAt, number: event.number };
  return { ...state, markings: [...state.markings, marking] };
}

/** Who has been told, too, decides when an end is complete. */
function withStatus(state: SipState): SipState {
  const status = statusOf(state);
  return status === state.status ? state : { ...state, status };
}

function kindOf(reason: string): Marking['kind'] | undefined {
  if (reason === 'deceased') return 'deceased';
  return reason === 'protected-identity' ? 'protected' : undefined;
}
