import type { ProcessEvent } from '../process/event.ts';
import type { SipEvents, SipEventType } from './events.ts';
import type { SipState, Written } from './state.ts';

/** Folds one kind of event; returns a new state. */
export type Fold<T extends SipEventType> = (state: SipState, data: SipEvents[T], event: ProcessEvent) => SipState;

export type Folds<T extends SipEventType> = { [K in T]: Fold<K> };

/** Things of a SIP that a sender may have looked at before it writes (see `Command.basedOn`). */
export type Thing =
  | 'need'
  | 'offer'
  | 'consent'
  | 'preparation'
  | 'meeting'
  | 'plan'
  | 'lead'
  | 'followUp'
  | 'end'
  | 'person'
  // Parts of the above that more may see than may see the rest.
  | 'coordinating'
  | 'paused'
  | 'planAsWhole';

export function written(event: ProcessEvent): Written {
  return { at: event.occurredAt, number: event.number, party: event.by.party };
}

/** Notes which things the event changed. */
export function touched(state: SipState, event: ProcessEvent, ...things: Thing[]): SipState {
  const changed = { ...state.changed };
  for (const thing of things) changed[thing] = event.number;
  return { ...state, changed };
}
