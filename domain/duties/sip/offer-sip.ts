import { dutyId } from '../../process/duty.ts';
import type { SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Erbjuda SIP vid utskrivning. Länsgemensam rutin SIP, SIP vid in- och utskrivning: always offered when interventions follow from
 * both region and municipality; the region-funded care contact has a special responsibility to offer.
 */
export const offerSip: SipDutiesOf = (state, policy) =>
  state.discharges.flatMap((discharge) => {
    const { needsSip, careContact, over, dischargeId } = discharge;
    if (!needsSip) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'offerSip', discharge.number, 0),
      code: 'offerSip',
      bearer: careContact
        ? { ...bearerAt(careContact.unit), role: 'careContact', person: careContact.hsaId }
        : carrier(state),
      from: needsSip.at,
      metAt: offeredAt(state, needsSip.at),
      waivedBy: endOfOffer(state) ?? (over || !needsSip.said ? 'discharge-over' : undefined),
      about: { unit: careContact?.unit.unit, item: dischargeId },
    });
  });

/** An offer, or a plan that the person already has or has agreed to. */
function offeredAt({ offers, grants, plan }: SipState, since: number) {
  const offer = offers.find(({ at }) => at >= since) ?? offers.at(-1);
  return offer?.at ?? grants.find(({ object }) => object === 'draw-up')?.at ?? plan.versions[0]?.at;
}
