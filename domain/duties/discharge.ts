import { perState } from '../process/per-state.ts';
import type { DischargeState } from '../discharge/state.ts';
import type { Policy } from '../policy/policy.ts';
import type { Duty } from '../process/duty.ts';
import { DISCHARGE_DUTIES } from './catalogue.ts';
import { standingMark } from '../process/mark.ts';

/** Asked several times of one state by each command: by the rules, the clock, the next wake and the lists. */
const ANSWERS = perState(() => new WeakMap<Policy, Duty[]>());

/** Every duty that the state of a discharge implies, met and waived ones included. */
export function dutiesOfDischarge(state: DischargeState, policy: Policy): Duty[] {
  if (!state.ward) return [];
  const answers = ANSWERS(state);
  const found = answers.get(policy);
  if (found) return found;
  const duties = Object.values(DISCHARGE_DUTIES)
    .flatMap((dutiesOf) => dutiesOf(state, policy))
    .map((duty) => borneByOneWhoMaySee(duty, state, policy));
  answers.set(policy, duties);
  return duties;
}

/** A protected person's case is shown to named roles only: a duty of another role falls on the unit's head of operations meanwhile. */
function borneByOneWhoMaySee(duty: Duty, state: DischargeState, { protectedRoles }: Policy): Duty {
  if (!standingMark(state, 'protected') || protectedRoles.includes(duty.bearer.role)) return duty;
  return { ...duty, bearer: { ...duty.bearer, role: 'headOfOperations' } };
}
