import type { DischargeState } from '../discharge/state.ts';
import type { Policy } from '../policy/policy.ts';
import type { Duty } from '../process/duty.ts';
import { DISCHARGE_DUTIES } from './catalogue.ts';

/** Every duty that the state of a discharge implies, met and waived ones included. */
export function dutiesOfDischarge(state: DischargeState, policy: Policy): Duty[] {
  if (!state.ward) return [];
  return Object.values(DISCHARGE_DUTIES).flatMap((dutiesOf) => dutiesOf(state, policy));
}
