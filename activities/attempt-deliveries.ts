import type { Attempt, AttemptOutcome } from '../domain/process/delivery.ts';
import type { AttemptDelivery, DeliveryAttempt } from './attempt-delivery.ts';

/** Attempts that one commit starts: to different receivers, or it would not start them at once. */
export interface DeliveryAttempts {
  caseId: string;
  kind: string;
  attempts: Attempt[];
}

/** The outcomes come in the attempts' order. */
export type AttemptDeliveries = (together: DeliveryAttempts) => Promise<AttemptOutcome[]>;

/** Longest wait for one attempt, so that a receiver that does not answer never takes the others' outcomes with it. */
const LIMIT_MS = 25_000;

/** The activities that make attempts: side by side, each with its own outcome. Runs of earlier versions ask for one at a time. */
export function deliveryAttempts(attempt: AttemptDelivery, limitMs = LIMIT_MS) {
  const limited = (one: DeliveryAttempt): Promise<AttemptOutcome> => withinLimit(attempt(one), limitMs);
  const together: AttemptDeliveries = ({ caseId, kind, attempts }) =>
    Promise.all(attempts.map((one) => limited({ caseId, kind, ...one })));
  return { attemptDelivery: limited, attemptDeliveries: together };
}

async function withinLimit(ending: Promise<AttemptOutcome>, limitMs: number): Promise<AttemptOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<AttemptOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'failed', reason: 'no-answer-in-time' }), limitMs);
  });
  return Promise.race([ending, late]).finally(() => clearTimeout(timer));
}
