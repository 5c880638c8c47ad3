import { endOfAll, buildDuty, type DutiesOf } from './build.ts';
import { keyOf, toldAt } from '../discharge/matters.ts';
import { dutyId } from '../process/duty.ts';

/**
 * Påbörja planering. Lag (2017:612), Riksdagen, 2 kap. 6 §: every unit that has had the admission notice. The law gives no time,
 * and no message about it.
 */
export const beginPlanning: DutiesOf = (state, policy) =>
  state.units.flatMap((unit, index) => {
    const from = toldAt(state, keyOf('admissionNotice', index));
    if (from === undefined || unit.party === null) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'beginPlanning', unit.number, 0),
      code: 'beginPlanning',
      bearer: {
        party: unit.party,
        unit: unit.unit,
        role: unit.side === 'region-outpatient' ? 'outpatientCoordinator' : 'municipalCoordinator',
      },
      from,
      metAt: state.planningBegun[index]?.at,
      waivedBy: endOfAll(state) ?? unit.withdrawn?.because,
      about: { unit: unit.unit },
    });
  });
