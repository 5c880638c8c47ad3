import { SIP_GROUNDS } from '../disclosure/sip-grounds.ts';
import { heldBack } from '../disclosure/sip-held-back.ts';
import { isUnsettled, type Delivery } from '../process/delivery.ts';
import type { StopCode } from './codes.ts';
import type { Draft } from './draft.ts';
import { deliveriesAbout, mattersOf, toldAt } from './matters.ts';

/** Stops for causes that may go away, after which the matter is asked for again. */
const LIFTABLE: readonly (string | undefined)[] = [
  'deceased',
  'protected-identity',
  'consent-missing',
  'consent-withdrawn',
  'guardian-not-safe',
] satisfies StopCode[];

/**
 * Run after every command: what no longer has a ground stops, also what waits for another try, and what is to be told and may go is
 * asked for, once.
 */
export function settleMessages(draft: Draft): void {
  stopUngrounded(draft);
  for (const { key, message, to, channel, requestedBy, process, statutory } of mattersOf(draft.state, draft.at)) {
    const { state } = draft;
    const isAsked = deliveriesAbout(state, key).some((delivery) => !isLiftable(delivery));
    if (isAsked || toldAt(state, key) !== undefined) continue;
    if (heldBack(state, { message, to, channel, about: key }, draft.at)) continue;
    draft.request({
      message,
      to,
      requestedBy,
      channel,
      ground: SIP_GROUNDS[message].ground,
      statutory,
      about: key,
      ...(process ? { process } : {}),
    });
  }
}

function stopUngrounded(draft: Draft): void {
  for (const delivery of Object.values(draft.state.deliveries)) {
    if (!isUnsettled(delivery)) continue;
    const reason = heldBack(draft.state, delivery, draft.at);
    if (reason) draft.stop(reason, ({ item }) => item === delivery.item);
  }
}

function isLiftable({ status, lastFailure }: Delivery): boolean {
  return status === 'stopped' && LIFTABLE.includes(lastFailure);
}
