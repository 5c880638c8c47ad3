import { dutyId } from '../../process/duty.ts';
import type { WaiverCode } from '../../sip/codes.ts';
import { unitOfParty } from '../../sip/queries.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, type SipDutiesOf } from './build.ts';

/**
 * Skriva ut och posta brev. Länsgemensam rutin SIP, Kalla/Bjud in till SIP-möte: printed and sent to those without the service; the
 * person gets a copy of their plan. Borne by the party in whose name it goes.
 */
export const postLetter: SipDutiesOf = (state, policy) =>
  Object.values(state.deliveries)
    .filter(({ channel }) => channel === 'letter')
    .flatMap((delivery) => {
      const unit = unitOfParty(state, delivery.requestedBy);
      if (!unit) return [];
      const isStopped = delivery.status === 'stopped' || delivery.status === 'givenUp';
      return buildDuty(policy, {
        id: dutyId(state.caseId, 'postLetter', delivery.requestedNumber, 0),
        code: 'postLetter',
        bearer: bearerAt(unit),
        from: delivery.requestedAt,
        metAt: delivery.toldAt,
        waivedBy: isStopped ? waiverOf(delivery.lastFailure) : undefined,
        about: { item: delivery.item },
      });
    });

function waiverOf(stopped: string | undefined): WaiverCode {
  switch (stopped) {
    case 'consent-withdrawn':
    case 'consent-missing':
      return 'consent-missing';
    case 'protected-identity':
    case 'guardian-not-safe':
    case 'related-not-safe':
    case 'given-up-by-person':
      return 'told-by-hand';
    case 'deceased':
    case 'wrong-person':
    case 'sip-ended':
    case 'meeting-cancelled':
      return stopped;
    default:
      return 'superseded';
  }
}
