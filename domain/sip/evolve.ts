import type { AttemptOutcome } from '../process/delivery.ts';
import type { ProcessEvent } from '../process/event.ts';
import { CONSENT_FOLDS } from './evolve-consent.ts';
import { COURSE_FOLDS } from './evolve-course.ts';
import { MEETING_FOLDS } from './evolve-meeting.ts';
import { NEED_FOLDS } from './evolve-need.ts';
import { PLAN_FOLDS } from './evolve-plan.ts';
import type { SipEventType } from './events.ts';
import type { Fold, Folds } from './fold.ts';
import { standingMark, statusOf } from './queries.ts';
import type { Marking, SipState } from './state.ts';

const FOLDS: Folds<SipEventType> = {
  ...NEED_FOLDS,
  ...CONSENT_FOLDS,
  ...MEETING_FOLDS,
  ...PLAN_FOLDS,
  ...COURSE_FOLDS,
};

/** Folds the SIP's own events; the shared ones are folded before it is called. */
export function evolveSip(state: SipState, event: ProcessEvent): SipState {
  if (event.type === 'deliveryConcluded') return markedByGate(state, event);
  const fold = Object.hasOwn(FOLDS, event.type) ? (FOLDS[event.type as SipEventType] as Fold<SipEventType>) : undefined;
  if (!fold) return state;
  const folded = fold(state, event.data as never, event);
  return { ...folded, status: statusOf(folded) };
}

/** The gate found a mark at the moment of sending that the case had not been told of. */
function markedByGate(state: SipState, event: ProcessEvent): SipState {
  const { outcome } = event.data as { outcome: AttemptOutcome };
  const kind = outcome.kind === 'stopped' ? kindOf(outcome.reason) : undefined;
  if (!kind || standingMark(state, kind)) return state;
  const marking: Marking = { kind, at: event.occurredAt, number: event.number };
  const marked = { ...state, markings: [...state.markings, marking] };
  return { ...marked, status: statusOf(marked) };
}

function kindOf(reason: string): Marking['kind'] | undefined {
  if (reason === 'deceased') return 'deceased';
  return reason === 'protected-identity' ? 'protected' : undefined;
}
