import { dutyId } from '../../process/duty.ts';
import { isSeenByStaff } from '../../sip/queries.ts';
import type { SipState, Written } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Starta SIP-processen. Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland, 2025-04-11), Huvudansvarig för SIP: staff who see the
 * need must start. Socialtjänstlagen (2025:400) 10 kap. 8 § (genast), hälso- och sjukvårdslagen (2017:30) 16 kap. 4 § (utan dröjsmål).
 * Met when the person has been offered a plan. At a discharge the duty to offer has its own clock.
 */
export const startSip: SipDutiesOf = (state, policy) => {
  const { coordinating } = state;
  const need = seen(state);
  if (!need || !coordinating) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'startSip', need.number, 0),
    code: 'startSip',
    bearer: bearerAt(coordinating),
    from: need.at,
    metAt: state.offers[0]?.at ?? state.grants[0]?.at,
    waivedBy: endOfOffer(state),
    about: { unit: coordinating.unit },
  });
};

/** The first time that staff saw a need, themselves or when somebody had asked. */
function seen({ needs, assessments }: SipState): Written | undefined {
  const all = [
    ...needs.filter(({ from }) => from !== 'discharge' && isSeenByStaff(from)),
    ...assessments.filter(({ needed }) => needed),
  ];
  return all.sort((a, b) => a.number - b.number)[0];
}
