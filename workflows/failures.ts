import { ActivityFailure, ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/workflow';
import type { Rejection } from '../domain/process/rejection.ts';

/** The rules said no: the rejection goes along to the API. */
export function refusal(rejection: Rejection): ApplicationFailure {
  return ApplicationFailure.create({
    message: rejection.code,
    type: 'refused',
    nonRetryable: true,
    details: [rejection],
  });
}

export function databaseAway(): ApplicationFailure {
  return ApplicationFailure.create({ message: 'The database is away.', type: 'database-away', nonRetryable: true });
}

/** A local activity that ran out of time, or was cut off by a worker that stops, may have stored; all else unforeseen is a fault of ours. */
export function asFailure(error: unknown): ApplicationFailure {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof TimeoutFailure || cause instanceof CancelledFailure) {
    return ApplicationFailure.create({ message: 'commit was cut off', type: 'outcome-unknown', nonRetryable: true });
  }
  if (cause instanceof ApplicationFailure && isAboutDatabase(cause)) return cause;
  const message = cause instanceof Error ? cause.message : 'commit failed';
  return ApplicationFailure.create({ message, type: 'fault', nonRetryable: true });
}

/** True when the database is the reason, so that waiting for it helps. */
export function isAboutDatabase(error: unknown): boolean {
  return error instanceof ApplicationFailure && (error.type === 'database-away' || error.type === 'outcome-unknown');
}
