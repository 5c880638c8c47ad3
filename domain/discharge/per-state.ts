import type { DischargeState } from './state.ts';

/** Computed once for each state: a state is never changed, only replaced, so the answer lives as long as it does. */
export function perState<T>(compute: (state: DischargeState) => T): (state: DischargeState) => T {
  const known = new WeakMap<DischargeState, { answer: T }>();
  return (state) => {
    const found = known.get(state);
    if (found) return found.answer;
    const answer = compute(state);
    known.set(state, { answer });
    return answer;
  };
}
