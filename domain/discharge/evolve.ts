import type { ProcessEvent } from '../process/event.ts';
import { ENCOUNTER_FOLDS } from './evolve-encounter.ts';
import { JUDGEMENT_FOLDS } from './evolve-judgement.ts';
import { PERSON_FOLDS, markedByGate } from './evolve-person.ts';
import { PLANNING_FOLDS } from './evolve-planning.ts';
import { READY_FOLDS } from './evolve-ready.ts';
import type { DischargeEventType } from './events.ts';
import type { Fold, Folds } from './fold.ts';
import { statusOf } from './queries.ts';
import type { DischargeState } from './state.ts';

const FOLDS: Folds<DischargeEventType> = {
  ...ENCOUNTER_FOLDS,
  ...JUDGEMENT_FOLDS,
  ...READY_FOLDS,
  ...PLANNING_FOLDS,
  ...PERSON_FOLDS,
};

/** Folds the discharge's own events; the shared ones are folded before it is called. */
export function evolveDischarge(state: DischargeState, event: ProcessEvent): DischargeState {
  if (event.type === 'deliveryConcluded') return markedByGate(state, event);
  const fold = Object.hasOwn(FOLDS, event.type)
    ? (FOLDS[event.type as DischargeEventType] as Fold<DischargeEventType>)
    : undefined;
  if (!fold) return state;
  const folded = fold(state, event.data as never, event);
  return { ...folded, status: statusOf(folded) };
}
