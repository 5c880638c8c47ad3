import type { Instant } from '../../calendar/instant.ts';
import { dutyId } from '../../process/duty.ts';
import { awaited, consenters, isChild, refusingGuardians } from '../../sip/consent.ts';
import type { Grant, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Invänta den andra vårdnadshavaren. Länsgemensam rutin SIP, Samtycke för barn och unga: both give their consent. The hub's own clock
 * on the waiting, so that a silent guardian does not stop everything for ever: the ways on are that the guardian is prevented
 * (föräldrabalken 6 kap. 13 §), refuses, or that the child was judged mature.
 */
export const awaitGuardian: SipDutiesOf = (state, policy) => {
  const first = state.grants.find(
    ({ object, giver }) => object === 'draw-up' && state.related.some(({ id }) => id === giver),
  );
  if (!first) return [];
  const answered = answeredAt(state, first);
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'awaitGuardian', first.number, 0),
    code: 'awaitGuardian',
    bearer: carrier(state),
    from: first.at,
    metAt: answered,
    waivedBy: endOfOffer(state) ?? (isWaitingStill(state) ? undefined : 'superseded'),
    about: {},
  });
};

/** When everybody had consented, or a guardian had said no. */
function answeredAt(state: SipState, first: Grant): Instant | undefined {
  const begun = state.begun.find(({ number }) => number >= first.number)?.at;
  return begun ?? refusingGuardians(state, state.lastRecordedAt)[0]?.said?.at;
}

/** While one guardian's yes stands, and the other's is needed. */
function isWaitingStill(state: SipState): boolean {
  const at = state.lastRecordedAt;
  const isGuardians = state.related.some(({ id }) => consenters(state, at).includes(id));
  return isChild(state, at) && isGuardians && awaited(state, at).length > 0;
}
