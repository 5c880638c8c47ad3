import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import type { Command } from './command.ts';
import { CLOCK_LATITUDE_MS } from './clock-latitude.ts';
import {
  isAttempted,
  isUnderWay,
  isUnsettled,
  retryDelay,
  type AttemptEnded,
  type AttemptOutcome,
  type Delivery,
} from './delivery.ts';
import type { Fact } from './event.ts';
import { reject, type Rejection } from './rejection.ts';
import type { CaseState } from './state.ts';

/**
 * Commands that concern deliveries of any process: how attempts ended (a report by the hub), retry now and give up (requests with
 * a reason), a letter that has been posted, and receipt by a person at the receiver. Undefined when the command is not one of these.
 */
export function decideDelivery(
  state: CaseState,
  command: Command,
  at: Instant,
  policy: Policy,
): Fact[] | Rejection | undefined {
  switch (command.type) {
    case 'deliveryOutcomes':
      return (command.data as { outcomes: AttemptEnded[] }).outcomes.flatMap((one) =>
        concluded(state, one, at, policy),
      );
    case 'retryDelivery':
      return retry(state, command, at);
    case 'giveUpDelivery':
      return giveUp(state, command, at);
    case 'postLetter':
      return postLetter(state, command, at);
    case 'acknowledgeDelivery':
      return acknowledge(state, command, at);
    default:
      return undefined;
  }
}

function concluded(
  state: CaseState,
  { item, attempt, outcome: ended }: AttemptEnded,
  at: Instant,
  policy: Policy,
): Fact[] {
  const delivery = state.deliveries[item];
  if (!delivery || delivery.attempt !== attempt || delivery.status !== 'trying') {
    // Told is told, even if the delivery was stopped while the message was on its way.
    const isTold = ended.kind === 'told' && delivery?.status !== 'told' && delivery?.status !== 'acknowledged';
    const isAwaited = delivery?.givenUpUnderWay === true && delivery.attempt === attempt;
    return delivery && (isTold || isAwaited)
      ? [{ type: 'deliveryConcluded', data: { item, attempt, outcome: ended } }]
      : [];
  }
  const nextTry = ended.kind === 'failed' ? at + retryDelay(policy.retry, attempt) : undefined;
  return [
    {
      type: 'deliveryConcluded',
      data: { item, attempt, outcome: ended, ...(nextTry === undefined ? {} : { nextTry }) },
    },
  ];
}

function retry(state: CaseState, command: Command, at: Instant): Fact[] | Rejection {
  const { item } = command.data as { item: string };
  const delivery = state.deliveries[item];
  if (!delivery) return reject('unknown-delivery', 'item');
  if (!mayHandle(delivery.requestedBy, command)) return reject('not-your-delivery', 'item');
  if (!command.reason) return reject('reason-missing', 'reason');
  if (!isRetryable(delivery)) {
    return reject('delivery-not-retryable', 'item', { status: delivery.status });
  }
  return [{ type: 'deliveryRetried', data: { item, nextTry: at, reason: command.reason } }];
}

/** A letter that waits is nothing to try: it is posted or given up. */
function isRetryable({ status, channel }: Delivery): boolean {
  return status === 'givenUp' || (status === 'waiting' && isAttempted(channel));
}

function giveUp(state: CaseState, command: Command, at: Instant): Fact[] | Rejection {
  const { item } = command.data as { item: string };
  const delivery = state.deliveries[item];
  if (!delivery) return reject('unknown-delivery', 'item');
  if (!mayHandle(delivery.requestedBy, command)) return reject('not-your-delivery', 'item');
  if (!command.reason) return reject('reason-missing', 'reason');
  if (!isUnsettled(delivery)) return reject('delivery-settled', 'item', { status: delivery.status });
  return [
    { type: 'deliveryGivenUp', data: { item, reason: 'given-up-by-person', text: command.reason }, occurredAt: at },
  ];
}

/** A report: a letter that was posted although it had been stopped or given up was posted. */
function postLetter(state: CaseState, command: Command, at: Instant): Fact[] | Rejection {
  const { item } = command.data as { item: string };
  const delivery = state.deliveries[item];
  if (!delivery) return reject('unknown-delivery', 'item');
  if (command.by.kind !== 'staff' || command.by.party !== delivery.requestedBy) {
    return reject('not-your-delivery', 'item');
  }
  if (delivery.channel !== 'letter') return reject('delivery-no-letter', 'item');
  if (command.occurredAt > at + CLOCK_LATITUDE_MS) return reject('time-in-future', 'occurredAt');
  if (delivery.status === 'told' || delivery.status === 'acknowledged') return [];
  const outcome: AttemptOutcome = { kind: 'told' };
  return [
    {
      type: 'deliveryConcluded',
      data: { item, attempt: delivery.attempt, outcome },
      occurredAt: Math.min(command.occurredAt, at) as Instant,
    },
  ];
}

function acknowledge(state: CaseState, command: Command, at: Instant): Fact[] | Rejection {
  const { item } = command.data as { item: string };
  const delivery = state.deliveries[item];
  if (!delivery || delivery.to.party !== command.by.party) return reject('unknown-delivery', 'item');
  if (delivery.status === 'acknowledged') return [];
  if (delivery.status !== 'told') return reject('delivery-not-told', 'item', { status: delivery.status });
  return [{ type: 'deliveryAcknowledged', data: { item }, occurredAt: Math.min(command.occurredAt, at) as Instant }];
}

/** The party that sends, and the administrator, may retry or give up. */
function mayHandle(senderParty: string, command: Command): boolean {
  return command.by.party === senderParty || command.by.roles.includes('administrator');
}

/** Attempts whose time has come. Each is recorded before it is made. */
export function dueAttempts(state: CaseState, at: Instant): Fact[] {
  return nextTries(state)
    .filter(({ nextTry }) => nextTry <= at)
    .map((d) => ({ type: 'deliveryAttempted', data: { item: d.item, attempt: d.attempt + 1 }, occurredAt: at }));
}

/** A run that starts from the log cannot know how attempts under way ended: the receiver's own duplicate check decides. */
export function lostAttempts(state: CaseState, at: Instant): Fact[] {
  const outcome: AttemptOutcome = { kind: 'failed', reason: 'no-answer-in-time' };
  return Object.values(state.deliveries)
    .filter(isUnderWay)
    .map(({ item, attempt, status }) =>
      status === 'trying'
        ? { type: 'deliveryRetried', data: { item, nextTry: at, reason: 'run-lost' }, occurredAt: at }
        : { type: 'deliveryConcluded', data: { item, attempt, outcome }, occurredAt: at },
    );
}

/**
 * What is to be tried, and when. A report waits until those before it to the same process have been settled, and what was given up
 * and asked for again until the attempt that is being made has ended.
 */
export function nextTries(state: CaseState): (Delivery & { nextTry: Instant })[] {
  const queues = new Map<string, number>();
  for (const delivery of Object.values(state.deliveries).filter(isUnsettled)) {
    const queue = queueOf(delivery);
    const first = queues.get(queue) ?? delivery.requestedNumber;
    queues.set(queue, Math.min(first, delivery.requestedNumber));
  }
  return Object.values(state.deliveries).filter(
    (delivery): delivery is Delivery & { nextTry: Instant } =>
      delivery.status === 'waiting' &&
      !isUnderWay(delivery) &&
      delivery.nextTry !== undefined &&
      queues.get(queueOf(delivery)) === delivery.requestedNumber,
  );
}

/** Items to other receivers go side by side. */
function queueOf({ item, process }: Delivery): string {
  return process ? `process ${process.kind} ${process.caseId ?? ''}` : item;
}
