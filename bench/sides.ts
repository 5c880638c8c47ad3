import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { seal } from '../adapters/keys/key-ring.ts';
import { savePersonDraft } from '../adapters/store/persons.ts';
import { commandService } from '../api/command-service.ts';
import type { Command } from '../domain/process/command.ts';
import type { GivenCommand } from '../workflows/messages.ts';
import { personIdOf } from './bare-activities.ts';
import { PERSON } from './reference-case.ts';
import type { Stand } from './stand.ts';

export const SIDES = ['hub', 'bare'] as const;
export type SideName = (typeof SIDES)[number];

export interface Side {
  /** Stores the person that the opening command brings. */
  prepare(caseId: string): Promise<void>;
  /** Gives a command; resolves when it has been stored. */
  send(caseId: string, command: Command, isFirst: boolean): Promise<unknown>;
}

export function sidesOf(stand: Stand): Record<SideName, Side> {
  return { hub: hubSide(stand), bare: bareSide(stand) };
}

function hubSide({ client, taskQueue, db, ring, policies }: Stand): Side {
  const commands = commandService({ client, taskQueue, db, policies, keyId: ring.currentId, now: Date.now });
  return {
    prepare: (caseId) => savePersonDraft(db, ring, `draft-${caseId}`, personIdOf(caseId), PERSON),
    send: (caseId, command, isFirst) =>
      commands.send({ caseId, kind: 'discharge', ...(isFirst ? { claims: [`claim-${caseId}`] } : {}) }, command),
  };
}

function bareSide({ client, taskQueue, db, ring }: Stand): Side {
  return {
    async prepare(caseId) {
      await db
        .insertInto('persons')
        .values({ id: personIdOf(caseId), version: 1, sealed: seal(ring, PERSON), updated_at: Date.now() })
        .execute();
    },
    async send(caseId, command, isFirst) {
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
    },
  };
}
