import { dutyId } from '../../process/duty.ts';
import { isRejection, type Rejection } from '../../process/rejection.ts';
import { refuse } from '../codes.ts';
import type { DischargeCommands } from '../commands.ts';
import { mattersOf, toldAt } from '../matters.ts';
import { byHandDuties } from '../by-hand.ts';
import type { Rule } from '../rule.ts';
import type { DischargeState } from '../state.ts';

/** A named person has told what could not go by itself, or has taken the case in hand. Meets the duty. */
export const handleByHand: Rule<'handleByHand'> = (draft, data) => {
  if (!data.reason.trim()) return refuse('reason-missing', 'reason');
  const about = aboutOf(draft.state, data);
  if (isRejection(about)) return about;
  if (draft.state.byHand[about] || toldAt(draft.state, about) !== undefined) return refuse('already-told');
  draft.add('handledByHand', { about, how: data.how, reasonText: data.reason });
  return undefined;
};

function aboutOf(state: DischargeState, data: DischargeCommands['handleByHand']): string | Rejection {
  const matters = mattersOf(state);
  if (data.item !== undefined) {
    const delivery = state.deliveries[data.item];
    if (!delivery) return refuse('unknown-delivery', 'item');
    const key = delivery.about?.split('/')[0];
    return matters.find((matter) => matter.key === key)?.key ?? refuse('not-by-hand', 'item');
  }
  if (data.dutyAbout === undefined) return refuse('matter-missing', 'item');
  const record = state.duties[data.dutyAbout];
  if (!record) return refuse('unknown-duty', 'dutyAbout');
  const told = matters.find((m) => dutyId(state.caseId, m.message, m.cause, m.index) === data.dutyAbout);
  return told?.key ?? byHandDuties(state)[data.dutyAbout] ?? refuse('not-by-hand', 'dutyAbout');
}
