import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { localDate } from '../calendar/local-date.ts';
import { instantOf } from '../calendar/stockholm.ts';
import type { DischargeCommands, DischargeCommandType, EncounterSnapshot } from '../discharge/commands.ts';
import { discharge } from '../discharge/process.ts';
import { emptyDischarge, type DischargeState } from '../discharge/state.ts';
import type { UnitRef } from '../discharge/unit-ref.ts';
import type { Policy } from '../policy/policy.ts';
import { HUB, type Actor, type Command } from '../process/command.ts';
import type { AttemptOutcome, Delivery } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import { isRejection } from '../process/rejection.ts';
import { step } from '../process/step.ts';
import { nextWake } from '../process/wake.ts';
import { PHYSICIAN, WARD, ward } from './people.ts';
import { TEST_POLICY } from './policy.ts';

/** Tuesday 2026-03-10 09:00 in Sweden. */
export const MORNING = instantOf(localDate(2026, 3, 10), 9, 0);

/** A case that is given commands one by one, with a clock of its own. */
export class PlayedCase {
  state: DischargeState = emptyDischarge('c1');
  readonly events: ProcessEvent[] = [];
  at: Instant;
  readonly policy: Policy;
  private given = 0;

  constructor(at: Instant = MORNING, policy: Policy = TEST_POLICY) {
    this.at = at;
    this.policy = policy;
  }

  /** The events, or the code of the refusal. */
  give<T extends DischargeCommandType>(
    type: T,
    data: DischargeCommands[T],
    by: Actor,
    more: Partial<Command> = {},
  ): ProcessEvent[] | string {
    return this.command({ type, data, by, ...more });
  }

  command(part: Partial<Command> & Pick<Command, 'type' | 'data'>): ProcessEvent[] | string {
    this.given += 1;
    const command: Command = {
      commandId: `k${this.given}`,
      by: HUB,
      channel: 'api',
      occurredAt: this.at,
      ...part,
    };
    const { state, at, policy } = this;
    const stepped = step({ process: discharge, state, command, at, policy, policyHash: policy.name, fresh: false });
    if (isRejection(stepped)) return stepped.code;
    this.state = stepped.state;
    this.events.push(...stepped.events);
    return stepped.events;
  }

  later(hours: number): this {
    this.at = (this.at + hours * MS_PER_HOUR) as Instant;
    return this;
  }

  clock(): ProcessEvent[] {
    return this.command({ type: 'clock', data: {} }) as ProcessEvent[];
  }

  /** Every attempt under way ends so. */
  settle(outcome: AttemptOutcome = { kind: 'told' }): this {
    for (const { item, attempt } of this.deliveries().filter((d) => d.status === 'trying')) {
      this.command({ type: 'deliveryOutcome', data: { item, attempt, outcome } });
    }
    return this;
  }

  deliveries(message?: string): Delivery[] {
    return Object.values(this.state.deliveries).filter((d) => message === undefined || d.message === message);
  }

  duties(code?: string): Duty[] {
    return discharge.duties(this.state, this.policy).filter((duty) => code === undefined || duty.code === code);
  }

  duty(code: string, unit?: UnitRef): Duty {
    const found = this.duties(code).filter((duty) => unit === undefined || duty.about.unit === unit.unit);
    if (found.length !== 1) throw new Error(`${found.length} duties ${code}`);
    return found[0] as Duty;
  }

  nextWake(): Instant | null {
    return nextWake(discharge, this.state, this.policy, this.at);
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }
}

/** A snapshot taken now, of a person admitted an hour ago unless said otherwise. */
export function snapshot(at: Instant, part: Partial<EncounterSnapshot> = {}): EncounterSnapshot {
  return {
    snapshotAt: at,
    sender: ward.system.hsaId,
    personId: 'p1',
    status: 'in-progress',
    encounterClass: 'IMP',
    admittedAt: (at - MS_PER_HOUR) as Instant,
    ward: WARD,
    marks: { deceased: false, protection: 'none' },
    ...part,
  };
}

export function judged(at: Instant, ...units: UnitRef[]): EncounterSnapshot['judgement'] & object {
  return { by: PHYSICIAN, at, units };
}

export function noHindrance(at: Instant): DischargeCommands['declareReady']['secrecy'] & object {
  return { outcome: 'no-hindrance', by: ward.planner.hsaId, at };
}

/** Admitted, judged for these units, told, with an estimate three days on. */
export function inPlanning(units: UnitRef[], at: Instant = MORNING, policy: Policy = TEST_POLICY): PlayedCase {
  const played = new PlayedCase(at, policy);
  const estimatedDischargeAt = (at + 72 * MS_PER_HOUR) as Instant;
  played.give('reportEncounter', snapshot(at, { judgement: judged(at, ...units), estimatedDischargeAt }), ward.system);
  return played.settle().later(1);
}

/** As `inPlanning`, then ready with nothing to hinder it, and told. */
export function ready(units: UnitRef[], at: Instant = MORNING, policy: Policy = TEST_POLICY): PlayedCase {
  const played = inPlanning(units, at, policy);
  played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) }, ward.physician);
  return played.settle().later(1);
}
