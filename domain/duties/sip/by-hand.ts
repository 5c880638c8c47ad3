import { isUnsettled } from '../../process/delivery.ts';
import { handleByHandId, isMistaken, isToldByHand, mustReach, sendByHandId } from '../../sip/by-hand.ts';
import { deliveriesAbout, toldAt } from '../../sip/told.ts';
import { unitOfParty } from '../../sip/queries.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, carrier, type SipDutiesOf } from './build.ts';

/**
 * Lämna på annat sätt. The hub's own: what could not go by itself, since it failed or the person is protected, is told by a person who
 * also decides what may be said. What consent stopped is not: it is not to be told.
 */
export const sendByHand: SipDutiesOf = (state, policy) =>
  Object.values(state.deliveries).flatMap((delivery) => {
    const { status, lastFailure, about, requestedBy } = delivery;
    const id = sendByHandId(state, delivery);
    const isStuck = status === 'givenUp' || (status === 'stopped' && isToldByHand(delivery, lastFailure));
    const unit = unitOfParty(state, requestedBy);
    if (!mustReach(delivery) || !unit) return [];
    if (!isStuck && !state.duties[id]) return [];
    const key = about ?? delivery.item;
    const others = deliveriesAbout(state, key);
    const toldOtherwise = others.find(({ toldAt: at }) => at !== undefined);
    const isGoing = others.some(isUnsettled);
    return buildDuty(policy, {
      id,
      code: 'sendByHand',
      bearer: bearerAt(unit),
      from: delivery.requestedAt,
      metAt: state.byHand[key]?.at,
      waivedBy: toldOtherwise
        ? 'sent-after-all'
        : isMistaken(state, delivery)
          ? 'wrong-person'
          : isStuck && !isGoing && toldAt(state, key) === undefined
            ? undefined
            : 'can-be-sent',
      about: { unit: delivery.to.unit, item: delivery.item },
    });
  });

/** Ta hand om ärendet för hand. The hub's own: a mark has stopped the automation, and somebody by name must look. */
export const handleByHand: SipDutiesOf = (state, policy) =>
  state.markings.flatMap((marking) => {
    const id = handleByHandId(state, marking);
    return buildDuty(policy, {
      id,
      code: 'handleByHand',
      bearer: carrier(state),
      from: marking.at,
      metAt: state.byHand[id]?.at,
      waivedBy: marking.cleared ? 'mark-cleared' : undefined,
      about: {},
    });
  });
