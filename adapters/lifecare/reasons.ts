import type { AttemptOutcome } from '../../domain/process/delivery.ts';

/** Why a message was not taken, and will be tried again. Fixed words of ours, never the receiver's. */
export type FailureReason =
  /** Nothing listens there, or the connection broke. */
  | 'receiver-unreachable'
  | 'timeout'
  /** The receiver asks to be left alone for a while (HTTP 408, 409, 425, 429). */
  | 'receiver-busy'
  /** HTTP 5xx. */
  | 'receiver-error'
  /** Negative acknowledgement, transient-error. */
  | 'transient-error'
  /** The receiver does not know us (HTTP 401, 403): a fault of the installation, not of the message. */
  | 'sign-in-refused'
  /** No message service at the address (HTTP 404, 405, 410). */
  | 'address-unknown'
  /** HTTP 3xx: what is sent holds personal data and goes nowhere but where the installation says. */
  | 'redirected'
  /** Not an acknowledgement. */
  | 'answer-not-understood'
  /** An acknowledgement of another message. */
  | 'answer-mismatch'
  /** A fault of ours. */
  | 'fault';

/** Why a message will not be taken as it is: a human must look. */
export type RefusalReason =
  /** Negative acknowledgement, fatal-error. */
  | 'fatal-error'
  /** The other HTTP 4xx. */
  | 'message-not-accepted'
  /** The message is to hold the person's number, and none of a known kind is known. Nothing was sent. */
  | 'person-number-missing';

export function failed(reason: FailureReason): AttemptOutcome {
  return { kind: 'failed', reason };
}

export function refused(reason: RefusalReason): AttemptOutcome {
  return { kind: 'refused', reason };
}
