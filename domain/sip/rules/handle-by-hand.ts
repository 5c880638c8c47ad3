import { isUnsettled } from '../../process/delivery.ts';
import { byHandDuties } from '../by-hand.ts';
import { refuse } from '../codes.ts';
import { toldAt } from '../told.ts';
import type { Rule } from '../rule.ts';

/** Told by other means, by a person who also decided what might be said. Names the item, or the duty. */
export const handleByHand: Rule<'handleByHand'> = (draft, { item, dutyAbout, how, reason }) => {
  const { state, command } = draft;
  if (!reason.trim()) return refuse('reason-missing', 'reason');
  const delivery = item === undefined ? undefined : state.deliveries[item];
  if (item !== undefined && (!delivery || delivery.requestedBy !== command.by.party)) {
    return refuse('unknown-delivery', 'item');
  }
  const about = delivery?.about ?? (dutyAbout === undefined ? undefined : byHandDuties(state)[dutyAbout]);
  if (about === undefined) {
    if (dutyAbout === undefined) return refuse('matter-missing', 'item');
    return state.duties[dutyAbout] ? refuse('not-by-hand', 'dutyAbout') : refuse('unknown-duty', 'dutyAbout');
  }
  if (toldAt(state, about) !== undefined || state.byHand[about]) return refuse('already-told');
  draft.add('handledByHand', { about, how, reasonText: reason });
  if (delivery && isUnsettled(delivery)) draft.stop('superseded', (one) => one.item === delivery.item);
  return undefined;
};
