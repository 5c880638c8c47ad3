import type { DischargeState } from '../discharge/state.ts';
import type { Delivery } from '../process/delivery.ts';
import type { Access } from './access.ts';
import type { DeliveryView, Viewer } from './case-view.ts';
import type { MessageCode } from './message.ts';

/** Deliveries that the viewer may see: the ward's own, what it has been told, and for an administrator the frame of all. */
export function deliveriesSeen(state: DischargeState, viewer: Viewer, access: Access): DeliveryView[] {
  return Object.values(state.deliveries)
    .sort((a, b) => a.requestedNumber - b.requestedNumber)
    .flatMap((delivery) => {
      const direction = directionFor(state, delivery, viewer, access);
      return direction ? [deliveryView(delivery, direction, access)] : [];
    });
}

/** A unit's messages to other units are not shown to it: they would name whom the ward has judged. */
export function directionFor(
  state: DischargeState,
  delivery: Delivery,
  viewer: Viewer,
  access: Access,
): DeliveryView['direction'] | undefined {
  if (access.as === 'technical') return 'technical';
  const isSender = delivery.requestedBy === viewer.party;
  if (isSender && (access.as === 'ward' || delivery.to.party === state.ward?.party)) return 'sent';
  return delivery.to.party === viewer.party && delivery.toldAt !== undefined ? 'received' : undefined;
}

function deliveryView(delivery: Delivery, direction: DeliveryView['direction'], access: Access): DeliveryView {
  const { item, message, requestedBy, to, channel, ground, statutory, status, attempt, changedNumber } = delivery;
  const { nextTry, lastFailure, requestedAt, toldAt, acknowledgedAt } = delivery;
  const isMasked = direction === 'technical' && access.isProtected;
  const isReceived = direction === 'received';
  return {
    item,
    message: message as MessageCode,
    direction,
    ...(isMasked ? {} : { from: requestedBy, to }),
    channel,
    ground,
    statutory,
    status,
    attempt: isReceived ? 1 : attempt,
    ...(isReceived || nextTry === undefined ? {} : { nextTry }),
    ...(isReceived || lastFailure === undefined ? {} : { lastFailure }),
    ...(isReceived ? {} : { requestedAt }),
    ...(toldAt === undefined ? {} : { toldAt }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    version: changedNumber,
  };
}
