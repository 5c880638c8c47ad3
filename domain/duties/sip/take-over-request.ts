import { dutyId } from '../../process/duty.ts';
import { handOversIn } from '../../sip/queries.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/** Ta över en begäran om SIP. The hub's own: nobody is sent round, so a request that is handed over waits for a yes. */
export const takeOverRequest: SipDutiesOf = (state, policy) =>
  handOversIn(state).flatMap((handOver) =>
    buildDuty(policy, {
      id: dutyId(state.caseId, 'takeOverRequest', handOver.number, 0),
      code: 'takeOverRequest',
      bearer: bearerAt(handOver.to),
      from: handOver.at,
      metAt: handOver.accepted?.at,
      waivedBy: handOver === state.handOver ? endOfSip(state) : 'superseded',
      about: { unit: handOver.to.unit },
    }),
  );
