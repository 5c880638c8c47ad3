import type { Delivery } from '../process/delivery.ts';
import type { CaseState } from '../process/state.ts';
import type { DeliveryView, DirectionOf, FrameAccess } from './frame-view.ts';

/** Deliveries that exist for the viewer, in the order they were asked for. */
export function deliveriesSeen(state: CaseState, directionOf: DirectionOf, access: FrameAccess): DeliveryView[] {
  return Object.values(state.deliveries)
    .sort((a, b) => a.requestedNumber - b.requestedNumber)
    .flatMap((delivery) => {
      const direction = directionOf(delivery);
      return direction ? [deliveryView(delivery, direction, access)] : [];
    });
}

function deliveryView(delivery: Delivery, direction: DeliveryView['direction'], access: FrameAccess): DeliveryView {
  const { item, message, requestedBy, to, channel, ground, statutory, status, attempt, changedNumber } = delivery;
  const { nextTry, lastFailure, requestedAt, toldAt, acknowledgedAt } = delivery;
  const isMasked = direction === 'technical' && access.isProtected;
  const isReceived = direction === 'received';
  return {
    item,
    message,
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
