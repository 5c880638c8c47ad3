import type { Instant } from '../calendar/instant.ts';

export type DeliveryStatus = 'waiting' | 'trying' | 'told' | 'acknowledged' | 'stopped' | 'givenUp';

/**
 * How a receiver is reached: a system that takes messages, the hub's own work list, another process of the hub, a record system,
 * a function mailbox, or a letter that a person posts.
 */
export type DeliveryChannel = 'system' | 'workList' | 'process' | 'ehr' | 'mail' | 'letter';

/** A command to another process, as it was recorded when it was asked for. */
export interface ReportCommand {
  type: string;
  data: unknown;
  occurredAt: Instant;
}

/** The process that a report goes to, and what it says. */
export interface ProcessTarget {
  kind: string;
  /** Left out: the person's open case of the kind. */
  caseId?: string;
  /** True when the report begins a case if there is none. */
  opens?: boolean;
  command: ReportCommand;
}

/** One item to one receiver. Its id is the id of the event that asked for it, sent along as identifier and idempotency key. */
export interface Delivery extends DeliveryRequest {
  item: string;
  status: DeliveryStatus;
  attempt: number;
  /** The latest attempt was given up while it was being made, and how it ended is not known yet. */
  givenUpUnderWay?: true;
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
  /** `IN_THE_HUB` for a report to another process. */
  to: { party: string; unit: string };
  /** Party in whose name it is sent, which may retry it, give it up, or say that its letter has been posted. */
  requestedBy: string;
  channel: DeliveryChannel;
  /** Only for, and always with, channel `process`. */
  process?: ProcessTarget;
  /** Ground on which it is sent, as a code of the disclosure table. */
  ground: string;
  /** True when law orders the message: it may be stopped, but never vanishes. */
  statutory: boolean;
  /** Ready episode the item belongs to, where it has one. */
  episode?: number;
  /** What the item tells, as the process names it. */
  about?: string;
  /** It may not go by itself, for this reason: it is asked for so that a person tells it by hand. */
  held?: string;
}

/** Receiver of what stays inside the hub. */
export const IN_THE_HUB = { party: 'hub', unit: 'hub' };

/** How one attempt ended. `failed` is tried again; `refused` needs a human; `stopped` was held back by the gate. */
export type AttemptOutcome =
  | { kind: 'told' }
  | { kind: 'failed'; reason: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'stopped'; reason: string };

/** An attempt, and how it ended. */
export interface AttemptEnded extends Attempt {
  outcome: AttemptOutcome;
}

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

/** False for what the hub never tries by itself: the work list is told at once, and a letter is posted by a person. */
export function isAttempted(channel: DeliveryChannel): boolean {
  return channel !== 'workList' && channel !== 'letter';
}

/** Whether an attempt is being made: another must not begin beside it. */
export function isUnderWay({ status, givenUpUnderWay }: Delivery): boolean {
  return status === 'trying' || givenUpUnderWay === true;
}

export function isUnsettled(delivery: Delivery): boolean {
  return delivery.status === 'waiting' || delivery.status === 'trying';
}
