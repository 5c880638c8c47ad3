import { refuse } from '../codes.ts';
import type { Rule } from '../rule.ts';
import { standingMark } from '../../process/mark.ts';

/** Closed by a person once the stay is over. What was left undone is named. */
export const closeCase: Rule<'closeCase'> = (draft, data) => {
  const { state } = draft;
  if (!data.reason.trim()) return refuse('reason-missing', 'reason');
  if (!state.discharged && !standingMark(state, 'deceased')) return refuse('still-in-care');
  const open = Object.values(state.duties).filter((duty) => duty.status === 'open');
  if (open.length > 0) {
    draft.deviate('closed-with-open-duties', undefined, [...new Set(open.map((duty) => duty.code))].sort());
  }
  draft.add('caseClosed', { reasonText: data.reason });
  return undefined;
};
