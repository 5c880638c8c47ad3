import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { CommitAnswer, Reply } from '../activities/commit-contract.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { clock, type Command } from '../domain/process/command.ts';
import type { Attempt, AttemptOutcome } from '../domain/process/delivery.ts';
import { unpacked } from '../domain/process/event-pack.ts';
import { isRejection } from '../domain/process/rejection.ts';
import type { CaseState } from '../domain/process/state.ts';
import { decide, fold } from '../domain/process/step.ts';
import { processOf } from '../domain/processes.ts';
import { asFailure, databaseAway, isAboutDatabase, refusal } from './failures.ts';
import { commandUpdate, positionQuery, renewSignal, type CaseRun, type GivenCommand } from './messages.ts';
import { deliveryOutcomes } from './delivery-outcomes.ts';
import { KIND, NEXT_WAKE, STATE } from './search-attributes.ts';
import { Turn } from './turn.ts';
import { WakeTimer } from './wake-timer.ts';

const { commit } = proxyLocalActivities<Pick<Activities, 'commit'>>({
  startToCloseTimeout: '8 seconds',
  retry: { maximumAttempts: 1 },
});
const { awaitDatabase } = proxyActivities<Pick<Activities, 'awaitDatabase'>>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '5 seconds' },
});
const { attemptDelivery, attemptDeliveries } = proxyActivities<
  Pick<Activities, 'attemptDelivery' | 'attemptDeliveries'>
>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 1 },
});

/**
 * One case, for as long as it lives. Rules run in `commit`, whose recorded answer says what the engine is to do; this shell
 * keeps the order, the timer and the attempts.
 */
export async function caseWorkflow(run: CaseRun): Promise<void> {
  await new CaseShell(run).live();
}

class CaseShell {
  private readonly run: CaseRun;
  private readonly turn = new Turn();
  private readonly timer = new WakeTimer(() => {
    this.woken = true;
  });
  private readonly started = new Set<string>();
  private state: CaseState | null;
  private policy: CaseRun['policy'];
  private keyId: string;
  private nextWake: number | null;
  private status: string | null;
  private then: CommitAnswer['then'] = 'go on';
  private woken = false;
  private renewalWished = false;
  /** True while the run cannot know what the log holds. */
  private inDoubt: boolean;
  private waitingForDatabase: Promise<void> | undefined;
  private commands = 0;
  private attempting = 0;
  private recovering = false;

  constructor(run: CaseRun) {
    this.run = run;
    this.state = run.state;
    this.policy = run.policy;
    this.keyId = run.keyId;
    this.nextWake = run.nextWake;
    this.status = run.status;
    this.inDoubt = run.fromLog;
  }

  async live(): Promise<void> {
    setHandler(commandUpdate, (given) => this.handle(given), {
      validator: (given: GivenCommand) => this.validate(given),
    });
    setHandler(renewSignal, () => {
      this.renewalWished = true;
      this.woken = true;
      this.nextWake = null;
    });
    setHandler(positionQuery, () => ({
      number: this.state?.number ?? 0,
      status: this.state?.status ?? 'none',
      nextWake: this.nextWake,
      inDoubt: this.inDoubt,
      attempting: this.attempting,
    }));
    this.timer.arm(this.nextWake);
    if (this.run.fromLog) await this.commitOwn(clock(Date.now() as Instant), true);
    else if (this.state === null && !(await this.opened())) return;

    for (;;) {
      await condition(() => this.woken || this.then !== 'go on');
      if (this.woken) {
        this.woken = false;
        // The lazy timer may ring for a wake that has moved.
        if (this.nextWake !== null && this.nextWake > Date.now()) this.timer.arm(this.nextWake);
        else await this.commitOwn(clock(Date.now() as Instant));
        continue;
      }
      await condition(() => this.woken || this.quiet());
      if (!this.quiet()) continue;
      if (this.then === 'end') return;
      if (this.then === 'renew') await this.renew();
    }
  }

  /** False when nothing was accepted: the start was refused, and the run ends without a trace in any list. */
  private async opened(): Promise<boolean> {
    // A command that came with the start has its turn before the log is asked.
    for (let i = 0; i < 100 && this.turn.idle; i += 1) await Promise.resolve();
    if (this.turn.idle) await this.commitOwn(clock(Date.now() as Instant));
    await condition(() => this.state !== null || this.quiet());
    return this.state !== null;
  }

  private quiet(): boolean {
    return (
      allHandlersFinished() && this.turn.idle && this.attempting === 0 && !this.recovering && !this.waitingForDatabase
    );
  }

  /** Synchronous, so that an ordinary refusal leaves no history. In doubt everything passes: `commit` has the last word. */
  private validate({ command }: GivenCommand): void {
    if (this.waitingForDatabase) throw databaseAway();
    if (this.inDoubt || this.then === 'renew') return;
    const process = processOf(this.run.kind);
    const at = Math.max(Date.now(), this.state?.lastRecordedAt ?? 0) as Instant;
    const decided = decide(
      {
        process,
        state: this.state ?? process.empty(this.run.caseId),
        command,
        at,
        policy: this.policy.policy,
        policyHash: this.policy.hash,
        fresh: false,
      },
      at,
    );
    if (isRejection(decided)) throw refusal(decided);
  }

