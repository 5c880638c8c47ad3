import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Starta SIP-processen. Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland, 2025-04-11), Huvudansvarig för SIP: staff who see the
 * need must start. Socialtjänstlagen (2025:400) 10 kap. 8 § (genast), hälso- och sjukvårdslagen (2017:30) 16 kap. 4 § (utan dröjsmål).
 * Met when the person has been offered a plan.
 */
export const startSip: SipDutiesOf = (state, policy) => {
  const need = state.needs.find(({ from }) => from === 'staff');
  if (!need || !state.coordinating) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'startSip', need.number, 0),
    code: 'startSip',
    bearer: bearerAt(state.coordinating),
    from: need.at,
    metAt: state.offers[0]?.at ?? state.grants[0]?.at,
    waivedBy: endOfOffer(state),
    about: { unit: state.coordinating.unit },
  });
};
