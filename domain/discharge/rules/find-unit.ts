import { refuse } from '../codes.ts';
import { activeUnit } from '../queries.ts';
import type { Rule } from '../rule.ts';

/** The ward says which unit was meant where the directory had none. Its clock has been running since the judgement. */
export const findUnit: Rule<'findUnit'> = (draft, data) => {
  const placed = activeUnit(draft.state, data.instead);
  if (!placed) return refuse('unknown-unit', 'instead');
  if (placed.unit.known) return refuse('unit-already-found', 'instead');
  if (!data.unit.known || data.unit.party === null) return refuse('unit-not-known', 'unit');
  if (activeUnit(draft.state, data.unit.unit)) return refuse('unit-already-judged', 'unit');
  draft.add('unitFound', { index: placed.index, unit: data.unit });
  return undefined;
};
