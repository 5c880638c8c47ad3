import { dutyId } from '../../process/duty.ts';
import { lastHeld } from '../../sip/queries.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Upprätta SIP. Socialtjänstlagen (2025:400) 10 kap. 8 och 9 §§, hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §, lag (2017:612) 4 kap. 2 §:
 * region and municipality together; the unit that carries the process on writes it down. Counted from the meeting.
 */
export const drawUpPlan: SipDutiesOf = (state, policy) => {
  const held = lastHeld(state)?.held;
  const first = state.meetings.find((meeting) => meeting.held)?.held;
  if (!held || !first) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'drawUpPlan', first.number, 0),
    code: 'drawUpPlan',
    bearer: carrier(state),
    from: first.at,
    metAt: state.plan.versions[0]?.at,
    waivedBy: endOfSip(state),
    about: {},
  });
};
