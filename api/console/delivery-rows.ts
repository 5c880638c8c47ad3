import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { DeliveryView } from '../../domain/disclosure/frame-view.ts';
import { isRejection } from '../../domain/process/rejection.ts';
import type { DeliveryRow, NoticeRow } from '../contracts/console.ts';
import { askRules } from './ask-rules.ts';
import type { RowContext } from './duty-rows.ts';
import { partyName, receiverName } from './names.ts';
import { caseLink } from './person-view.ts';
import type { SeenCase } from '../seen-cases.ts';
import { CHANNELS, DELIVERY_STATUSES, GROUNDS, MESSAGES, REASONS } from './words/deliveries.ts';
import { word, worded } from './words/word.ts';

/** What stands instead of a name that the reader may not have. */
const HIDDEN = 'Visas inte';

export function deliveryRow(context: RowContext, seen: SeenCase, delivery: DeliveryView): DeliveryRow {
  const { directory } = context;
  const { item, from, to, requestedAt, toldAt, acknowledgedAt, nextTry, lastFailure } = delivery;
  const may = (command: string): boolean =>
    !isRejection(askRules(context, seen, command, { data: { item }, reason: 'probe' }));
  const time = (name: string, at: Instant | undefined) => (at === undefined ? {} : { [name]: toIsoStockholm(at) });
  return {
    item,
    case: caseLink(seen),
    message: word(MESSAGES, delivery.message),
    from: from === undefined ? HIDDEN : partyName(directory, from),
    to: to === undefined ? HIDDEN : receiverName(directory, to, seen.close),
    channel: word(CHANNELS, delivery.channel),
    ground: word(GROUNDS, delivery.ground),
    status: worded(DELIVERY_STATUSES, delivery.status),
    attempts: delivery.attempt,
    requestedAt: toIsoStockholm(requestedAt ?? toldAt ?? context.now),
    ...time('toldAt', toldAt),
    ...time('acknowledgedAt', acknowledgedAt),
    ...time('nextTry', nextTry),
    ...(lastFailure === undefined ? {} : { failure: word(REASONS, lastFailure) }),
    number: delivery.version,
    may: {
      retry: delivery.direction !== 'received' && may('retryDelivery'),
      giveUp: delivery.direction !== 'received' && may('giveUpDelivery'),
      acknowledge: isToAcknowledge(context, delivery) && may('acknowledgeDelivery'),
      post: isToPost(delivery) && may('postLetter'),
    },
    ...(delivery.channel === 'letter' && delivery.direction === 'sent'
      ? { letter: `/api/console/cases/${seen.id}/letters/${encodeURIComponent(item)}` }
      : {}),
  };
}

/** Told to the reader's own unit in the hub's work list, and acknowledged by nobody yet. */
export function isToAcknowledge({ member }: RowContext, { channel, status, direction, to }: DeliveryView): boolean {
  return channel === 'workList' && status === 'told' && direction === 'received' && to?.unit === member.unit;
}

/** A letter that the reader's party prints and posts. */
function isToPost({ channel, direction, toldAt }: DeliveryView): boolean {
  return channel === 'letter' && direction === 'sent' && toldAt === undefined;
}

export function noticeRow({ directory, now }: RowContext, seen: SeenCase, delivery: DeliveryView): NoticeRow {
  return {
    item: delivery.item,
    case: caseLink(seen),
    message: word(MESSAGES, delivery.message),
    from: delivery.from === undefined ? HIDDEN : partyName(directory, delivery.from),
    ground: word(GROUNDS, delivery.ground),
    toldAt: toIsoStockholm(delivery.toldAt ?? now),
    number: delivery.version,
  };
}

/** Failed and still somebody's to look at: not given up by a person, and not told by hand meanwhile. */
export function isFailed({ view }: SeenCase, { item, direction, status, lastFailure }: DeliveryView): boolean {
  if (direction === 'received' || lastFailure === undefined || lastFailure === 'given-up-by-person') return false;
  const isStuck = status === 'givenUp' || status === 'waiting' || status === 'trying';
  return (
    isStuck &&
    !view.duties.some((duty) => duty.code === 'sendByHand' && duty.about.item === item && duty.status !== 'open')
  );
}
