import { refuse } from '../codes.ts';
import { activeUnit } from '../queries.ts';
import type { Rule } from '../rule.ts';
import { tellOthers } from '../tell.ts';

/** Lag (2017:612), 2 kap. 6 §: a unit that has had the notice begins its planning. */
export const beginPlanning: Rule<'beginPlanning'> = (draft, data, policy) => {
  const placed = activeUnit(draft.state, data.unit);
  if (!placed) return refuse('unknown-unit', 'unit');
  if (draft.state.planningBegun[placed.index]) return refuse('planning-already-begun', 'unit');
  draft.add('planningBegun', { index: placed.index });
  tellOthers(draft, policy, 'planningBegun', `planningBegun.${placed.index}`);
  return undefined;
};
