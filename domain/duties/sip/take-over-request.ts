import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/** Ta över en begäran om SIP. The hub's own: nobody is sent round, so a request that is handed over waits for a yes. */
export const takeOverRequest: SipDutiesOf = (state, policy) => {
  const { handOver } = state;
  if (!handOver) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'takeOverRequest', handOver.number, 0),
    code: 'takeOverRequest',
    bearer: bearerAt(handOver.to),
    from: handOver.at,
    waivedBy: endOfSip(state),
    about: { unit: handOver.to.unit },
  });
};
