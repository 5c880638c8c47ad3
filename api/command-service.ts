import {
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure, type Workflow } from '@temporalio/common';
import { contentHash } from '../activities/commit.ts';
import { DATABASE_AWAY, OUTCOME_UNKNOWN, REFUSED, type Reply } from '../activities/commit-contract.ts';
import type { Policies, StoredCommand } from '../activities/ports.ts';
import { isDatabaseThere, type Database } from '../adapters/store/database.ts';
import { findBefore, findCommand } from '../adapters/store/command-rows.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Command } from '../domain/process/command.ts';
import { isRejection, reject, type Rejection } from '../domain/process/rejection.ts';
import { decide } from '../domain/process/step.ts';
import { processOf } from '../domain/processes.ts';
import { CASE_WORKFLOW, COMMAND_UPDATE, type CaseRun, type GivenCommand } from '../workflows/messages.ts';
import { AnsweredMarks } from './answered-marks.ts';
import { CaseQueue } from './case-queue.ts';
import { CommandFault, DatabaseAway, EngineAway, OutcomeUnknown, Refused } from './command-errors.ts';

/** In all, so that an answer comes within six seconds. */
const LIMIT_MS = 5_500;
const PROBE_LIMIT_MS = 2_000;
/** A run that completed just as the command came: the next attempt starts a new one. */
const ATTEMPTS = 4;

export interface CommandService {
  /**
   * Gives a command to a case. Resolves when it has been stored, with the first answer if it was stored before.
   * Throws `Refused`, `DatabaseAway` or `EngineAway` (nothing was stored), `OutcomeUnknown` (send the same id again) or `CommandFault`.
   */
  send(target: CaseTarget, command: Command): Promise<Reply>;
  /** Wakes a case, starting its run from the log when there is none. */
  wake(caseId: string, kind: string, command: Command): Promise<void>;
  /** When no more commands come. */
  stop(): Promise<void>;
}

export interface CaseTarget {
  caseId: string;
  kind: string;
  /** Hashed keys that the case takes when the command opens it. */
  claims?: string[];
}

export interface CommandServiceDeps {
  client: Client;
  taskQueue: string;
  db: Database;
  policies: Policies;
  /** Current key of the ring. */
  keyId: string;
  now: () => number;
}

