import type { Rejection } from '../../process/rejection.ts';
import { refuse } from '../codes.ts';
import type { Draft } from '../draft.ts';
import type { Rule } from '../rule.ts';
import type { LinkedDischarge } from '../state.ts';

/**
 * Länsgemensam rutin SIP, Finns en upprättad SIP vid inskrivning: the lead care contact contacts the lead coordinator, and the person,
 * the lead coordinator and the lead care contact decide together how the plan goes on.
 */
export const contactLead: Rule<'contactLead'> = (draft, { dischargeId, at }) => {
  const found = discharge(draft, dischargeId);
  if ('rejected' in found) return found;
  draft.add('leadContacted', { dischargeId }, at);
  // An admission is a material change. The hub does not tell of it: the care contact has.
  const isThere = draft.state.changes.some((change) => change.dischargeId === dischargeId);
  if (!isThere) draft.add('changeReported', { what: 'admission', dischargeId }, at);
  return undefined;
};

/** Kept in the words of all three; the choice between five ways on is the hub's own, and is carried out here. */
export const decideExisting: Rule<'decideExisting'> = (draft, { at, ...data }) => {
  const found = discharge(draft, data.dischargeId);
  if ('rejected' in found) return found;
  for (const field of ['person', 'leadCoordinator', 'careContact'] as const) {
    if (!data[field].trim()) return refuse('decision-incomplete', field);
  }
  draft.add('existingDecided', data, at);
  switch (data.choice) {
    case 'pause':
      if (!draft.state.paused) draft.add('paused', { because: data.leadCoordinator }, at);
      break;
    case 'keep':
    case 'revise':
      if (draft.state.paused) draft.add('resumed', {}, at);
      break;
    case 'end':
    case 'start-anew':
      draft.add(
        'ended',
        { because: data.choice === 'end' ? 'need-over' : 'goals-changed', whereToTurn: data.whereToTurn ?? '' },
        at,
      );
      break;
  }
  return undefined;
};

function discharge({ state }: Draft, id: string): LinkedDischarge | Rejection {
  const found = state.discharges.find(({ dischargeId }) => dischargeId === id);
  if (!found) return refuse('discharge-unknown', 'dischargeId');
  return found.hadPlan ? found : refuse('no-existing-plan', 'dischargeId');
}
