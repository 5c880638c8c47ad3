import { OWN_DATA, PERSONS_WISH, SIP_GROUNDS } from '../disclosure/sip-grounds.ts';
import { heldBack } from '../disclosure/sip-held-back.ts';
import { isUnsettled, type Delivery, type ProcessTarget } from '../process/delivery.ts';
import { isToldByHand, mustReach } from './by-hand.ts';
import type { StopCode } from './codes.ts';
import type { Draft } from './draft.ts';
import { mattersOf } from './matters.ts';
import { THE_PERSON, type Matter } from './matter.ts';
import { deliveriesAbout, toldAt } from './told.ts';
import type { SipState } from './state.ts';

/** Stops for causes that may go away, after which the matter is asked for again. */
const LIFTABLE: readonly (string | undefined)[] = [
  'deceased',
  'protected-identity',
  'consent-missing',
  'consent-withdrawn',
  'guardian-not-safe',
  'superseded',
  'related-not-safe',
] satisfies StopCode[];

/**
 * Run after every command: what no longer has a ground stops, also what waits for another try, and what is to be told and may go is
 * asked for, once.
 */
export function settleMessages(draft: Draft): void {
  stopUngrounded(draft);
  for (const matter of mattersOf(draft.state, draft.at)) {
    const { key, message, to, channel, requestedBy, process, statutory } = matter;
    const { state } = draft;
    const isAsked = deliveriesAbout(state, key).some((delivery) => !isLiftable(delivery));
    if (isAsked || toldAt(state, key) !== undefined) continue;
    if (process && isReporting(state, process)) continue;
    const held = heldBack(state, { message, to, channel, about: key }, draft.at);
    if (held && !isForHand(state, { message, channel, about: key, to }, held)) continue;
    draft.request({
      message,
      to,
      requestedBy,
      channel,
      ground: groundOf(matter),
      statutory,
      about: key,
      ...(process ? { process } : {}),
      ...(held ? { held } : {}),
    });
  }
}

function groundOf({ to, message, atWish }: Matter): string {
  if (atWish) return PERSONS_WISH.ground;
  return to.party === THE_PERSON ? OWN_DATA.ground : SIP_GROUNDS[message].ground;
}

/** One at a time to each case, so that a report that has to be tried again is not overtaken by the next. */
function isReporting({ deliveries }: SipState, { kind, caseId }: ProcessTarget): boolean {
  return Object.values(deliveries).some(
    (one) => one.process?.kind === kind && one.process.caseId === caseId && isUnsettled(one),
  );
}

/** What is not to fall away in silence is asked for though it may not go by itself, so that a person tells it by hand. */
function isForHand(
  state: SipState,
  what: Pick<Delivery, 'message' | 'channel' | 'about' | 'to'>,
  held: StopCode,
): boolean {
  const isNew = deliveriesAbout(state, what.about ?? '').every(({ lastFailure }) => lastFailure !== held);
  return isToldByHand(what, held) && mustReach(what) && isNew;
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
