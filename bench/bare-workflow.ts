import { condition, defineUpdate, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { DeliveryAttempt } from '../activities/attempt-delivery.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { HUB, type Command } from '../domain/process/command.ts';
import type { AttemptOutcome } from '../domain/process/delivery.ts';
import type { GivenCommand } from '../workflows/messages.ts';
import type { BareActivities } from './bare-activities.ts';

export interface BareReply {
  caseId: string;
  /** How many commands the run has taken. */
  number: number;
}

const commandUpdate = defineUpdate<BareReply, [GivenCommand]>('command');

const { storeRow } = proxyLocalActivities<Pick<BareActivities, 'storeRow'>>({
  startToCloseTimeout: '8 seconds',
  retry: { maximumAttempts: 1 },
});
const { sendMessage } = proxyActivities<Pick<BareActivities, 'sendMessage'>>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 },
});

/**
 * What a discharge costs when nobody asks for anything but that commands are stored and messages sent: no rules, duties, gate,
 * lists, search attributes or timer.
 */
export async function bareWorkflow(caseId: string): Promise<void> {
  let number = 0;
  let sending = 0;
  let isLast = false;

  const send = async (attempt: DeliveryAttempt): Promise<void> => {
    const outcome = await sendMessage(attempt).catch((): AttemptOutcome => ({
      kind: 'failed',
      reason: 'no-answer-in-time',
    }));
    await storeRow({ caseId, command: outcomeOf(attempt, outcome), at: Date.now() });
    sending -= 1;
  };

  setHandler(commandUpdate, async ({ command }) => {
    const stored = await storeRow({ caseId, command, at: Date.now() });
    number += 1;
    sending += stored.send.length;
    for (const item of stored.send) void send({ caseId, kind: 'bare', item, attempt: 1 });
    if (stored.last) isLast = true;
    return { caseId, number };
  });
  await condition(() => isLast && sending === 0);
}

function outcomeOf({ item, attempt }: DeliveryAttempt, outcome: AttemptOutcome): Command {
  return {
    type: 'deliveryOutcome',
    data: { item, attempt, outcome },
    commandId: `${item}.${attempt}`,
    by: HUB,
    channel: 'hub',
    occurredAt: Date.now() as Instant,
  };
}
