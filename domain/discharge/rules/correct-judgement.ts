import { refuse } from '../codes.ts';
import { keyOf, mayHaveReached } from '../matters.ts';
import { activeUnit } from '../queries.ts';
import type { Rule } from '../rule.ts';

/** A unit judged by mistake leaves the case: nothing more goes to it, and what it was told is taken back. */
export const correctJudgement: Rule<'correctJudgement'> = (draft, data) => {
  if (!data.reason.trim()) return refuse('reason-missing', 'reason');
  const placed = activeUnit(draft.state, data.unit);
  if (!placed) return refuse('unknown-unit', 'unit');
  const { index, unit } = placed;
  const tell = mayHaveReached(draft.state, keyOf('admissionNotice', index));
  draft.stop('judgement-corrected', (delivery) => delivery.to.unit === unit.unit);
  draft.add('judgementCorrected', { index, reasonText: data.reason, tell });
  return undefined;
};
