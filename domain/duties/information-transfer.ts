import { currentEstimate } from '../discharge/queries.ts';
import { spanEnd } from './span.ts';
import type { DutiesOf } from './build.ts';
import { tellDuties } from './tell-duty.ts';

/**
 * Överföring av information. Lag (2017:612), Riksdagen, 3 kap. 2 §: to each judged unit no later than the day of discharge, unless
 * secrecy hinders it. Before the discharge the estimate shows the day.
 */
export const informationTransfer: DutiesOf = (state, policy) =>
  tellDuties(state, policy, 'informationTransfer', () => {
    const discharged = state.discharged?.at;
    if (discharged !== undefined) return { dueFrom: discharged };
    const estimate = currentEstimate(state)?.estimatedDischargeAt;
    const shown = policy.duties.informationTransfer?.due?.shown;
    return estimate === undefined || !shown ? { dueFrom: null } : { due: { shown: spanEnd(estimate, shown) } };
  });
