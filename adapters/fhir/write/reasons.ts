import type { AttemptOutcome } from '../../../domain/process/delivery.ts';
import type { ClientFailure } from '../client-failure.ts';

/** Why the plan did not reach the EHR, and will be tried again. Fixed words of ours, never the EHR's. */
export type FailureReason =
  /** Nothing listens there, or the connection broke. */
  | 'receiver-unreachable'
  | 'timeout'
  /** The EHR asks to be left alone for a while (HTTP 408, 425, 429). */
  | 'receiver-busy'
  /** HTTP 5xx. */
  | 'receiver-error'
  /** The EHR does not know us (HTTP 401, 403): a fault of the installation. */
  | 'sign-in-refused'
  /** Whoever gives out tokens for the EHR did not. */
  | 'token-unavailable'
  /** No such service at the address (HTTP 404, 405, 410, 501). */
  | 'address-unknown'
  /** HTTP 3xx: what is written holds personal data and goes nowhere but where the installation says. */
  | 'redirected'
  | 'answer-not-understood'
  /** A transaction was answered for fewer entries than were sent. */
  | 'entries-dropped'
  /** A search goes on at another host, or without end. */
  | 'page-not-followed'
  /** A fault of ours. */
  | 'fault';

/** Why the plan will not be taken as it is: a human must look. */
export type RefusalReason =
  /** Others kept changing the same resources. */
  | 'conflict'
  /** The EHR has several resources with one identifier. */
  | 'several-matches'
  /** HTTP 400, 422 and the other 4xx. */
  | 'not-accepted'
  /** The EHR does not have such resources. */
  | 'type-not-supported'
  | 'wrong-fhir-version'
  /** Two parts of the plan are one, or one refers to nothing. Nothing was sent. */
  | 'plan-not-consistent';

/** Ends the attempt. */
export class EhrFailure extends Error {
  readonly outcome: AttemptOutcome;
  /** HTTP status, where one was given. */
  readonly status: number | undefined;

  constructor(outcome: AttemptOutcome, status?: number) {
    super('The EHR did not take the plan.');
    this.name = 'EhrFailure';
    this.outcome = outcome;
    this.status = status;
  }
}

/** What stands in the EHR must be read again: somebody else was there first, or the EHR has shown that it must be asked otherwise. */
export class EhrConflict extends Error {
  readonly learned: boolean;

  constructor(learned = false) {
    super('The EHR holds something else than was read.');
    this.name = 'EhrConflict';
    this.learned = learned;
  }
}

export function failed(reason: FailureReason, status?: number): EhrFailure {
  return new EhrFailure({ kind: 'failed', reason }, status);
}

export function refused(reason: RefusalReason, status?: number): EhrFailure {
  return new EhrFailure({ kind: 'refused', reason }, status);
}

export function endOf(failure: ClientFailure): Error {
  switch (failure.kind) {
    case 'timeout':
      return failed('timeout');
    case 'unreachable':
      return failed('receiver-unreachable');
    case 'not-understood':
      return failed('answer-not-understood');
    case 'status':
      return endOfStatus(failure.status);
  }
}

export function endOfStatus(status: number): Error {
  // Servers differ in which of the two they give for a version that is no longer the newest.
  if (status === 409 || status === 412) return new EhrConflict();
  if (status === 401 || status === 403) return failed('sign-in-refused', status);
  if (status === 404 || status === 405 || status === 410 || status === 501) return failed('address-unknown', status);
  if (status === 408 || status === 425 || status === 429) return failed('receiver-busy', status);
  if (status >= 500) return failed('receiver-error', status);
  if (status >= 400) return refused('not-accepted', status);
  if (status >= 300) return failed('redirected', status);
  return failed('answer-not-understood', status);
}
