import type { AttemptOutcome } from '../process/delivery.ts';
import type { ProcessEvent } from '../process/event.ts';
import { touched, happened, type Folds } from './fold.ts';
import type { DischargeState } from './state.ts';
import { standingMark, type MarkKind } from '../process/mark.ts';

/** Folds what is known of the person that stops things, what was done by hand, and deviations. */
export const PERSON_FOLDS: Folds<
  'personUpdated' | 'personMarked' | 'markCleared' | 'handledByHand' | 'deviationRecorded'
> = {
  personUpdated: (state, _data, event) => touched(state, event, 'person'),
  personMarked: (state, data, event) => touched(marked(state, data.kind, event), event, 'person', 'case'),
  markCleared: (state, data, event) => {
    const markings = state.markings.map((marking) =>
      marking.kind === data.kind && !marking.cleared ? { ...marking, cleared: happened(event) } : marking,
    );
    return touched({ ...state, markings }, event, 'person', 'case');
  },
  handledByHand: (state, data, event) => ({
    ...state,
    byHand: { [data.about]: happened(event), ...state.byHand },
  }),
  deviationRecorded: (state, data, event) => ({
    ...state,
    deviations: [...state.deviations, { ...happened(event), code: data.code }],
  }),
};

/** The gate that held back an attempt knew of a mark that had not reached the case: it counts from then on. */
export function markedByGate(state: DischargeState, event: ProcessEvent): DischargeState {
  const { outcome } = event.data as { outcome: AttemptOutcome };
  if (outcome.kind !== 'stopped') return state;
  if (outcome.reason === 'deceased') return marked(state, 'deceased', event);
  return outcome.reason === 'protected-identity' ? marked(state, 'protected', event) : state;
}

function marked(state: DischargeState, kind: MarkKind, event: ProcessEvent): DischargeState {
  if (standingMark(state, kind)) return state;
  return { ...state, markings: [...state.markings, { kind, ...happened(event) }] };
}
