import type { Instant } from '../domain/calendar/instant.ts';
import { HUB, type Command } from '../domain/process/command.ts';
import type { Attempt, AttemptEnded, AttemptOutcome } from '../domain/process/delivery.ts';

const NO_ANSWER: AttemptOutcome = { kind: 'failed', reason: 'no-answer-in-time' };

/**
 * How attempts that were made together ended, under the id of the first: each is made once, and so is each group.
 * @param known in the attempts' order; what is not known was not answered in time
 */
export function deliveryOutcomes(attempts: readonly Attempt[], known: readonly AttemptOutcome[]): Command {
  const outcomes = attempts.map((one, i): AttemptEnded => ({ ...one, outcome: known[i] ?? NO_ANSWER }));
  const commandId = outcomes
    .slice(0, 1)
    .map(({ item, attempt }) => `${item}.${attempt}`)
    .join('');
  const occurredAt = Date.now() as Instant;
  return { type: 'deliveryOutcomes', data: { outcomes }, commandId, by: HUB, channel: 'hub', occurredAt };
}
