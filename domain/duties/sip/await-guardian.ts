import type { Instant } from '../../calendar/instant.ts';
import { dutyId } from '../../process/duty.ts';
import { awaited, isChild } from '../../sip/consent.ts';
import type { SipState } from '../../sip/state.ts';
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
  const waits = isChild(state, state.lastRecordedAt) && awaited(state, state.lastRecordedAt).length > 0;
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'awaitGuardian', first.number, 0),
    code: 'awaitGuardian',
    bearer: carrier(state),
    from: first.at,
    metAt: waits ? undefined : answeredAt(state, first.at),
    waivedBy: endOfOffer(state),
    about: {},
  });
};

function answeredAt({ grants, related, consenter }: SipState, first: Instant): Instant {
  const times = [
    first,
    ...grants.filter(({ object }) => object === 'draw-up').map(({ at }) => at),
    ...related.filter(({ is }) => is !== 'available').map(({ named }) => named.at),
    ...(consenter ? [consenter.at] : []),
  ];
  return Math.max(...times) as Instant;
}
