import type { Instant } from '../domain/calendar/instant.ts';
import { HUB, type Command } from '../domain/process/command.ts';
import type { AttemptEnded } from '../domain/process/delivery.ts';

/** How attempts that were made together ended, under the id of the first: each is made once, and so is each group. */
export function deliveryOutcomes(outcomes: AttemptEnded[]): Command {
  const commandId = outcomes
    .slice(0, 1)
    .map(({ item, attempt }) => `${item}.${attempt}`)
    .join('');
  const occurredAt = Date.now() as Instant;
  return { type: 'deliveryOutcomes', data: { outcomes }, commandId, by: HUB, channel: 'hub', occurredAt };
}
