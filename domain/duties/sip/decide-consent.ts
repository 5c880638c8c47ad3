import type { Instant } from '../../calendar/instant.ts';
import { lastWorkingHourBefore } from '../../calendar/working-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { dutyId } from '../../process/duty.ts';
import { refusingGuardians } from '../../sip/consent.ts';
import { dischargesInNeed } from '../../sip/queries.ts';
import type { Offer, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Inhämta ställningstagande till samtycke. Two clocks meet here: the consent that must come first (Länsgemensam rutin SIP, SIP vid in-
 * och utskrivning) and the notice within three days of ready (lag 2017:612, 4 kap. 3 §). So it is due in the last working hour that
 * leaves time for the notice, and escalated there.
 */
export const decideConsent: SipDutiesOf = (state, policy) =>
  state.offers.flatMap((offer, place) => {
    const due = place === state.offers.length - 1 ? beforeNotice(state, policy, offer.at) : undefined;
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'decideConsent', offer.number, 0),
      code: 'decideConsent',
      bearer: carrier(state),
      from: offer.at,
      ...(due ? { due } : {}),
      metAt: decidedAt(state, offer),
      waivedBy: endOfOffer(state) ?? (place < state.offers.length - 1 ? 'superseded' : undefined),
      about: {},
    });
  });

/** A no is an answer, also a guardian's; a yes is one when everyone who must consent has. */
function decidedAt(state: SipState, { answer, number }: Offer): Instant | undefined {
  if (answer && answer.answer !== 'yes') return answer.at;
  const begun = state.begun.find((one) => one.number > number)?.at;
  return begun ?? refusingGuardians(state, state.lastRecordedAt)[0]?.said?.at;
}

/** Not of a notice that was due before the offer: what is asked anew later has the usual time. */
function beforeNotice(
  state: SipState,
  policy: Policy,
  offered: Instant,
): { shown: Instant; breachedAfter: Instant } | undefined {
  const dues = dischargesInNeed(state).flatMap(({ ready }) =>
    ready?.noticeDueAt === undefined || ready.revokedAt !== undefined || ready.noticeDueAt <= offered
      ? []
      : [ready.noticeDueAt],
  );
  if (dues.length === 0) return undefined;
  const notice = Math.min(...dues) as Instant;
  return { shown: lastWorkingHourBefore(notice, policy.officeHours), breachedAfter: notice };
}
