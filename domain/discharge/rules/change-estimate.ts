import type { Instant } from '../../calendar/instant.ts';
import type { Draft } from '../draft.ts';
import { keyOf, mayHaveReached } from '../matters.ts';
import { activeUnits, currentEstimate } from '../queries.ts';
import type { Rule } from '../rule.ts';

/** Lag (2017:612), 2 kap. 4 §: a changed estimate goes to those who had the notice. */
export const changeEstimate: Rule<'changeEstimate'> = (draft, data) => {
  estimate(draft, data.estimatedDischargeAt);
  return undefined;
};

/** A notice that still waits will say the new estimate; one that has gone, or is going, needs another message. */
export function estimate(draft: Draft, estimatedDischargeAt: Instant, occurredAt?: Instant): void {
  const { state } = draft;
  if (currentEstimate(state)?.estimatedDischargeAt === estimatedDischargeAt) return;
  const tell = activeUnits(state)
    .map(({ index }) => index)
    .filter((index) => mayHaveReached(state, keyOf('admissionNotice', index)));
  draft.stop('superseded', (delivery) => delivery.message === 'changedEstimate');
  draft.add('estimateChanged', { estimatedDischargeAt, tell }, occurredAt);
}
