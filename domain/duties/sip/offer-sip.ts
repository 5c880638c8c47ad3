import type { Instant } from '../../calendar/instant.ts';
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
      metAt: offeredAt(state, Math.min(needsSip.at, discharge.admittedAt) as Instant),
      waivedBy: endOfOffer(state) ?? (over || !needsSip.said ? 'discharge-over' : undefined),
      about: { unit: careContact?.unit.unit, item: dischargeId },
    });
  });

/**
 * An offer made or answered during the stay, one that stands unanswered, or a plan that the person has agreed to. Who said no before
 * the stay is asked again: always offered.
 */
function offeredAt({ offers, begun }: SipState, since: Instant): Instant | undefined {
  const offer = offers.find(({ at, answer }) => at >= since || !answer || answer.at >= since);
  return offer?.at ?? begun[0]?.at;
}
