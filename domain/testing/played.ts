import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import { HUB, type Actor, type Command } from '../process/command.ts';
import type { AttemptOutcome, Delivery } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { Process } from '../process/process.ts';
import { isRejection } from '../process/rejection.ts';
import type { CaseState } from '../process/state.ts';
import { step } from '../process/step.ts';
import { nextWake } from '../process/wake.ts';

/** A case that is given commands one by one, with a clock of its own. `C` is the commands of its kind and their data. */
export class Played<S extends CaseState, C extends object> {
  state: S;
  readonly events: ProcessEvent[] = [];
  at: Instant;
  readonly policy: Policy;
  readonly process: Process<S>;
  /** Off where reports to other processes are really carried. */
  settlesReports = true;
  private given = 0;

  constructor(process: Process<S>, caseId: string, at: Instant, policy: Policy) {
    this.process = process;
    this.state = process.empty(caseId);
    this.at = at;
    this.policy = policy;
  }

  /** Another that has come as far; neither knows what is done to the other after. */
  fork(): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this, {
      events: [...this.events],
    });
  }

  /** The events, or the code of the refusal. */
  give<T extends keyof C & string>(
    type: T,
    data: C[T],
    by: Actor,
    more: Partial<Command> = {},
  ): ProcessEvent[] | string {
    return this.command({ type, data, by, ...more });
  }

  command(part: Partial<Command> & Pick<Command, 'type' | 'data'>, fresh = false): ProcessEvent[] | string {
    this.given += 1;
    const command: Command = {
      commandId: `k${this.given}`,
      by: HUB,
      channel: 'api',
      occurredAt: this.at,
      ...part,
    };
    const { process, state, at, policy } = this;
    const stepped = step({ process, state, command, at, policy, policyHash: policy.name, fresh });
    if (isRejection(stepped)) return stepped.code;
    this.state = stepped.state;
    this.events.push(...stepped.events);
    return stepped.events;
  }

  later(hours: number): this {
    this.at = (this.at + hours * MS_PER_HOUR) as Instant;
    return this;
  }

  clock(fresh = false): ProcessEvent[] {
    return this.command({ type: 'clock', data: {} }, fresh) as ProcessEvent[];
  }

  /** Every attempt under way ends so. */
  settle(outcome: AttemptOutcome = { kind: 'told' }): this {
    const outcomes = this.deliveries()
      .filter(({ status, channel }) => status === 'trying' && (channel !== 'process' || this.settlesReports))
      .map(({ item, attempt }) => ({ item, attempt, outcome }));
    if (outcomes.length > 0) this.command({ type: 'deliveryOutcomes', data: { outcomes } });
    return this;
  }

  deliveries(message?: string): Delivery[] {
    return Object.values(this.state.deliveries).filter((d) => message === undefined || d.message === message);
  }

  duties(code?: string): Duty[] {
    return this.process.duties(this.state, this.policy).filter((duty) => code === undefined || duty.code === code);
  }

  /** The one duty of that code, about that unit where one is named. Throws when there is none or more. */
  duty(code: string, unit?: { unit: string }): Duty {
    const found = this.duties(code).filter((duty) => unit === undefined || duty.about.unit === unit.unit);
    if (found.length !== 1) throw new Error(`${found.length} duties ${code}`);
    return found[0] as Duty;
  }

  nextWake(): Instant | null {
    return nextWake(this.process, this.state, this.policy, this.at);
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }
}
