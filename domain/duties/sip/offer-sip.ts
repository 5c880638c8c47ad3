import type { Instant } from '../../calendar/instant.ts';
import { dutyId, type Duty } from '../../process/duty.ts';
import { mayDrawUp } from '../../sip/consent.ts';
import { isKnownIn } from '../../sip/queries.ts';
import type { LinkedDischarge, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Erbjuda SIP vid utskrivning. Länsgemensam rutin SIP, SIP vid in- och utskrivning: always offered when interventions follow from
 * both region and municipality; the region-funded care contact has a special responsibility to offer. A plan that lapses during the stay
 * is to be offered again, and the time for that runs from then.
 */
export const offerSip: SipDutiesOf = (state, policy) =>
  state.discharges.flatMap((discharge) => {
    const { needsSip, careContact, over, dischargeId } = discharge;
    if (!needsSip) return [];
    const id = dutyId(state.caseId, 'offerSip', discharge.number, 0);
    const waivedBy = endOfOffer(state) ?? (over || !needsSip.said ? 'discharge-over' : undefined);
    // What was met stays so when there is nothing more to do, whatever becomes of the plan after.
    const isLeft = waivedBy !== undefined && state.duties[id]?.status === 'met';
    const metAt = offeredAt(state, discharge) ?? (isLeft || lives(state) ? state.begun.at(-1)?.at : undefined);
    return buildDuty(policy, {
      id,
      code: 'offerSip',
      bearer: bearerOf(state, discharge),
      from: needsSip.at,
      dueFrom: lapsedAt(state, needsSip.at, metAt) ?? needsSip.at,
      metAt,
      waivedBy,
      about: { unit: careContact?.unit.unit, item: dischargeId },
    });
  });

/** Of a plan that was there before the stay, a care contact whom it has never reached is not told: whoever carries it on asks again. */
function bearerOf(state: SipState, { careContact, hadPlan }: LinkedDischarge): Duty['bearer'] {
  if (!careContact || (hadPlan && !isKnownIn(state, careContact.unit.party))) return carrier(state);
  return { ...bearerAt(careContact.unit), role: 'careContact', person: careContact.hsaId };
}

/**
 * An offer made or answered during the stay, the last one where it stands unanswered, or a consent to a plan since. Who said no before
 * the stay is asked again, and so is one whose consent has lapsed: always offered.
 */
function offeredAt({ offers, begun }: SipState, { needsSip, admittedAt }: LinkedDischarge): Instant | undefined {
  const since = Math.min(needsSip?.at ?? admittedAt, admittedAt);
  const offer = offers.find(
    ({ at, answer }, place) => at >= since || (answer ? answer.at >= since : place === offers.length - 1),
  );
  return offer?.at ?? begun.find(({ at }) => at >= since)?.at;
}

/** A plan that the person agreed to before, and agrees to still. */
function lives(state: SipState): boolean {
  return mayDrawUp(state, state.lastRecordedAt);
}

/** When what the duty had been met by was there no longer: the last such time before it was met anew. */
function lapsedAt({ grants }: SipState, cause: Instant, metAt: Instant = Infinity as Instant): Instant | undefined {
  return grants
    .flatMap(({ object, ended }) => (object === 'draw-up' && ended && ended.because !== 'replaced' ? [ended.at] : []))
    .filter((at) => at > cause && at <= metAt)
    .at(-1);
}
