import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import type { Command } from '../domain/process/command.ts';
import type { GivenCommand } from '../workflows/messages.ts';

/** Gives a command to a bare workflow, starting it with the first; resolves when the command has been stored. */
export type GiveBare = (caseId: string, command: Command, isFirst: boolean) => Promise<unknown>;

export function giveBare(client: Client, taskQueue: string): GiveBare {
  return async (caseId, command, isFirst) => {
    const given: GivenCommand = { command, claims: isFirst ? [`claim-${caseId}`] : [] };
    const options = { args: [given] as [GivenCommand], updateId: randomUUID() };
    if (!isFirst) return client.workflow.getHandle(caseId).executeUpdate<unknown, [GivenCommand]>('command', options);
    const startWorkflowOperation = new WithStartWorkflowOperation('bareWorkflow', {
      workflowId: caseId,
      taskQueue,
      args: [caseId],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return client.workflow.executeUpdateWithStart<Workflow, unknown, [GivenCommand]>('command', {
      ...options,
      startWorkflowOperation,
    });
  };
}
