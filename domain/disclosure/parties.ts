import { activeUnits } from '../discharge/queries.ts';
import type { DischargeState } from '../discharge/state.ts';
import { reachedIndexes } from './reached.ts';

/** Every party with anything to see: the ward's, those that have been told something, and those that have written something. */
export function partiesOf(state: DischargeState): string[] {
  const ward = state.ward ? [state.ward.party] : [];
  const told = reachedIndexes(state).flatMap((index) => state.units[index]?.party ?? []);
  const wrote = activeUnits(state).flatMap(({ unit, index }) =>
    state.planningBegun[index] || state.careContacts.some((contact) => contact.index === index)
      ? (unit.party ?? [])
      : [],
  );
  return [...new Set([...ward, ...told, ...wrote])].sort();
}