export function commandService(deps: CommandServiceDeps): CommandService {
  const { client, taskQueue, db, policies, keyId, now } = deps;

  async function lookUp({ caseId }: CaseTarget, { by, commandId }: Command) {
    try {
      return await within(PROBE_LIMIT_MS, findBefore(db, by.hsaId, commandId, caseId), () => new DatabaseAway());
    } catch (error) {
      if (error instanceof DatabaseAway || (await isDatabaseThere(db, PROBE_LIMIT_MS))) throw error;
      throw new DatabaseAway();
    }
  }

  async function run(target: CaseTarget, known: boolean): Promise<CaseRun> {
    const process = processOf(target.kind);
    return {
      caseId: target.caseId,
      kind: target.kind,
      state: null,
      fromLog: known,
      nextWake: null,
      policy: policies.current(target.kind, process.empty(target.caseId), now()),
      keyId,
      status: null,
      together: true,
    };
  }

  async function update(target: CaseTarget, given: GivenCommand, known: boolean): Promise<Reply> {
    const options = { args: [given] as [GivenCommand], updateId: crypto.randomUUID() };
    if (known) {
      try {
        return await client.workflow
          .getHandle(target.caseId)
          .executeUpdate<Reply, [GivenCommand]>(COMMAND_UPDATE, options);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    }
    const start = new WithStartWorkflowOperation(CASE_WORKFLOW, {
      workflowId: target.caseId,
      taskQueue,
      args: [await run(target, known)],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return client.workflow.executeUpdateWithStart<Workflow, Reply, [GivenCommand]>(COMMAND_UPDATE, {
      ...options,
      startWorkflowOperation: start,
    });
  }

  const queue = new CaseQueue();
  const marks = new AnsweredMarks(db);

  async function deliver(target: CaseTarget, given: GivenCommand, known: boolean, deadline: number): Promise<Reply> {
    return queue.run(target.caseId, () => tryUntil(target, given, known, deadline));
  }

  async function tryUntil(target: CaseTarget, given: GivenCommand, known: boolean, deadline: number): Promise<Reply> {
    if (now() >= deadline) throw new EngineAway();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await client.connection.withDeadline(deadline, () => update(target, given, known));
      } catch (error) {
        if (attempt === ATTEMPTS || now() >= deadline || !mayTryAgain(error)) throw error;
      }
    }
  }

  return {
    async send(target, command) {
      const deadline = now() + LIMIT_MS;
      const { stored: earlier, isKnown } = await lookUp(target, command);
      if (earlier) return answerOf(earlier, command);
      if (!isKnown) refuseBeforeStart(target, command, policies, now());
      const sender = command.by.hsaId;
      try {
        const given = { command, claims: target.claims ?? [] };
        const delivered = deliver(target, given, isKnown, deadline);
        const reply = await within(deadline - now(), delivered, () => new OutcomeUnknown());
        marks.answered({ sender, commandId: command.commandId });
        return reply;
      } catch (error) {
        const failure = classified(error);
        if (!(failure instanceof Refused)) throw failure;
        const stored = await findCommand(db, sender, command.commandId).catch(() => {
          throw new OutcomeUnknown();
        });
        if (stored) return answerOf(stored, command);
        throw failure;
      }
    },
    async wake(caseId, kind, command) {
      await deliver({ caseId, kind }, { command, claims: [] }, true, now() + 30_000);
    },
    stop: () => marks.clear(),
  };
}

/** The first answer, for ever. */
function answerOf(stored: StoredCommand, command: Command): Reply {
  if (stored.contentHash !== contentHash(command)) throw new Refused(reject('command-id-reused', 'commandId'));
  return stored.reply;
}

/** The client's own deadline does not cover its waiting for a connection. */
async function within<T>(limitMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, refuse) => {
    timer = setTimeout(() => refuse(late()), Math.max(0, limitMs));
  });
  work.catch(() => undefined);
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** Asked against the empty state, so that a start that would be refused leaves no run. */
function refuseBeforeStart(target: CaseTarget, command: Command, policies: Policies, at: number): void {
  const process = processOf(target.kind);
  const state = process.empty(target.caseId);
  const { policy, hash } = policies.current(target.kind, state, at);
  const decided = decide(
    { process, state, command, at: at as Instant, policy, policyHash: hash, fresh: false },
    at as Instant,
  );
  if (isRejection(decided)) throw new Refused(decided);
  if (decided.length === 0) throw new Refused(reject('nothing-to-open'));
}

/** A run that ended as the command came, or a worker that left it untaken: the command id makes another try safe. */
function mayTryAgain(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true;
  if (error instanceof WorkflowUpdateFailedError) {
    return error.cause instanceof ApplicationFailure && error.cause.type === 'UnprocessedUpdate';
  }
  const text =
    error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : '';
  return /already completed|workflow execution completed|closing|not found|workflow update was aborted/i.test(text);
}

function classified(error: unknown): Error {
  if (error instanceof EngineAway || error instanceof OutcomeUnknown) return error;
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (type === REFUSED) return new Refused(details?.[0] as Rejection);
    if (type === DATABASE_AWAY) return new DatabaseAway();
    if (type === OUTCOME_UNKNOWN) return new OutcomeUnknown();
    return new CommandFault('the case could not carry out the command', { cause: error.cause });
  }
  return isUnreachable(error)
    ? new OutcomeUnknown()
    : new CommandFault('the engine refused the command', { cause: error });
}

/** gRPC: deadline exceeded, cancelled, unavailable, resource exhausted, aborted. Whether the command was taken cannot be known. */
function isUnreachable(error: unknown): boolean {
  const grpc = error instanceof Error && 'code' in error ? error.code : undefined;
  const cause =
    error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : undefined;
  const name = error instanceof Error ? error.name : '';
  return [1, 4, 8, 10, 14].includes(Number(grpc ?? cause)) || name === 'WorkflowUpdateRPCTimeoutOrCancelledError';
}
