import { findUnitId, findUnitKey } from '../discharge/by-hand.ts';
import { atWard, buildDuty, endOfAll, type DutiesOf } from './build.ts';

/**
 * Hitta rätt enhet. The hub's own: a unit that the directory does not know, or the outpatient unit that nobody has named, cannot be
 * told as lag (2017:612), 2 kap. 1 § orders until someone says which one it is.
 */
export const findUnit: DutiesOf = (state, policy) =>
  state.units.flatMap((unit, index) => {
    if (!unit.wasUnknown) return [];
    return buildDuty(policy, {
      id: findUnitId(state, index),
      code: 'findUnit',
      bearer: atWard(state, 'dischargePlanner'),
      from: unit.judgedAt,
      metAt: unit.found?.at ?? state.byHand[findUnitKey(index)]?.at,
      waivedBy: endOfAll(state) ?? unit.withdrawn?.because,
      about: { unit: unit.unit },
    });
  });
