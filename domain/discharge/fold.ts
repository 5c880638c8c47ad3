import type { ProcessEvent } from '../process/event.ts';
import type { DischargeEvents, DischargeEventType } from './events.ts';
import type { DischargeState, Happened } from './state.ts';

/** Folds one kind of event; returns a new state. */
export type Fold<T extends DischargeEventType> = (
  state: DischargeState,
  data: DischargeEvents[T],
  event: ProcessEvent,
) => DischargeState;

export type Folds<T extends DischargeEventType> = { [K in T]: Fold<K> };

/** Things of a case that a sender may have looked at before it writes (see `Command.basedOn`). */
export type Thing =
  | 'encounter'
  | 'judgement'
  | 'estimate'
  | 'ready'
  | 'planning'
  | 'careContacts'
  | 'bothSides'
  | 'information'
  | 'person'
  | 'case';

export function happened(event: ProcessEvent): Happened {
  return { at: event.occurredAt, number: event.number };
}

/** Notes which things the event changed. */
export function touched(state: DischargeState, event: ProcessEvent, ...things: Thing[]): DischargeState {
  const changed = { ...state.changed };
  for (const thing of things) changed[thing] = event.number;
  return { ...state, changed };
}
