import type { Instant } from '../domain/calendar/instant.ts';
import { HUB, type Command } from '../domain/process/command.ts';
import type { Attempt, AttemptOutcome } from '../domain/process/delivery.ts';

/** How an attempt ended; its id is the attempt's, so that it counts once. */
export function deliveryOutcome(attempt: Attempt, outcome: AttemptOutcome): Command {
  const commandId = `${attempt.item}.${attempt.attempt}`;
  const occurredAt = Date.now() as Instant;
  return { type: 'deliveryOutcome', data: { ...attempt, outcome }, commandId, by: HUB, channel: 'hub', occurredAt };
}
