import { keyOf, mattersOf, toldAt } from '../discharge/matters.ts';
import type { DischargeState } from '../discharge/state.ts';

/** Places of the units that have been told anything at all, withdrawn ones included. */
export function reachedIndexes(state: DischargeState): number[] {
  const told = mattersOf(state).filter((matter) => toldAt(state, matter.key) !== undefined);
  return [...new Set(told.map((matter) => matter.index))];
}

/** True when the unit has been told of the case by the admission notice, which everything else builds on. */
export function hasNotice(state: DischargeState, index: number): boolean {
  return toldAt(state, keyOf('admissionNotice', index)) !== undefined;
}
