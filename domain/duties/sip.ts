import type { Policy } from '../policy/policy.ts';
import type { Duty } from '../process/duty.ts';
import type { SipState } from '../sip/state.ts';
import { SIP_DUTIES } from './sip/catalogue.ts';
import { standingMark } from '../process/mark.ts';

/** Asked several times of one state by each command: by the rules, the clock, the next wake and the lists. */
const ANSWERS = new WeakMap<SipState, WeakMap<Policy, Duty[]>>();

/** Every duty that the state of a SIP implies, met and waived ones included. */
export function dutiesOfSip(state: SipState, policy: Policy): Duty[] {
  const answers = ANSWERS.get(state) ?? new WeakMap<Policy, Duty[]>();
  ANSWERS.set(state, answers);
  const found = answers.get(policy);
  if (found) return found;
  const duties = Object.values(SIP_DUTIES)
    .flatMap((dutiesOf) => dutiesOf(state, policy))
    .map((duty) => borneByOneWhoMaySee(duty, state, policy));
  answers.set(policy, duties);
  return duties;
}

/** A protected person's case is shown to named roles only: a duty of another falls on the unit's head of operations meanwhile. */
function borneByOneWhoMaySee(duty: Duty, state: SipState, { protectedRoles }: Policy): Duty {
  if (!standingMark(state, 'protected') || protectedRoles.includes(duty.bearer.role)) return duty;
  const { party, unit } = duty.bearer;
  return { ...duty, bearer: { party, unit, role: 'headOfOperations' } };
}
