import type { Instant } from '../calendar/instant.ts';
import { activeUnits } from '../discharge/queries.ts';
import { dutyId } from '../process/duty.ts';
import { atWard, buildDuty, endOfAll, type DutiesOf } from './build.ts';

/**
 * Beräknad tidpunkt för utskrivning. Lag (2017:612), Riksdagen, 2 kap. 2 §: one of the four things that the admission notice
 * holds. A notice that is due goes without it rather than late; the duty to say it stands.
 */
export const stateEstimate: DutiesOf = (state, policy) => {
  const first = state.units[0];
  if (!first || !state.admitted) return [];
  const everyoneLeft = activeUnits(state).length === 0 ? 'judgement-corrected' : undefined;
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'stateEstimate', first.number, 0),
    code: 'stateEstimate',
    bearer: atWard(state, 'dischargePlanner'),
    from: Math.max(state.admitted.at, first.judgedAt) as Instant,
    metAt: state.estimates[0]?.changedAt,
    waivedBy: endOfAll(state) ?? (state.discharged ? 'discharged' : everyoneLeft),
    about: {},
  });
};
