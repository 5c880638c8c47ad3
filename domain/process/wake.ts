import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import { nextTries } from './delivery-rules.ts';
import { pendingSteps } from './duty-changes.ts';
import type { Process } from './process.ts';
import type { CaseState } from './state.ts';

/**
 * When the case must next be looked at: the least of reminders, escalations, delivery tries, the process's own instants and the
 * next day on which a law of the case changes. Null when nothing is awaited.
 */
export function nextWake<S extends CaseState>(
  process: Process<S>,
  state: S,
  policy: Policy,
  at: Instant,
): Instant | null {
  if (state.number === 0 || process.isComplete(state)) return null;
  const times: number[] = [...process.wakes(state, policy), ...policy.lawDates].filter((time) => time > at);
  for (const duty of process.duties(state, policy)) {
    const first = pendingSteps(state, duty)[0];
    if (first) times.push(first.at);
  }
  for (const { nextTry } of nextTries(state)) times.push(nextTry);
  return times.length === 0 ? null : (Math.min(...times) as Instant);
}
