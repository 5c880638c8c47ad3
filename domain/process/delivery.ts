import type { Instant } from '../calendar/instant.ts';

export type DeliveryStatus = 'waiting' | 'trying' | 'told' | 'acknowledged' | 'stopped' | 'givenUp';

/** How a unit is reached: a system that takes messages, or the hub's own work list. */
export type DeliveryChannel = 'system' | 'workList';

/** One item to one receiver. Its id is the id of the event that asked for it, sent along as identifier and idempotency key. */
export interface Delivery {
  item: string;
  message: string;
  to: { party: string; unit: string };
  /** Party in whose name it is sent, which may retry it or give it up. */
  requestedBy: string;
  channel: DeliveryChannel;
  /** Ground on which it is sent, as a code of the disclosure table. */
  ground: string;
  /** True when law orders the message: it may be stopped, but never vanishes. */
  statutory: boolean;
  /** Ready episode the item belongs to, where it has one. */
  episode?: number;
  /** What the item tells, as the process names it. */
  about?: string;
  status: DeliveryStatus;
  attempt: number;
  nextTry?: Instant;
  /** Code of the latest failure or of the stop; no text from the receiver. */
  lastFailure?: string;
  requestedAt: Instant;
  requestedNumber: number;
  changedNumber: number;
  toldAt?: Instant;
  acknowledgedAt?: Instant;
}

/** An attempt that the shell is to start, once for each pair. */
export interface Attempt {
  item: string;
  attempt: number;
}

/** What the rules ask for when something is to be told. */
export interface DeliveryRequest {
  message: string;
  to: { party: string; unit: string };
  requestedBy: string;
  channel: DeliveryChannel;
  ground: string;
  statutory: boolean;
  episode?: number;
  about?: string;
}

/** How one attempt ended. `failed` is tried again; `refused` needs a human; `stopped` was held back by the gate. */
export type AttemptOutcome =
  | { kind: 'told' }
  | { kind: 'failed'; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'stopped'; reason: string };

export interface RetryRule {
  /** Minutes before the second attempt. */
  firstMinutes: number;
  /** Longest wait between two attempts, minutes. */
  maxMinutes: number;
}

/** Wait after attempt `attempt` failed, doubling, in ms. */
export function retryDelay(rule: RetryRule, attempt: number): number {
  const minutes = Math.min(rule.maxMinutes, rule.firstMinutes * 2 ** Math.min(attempt - 1, 20));
  return Math.round(minutes * 60_000);
}

export function isUnsettled(delivery: Delivery): boolean {
  return delivery.status === 'waiting' || delivery.status === 'trying';
}
