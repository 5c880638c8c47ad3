/**
 * Computed once for each state, or part of one: none is ever changed, only replaced, so the answer lives as long as it does.
 */
export function perState<S extends object, T>(compute: (state: S) => T): (state: S) => T {
  const known = new WeakMap<S, { answer: T }>();
  return (state) => {
    const found = known.get(state);
    if (found) return found.answer;
    const answer = compute(state);
    known.set(state, { answer });
    return answer;
  };
}