  private async handle({ command, claims }: GivenCommand): Promise<Reply> {
    let answer: CommitAnswer;
    try {
      answer = await this.commit(command, claims, false);
    } catch (error) {
      void this.recover();
      throw error;
    }
    if (answer.refused) throw refusal(answer.refused);
    if (!answer.reply) throw ApplicationFailure.nonRetryable('commit gave no reply', 'fault');
    return answer.reply;
  }

  /** What the process itself must store waits for the database, without limit. */
  private async commitOwn(command: Command, fresh = false): Promise<void> {
    for (;;) {
      if (this.waitingForDatabase) await this.waitingForDatabase;
      try {
        await this.commit(command, [], fresh);
        return;
      } catch (error) {
        // A fault of ours holds the task until it is mended: nothing is skipped, and history does not grow.
        if (!isAboutDatabase(error)) throw new Error('commit failed', { cause: error });
        await this.databaseBack();
      }
    }
  }

  /** After a commit whose outcome is unknown, the log is read again before anything else is believed. */
  private async recover(): Promise<void> {
    if (this.recovering) return;
    this.recovering = true;
    try {
      await this.databaseBack();
      await this.commitOwn(clock(Date.now() as Instant));
    } finally {
      this.recovering = false;
    }
  }

  private async databaseBack(): Promise<void> {
    this.waitingForDatabase ??= awaitDatabase().finally(() => {
      this.waitingForDatabase = undefined;
    });
    await this.waitingForDatabase;
  }

  private commit(command: Command, claims: string[], fresh: boolean): Promise<CommitAnswer> {
    return this.turn.take(() => this.committed(command, claims, fresh));
  }

  private async committed(command: Command, claims: string[], fresh: boolean): Promise<CommitAnswer> {
    this.commands += 1;
    const { continueAsNewSuggested } = workflowInfo();
    try {
      const answer = await commit({
        caseId: this.run.caseId,
        kind: this.run.kind,
        known: this.state && { number: this.state.number, evolveVersion: this.state.evolveVersion },
        command,
        claims,
        at: Date.now(),
        fresh,
        run: {
          commands: this.commands,
          continueSuggested: continueAsNewSuggested,
          policyHash: this.run.policy.hash,
          keyId: this.run.keyId,
          renewalWished: this.renewalWished,
        },
      });
      this.take(answer);
      return answer;
    } catch (error) {
      this.inDoubt = true;
      throw asFailure(error);
    }
  }

  private take(answer: CommitAnswer): void {
    const process = processOf(this.run.kind);
    const known = answer.state ?? this.state;
    if (known !== null || answer.events.length > 0) {
      const folded = fold(process, known ?? process.empty(this.run.caseId), unpacked(answer.events));
      this.state = folded.number > 0 ? folded : null;
    }
    this.inDoubt = false;
    this.then = answer.then;
    if (answer.policy) this.policy = answer.policy;
    if (answer.keyId) this.keyId = answer.keyId;
    this.nextWake = answer.nextWake;
    this.timer.arm(answer.nextWake);
    if (answer.status !== this.status && answer.status !== 'none') this.showStatus(answer);
    this.start(answer.attempts);
  }

  /** One event of history, so only when the status changes; the wake is shown as it was then. */
  private showStatus(answer: CommitAnswer): void {
    this.status = answer.status;
    upsertSearchAttributes([
      { key: KIND, value: this.run.kind },
      { key: STATE, value: answer.status },
      { key: NEXT_WAKE, value: answer.nextWake === null ? null : new Date(answer.nextWake) },
    ]);
  }

  /** Each attempt once, whichever answers name it. */
  private start(attempts: readonly Attempt[]): void {
    const anew = attempts.filter(({ item, attempt }) => !this.started.has(`${item}#${attempt}`));
    for (const { item, attempt } of anew) this.started.add(`${item}#${attempt}`);
    const groups = this.run.together ? [anew] : anew.map((one) => [one]);
    for (const group of groups.filter(({ length }) => length > 0)) {
      this.attempting += 1;
      void this.attempted(group)
        .then((outcomes) => this.commitOwn(deliveryOutcomes(group, outcomes)))
        .finally(() => {
          this.attempting -= 1;
        });
    }
  }

  /** One outcome for each, or none at all when nothing is known of them. */
  private attempted(attempts: Attempt[]): Promise<AttemptOutcome[]> {
    const { caseId, kind, together } = this.run;
    const made = together
      ? attemptDeliveries({ caseId, kind, attempts })
      : Promise.all(attempts.map((one) => attemptDelivery({ caseId, kind, ...one })));
    return made.catch(() => []);
  }

  private async renew(): Promise<void> {
    const next: CaseRun = {
      caseId: this.run.caseId,
      kind: this.run.kind,
      state: this.state,
      fromLog: false,
      nextWake: this.nextWake,
      policy: this.policy,
      keyId: this.keyId,
      status: this.status,
      together: true,
    };
    await continueAsNew<typeof caseWorkflow>(next);
  }
}
