import { dutyId } from '../process/duty.ts';
import type { Delivery } from '../process/delivery.ts';
import { THE_PERSON } from './matter.ts';
import type { SipState } from './state.ts';
import type { Marking } from '../process/mark.ts';

/** Messages that somebody waits for, and that must not fall away in silence. */
const MUST_REACH: readonly string[] = [
  'sipNotice',
  'sipNoticeChanged',
  'sipNoticeCancelled',
  'sipPlan',
  'sipEnded',
  'sipMistaken',
];

/** A mail says only that something waits, and a record system is written to when it can be. */
export function mustReach({ message, channel }: Pick<Delivery, 'message' | 'channel'>): boolean {
  return MUST_REACH.includes(message) && channel !== 'mail' && channel !== 'ehr';
}

/**
 * A protected person, a child whose home a letter must not reach, one close whom the person wants at a meeting and no letter may reach,
 * and those who had letters about the wrong person, are told by somebody who decides how.
 */
export function isToldByHand({ to, message }: Pick<Delivery, 'to' | 'message'>, held: string | undefined): boolean {
  return (
    message === 'sipMistaken' ||
    held === 'protected-identity' ||
    held === 'related-not-safe' ||
    (held === 'guardian-not-safe' && to.unit === 'person')
  );
}

/** What waited to be told of the wrong person is not told by hand either: only that it was a mistake, and to parties that it is over. */
export function isMistaken({ wrongPerson }: SipState, { to, message }: Pick<Delivery, 'to' | 'message'>): boolean {
  return wrongPerson !== null && message !== (to.party === THE_PERSON ? 'sipMistaken' : 'sipEnded');
}

export function sendByHandId({ caseId }: SipState, { requestedNumber }: Delivery): string {
  return dutyId(caseId, 'sendByHand', requestedNumber, 0);
}

export function handleByHandId({ caseId }: SipState, marking: Marking): string {
  return dutyId(caseId, 'handleByHand', marking.number, marking.kind === 'deceased' ? 0 : 1);
}

/** Duties of the hub's own that a person may meet by hand: duty id to what is then recorded as handled. */
export function byHandDuties(state: SipState): Record<string, string> {
  const entries = [
    ...Object.values(state.deliveries).map(
      (delivery) => [sendByHandId(state, delivery), delivery.about ?? delivery.item] as const,
    ),
    ...state.markings.map((marking) => [handleByHandId(state, marking), handleByHandId(state, marking)] as const),
  ];
  return Object.fromEntries(entries);
}
