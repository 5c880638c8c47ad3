import { condition, defineUpdate, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { DeliveryAttempt } from '../activities/attempt-delivery.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { HUB, type Command } from '../domain/process/command.ts';
import type { AttemptOutcome } from '../domain/process/delivery.ts';
import type { GivenCommand } from '../workflows/messages.ts';
import type { BareActivities } from './bare-activities.ts';
import type { Stored } from './send-plan.ts';

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
const { sendItem } = proxyActivities<Pick<BareActivities, 'sendItem'>>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 },
});

/**
 * What a discharge or a SIP costs when nobody asks for anything but that commands are stored, messages sent and the other told: no
 * rules, duties, gate, lists, search attributes or timer.
 */
export async function bareWorkflow(caseId: string): Promise<void> {
  let number = 0;
  let sending = 0;
  let isLast = false;

  const store = async (command: Command): Promise<void> => {
    const stored: Stored = await storeRow({ caseId, command, at: Date.now() });
    sending += stored.send.length;
    for (const item of stored.send) void send({ caseId, kind: 'bare', item, attempt: 1 });
    if (stored.last) isLast = true;
  };
  const send = async (attempt: DeliveryAttempt): Promise<void> => {
    const outcome = await sendItem(attempt).catch((): AttemptOutcome => ({
      kind: 'failed',
      reason: 'no-answer-in-time',
    }));
    await store(outcomeOf(attempt, outcome));
    sending -= 1;
  };

  setHandler(commandUpdate, async ({ command }) => {
    await store(command);
    number += 1;
    return { caseId, number };
  });
  await condition(() => isLast && sending === 0);
}

function outcomeOf({ item, attempt }: DeliveryAttempt, outcome: AttemptOutcome): Command {
  return {
    type: 'deliveryOutcomes',
    data: { outcomes: [{ item, attempt, outcome }] },
    commandId: `${item}.${attempt}`,
    by: HUB,
    channel: 'hub',
    occurredAt: Date.now() as Instant,
  };
}
