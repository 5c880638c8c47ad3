import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import { baseEvolve } from './base-evolve.ts';
import type { Command } from './command.ts';
import { clockSteps, dutyChanges } from './duty-changes.ts';
import { eventOf, type Fact, type ProcessEvent } from './event.ts';
import { decideDelivery, dueAttempts, lostAttempts } from './delivery-rules.ts';
import type { Process } from './process.ts';
import { isRejection, reject, type Rejection } from './rejection.ts';
import type { CaseState } from './state.ts';

/** Only the hub itself knows what time it is and how an attempt ended. */
const OF_THE_HUB: readonly string[] = ['clock', 'deliveryOutcomes'];

export interface StepInput<S extends CaseState> {
  process: Process<S>;
  state: S;
  command: Command;
  /** The engine's clock. */
  at: Instant;
  policy: Policy;
  policyHash: string;
  /** True when the run was just started from the log: attempts that were under way are lost with the old run. */
  fresh: boolean;
}

export interface Stepped<S extends CaseState> {
  events: ProcessEvent[];
  state: S;
}

/**
 * One command through all the rules: what is decided, the attempts that are due, the duties that open, are met or waived,
 * and the reminders whose time has passed. Pure; the same input gives the same events.
 */
export function step<S extends CaseState>(input: StepInput<S>): Stepped<S> | Rejection {
  const { process, state, command, policy } = input;
  const at = Math.max(input.at, state.lastRecordedAt) as Instant;
  const decided = decide(input, at);
  if (isRejection(decided)) return decided;
  if (state.number === 0 && decided.length === 0) return { events: [], state };

  const log = new Recorder(process, state, command, at);
  if (state.policy?.hash !== input.policyHash) {
    log.add({ type: 'policyApplied', data: { name: policy.name, hash: input.policyHash }, occurredAt: at });
  }
  log.addAll(decided);
  log.addAll(process.follows?.(log.state, command, at, policy) ?? []);
  log.addAll(dueAttempts(log.state, at));
  log.addAll(dutyChanges(log.state, process.duties(log.state, policy), at));
  if (command.type === 'clock') log.addAll(clockSteps(log.state, process.duties(log.state, policy), at));
  return { events: log.events, state: log.state };
}

/** What the rules say of one command; also asked by the engine's validator, where it costs no history. */
export function decide<S extends CaseState>(input: StepInput<S>, at: Instant): Fact[] | Rejection {
  const { process, state, command, policy } = input;
  if (!mayGive(process, command)) return reject('unknown-command', 'type', { type: command.type });
  if (command.type === 'clock') {
    const passed = state.number === 0 ? undefined : process.timePassed?.(state, command, at, policy);
    return [...(passed ?? []), ...(input.fresh ? lostAttempts(state, at) : [])];
  }
  const stale = staleBasis(state, command);
  if (stale) return stale;
  return decideDelivery(state, command, at, policy) ?? process.decide(state, command, at, policy);
}

/** Reports between processes are theirs alone, and nothing else is. */
function mayGive({ reports }: Pick<Process, 'reports'>, { by, type }: Command): boolean {
  if (reports.includes(type) !== (by.kind === 'process')) return false;
  return by.kind === 'hub' || !OF_THE_HUB.includes(type);
}

function staleBasis(state: CaseState, command: Command): Rejection | undefined {
  if (!command.basedOn) return undefined;
  const { thing, number } = command.basedOn;
  const now = state.duties[thing]?.changedNumber ?? state.deliveries[thing]?.changedNumber ?? state.changed[thing];
  return now === number ? undefined : reject('changed-since', 'basedOn', { thing, seen: number, now: now ?? 0 });
}

export function fold<S extends CaseState>(process: Process<S>, state: S, events: readonly ProcessEvent[]): S {
  return events.reduce((folded, event) => evolve(process, folded, event), state);
}

function evolve<S extends CaseState>(process: Process<S>, state: S, event: ProcessEvent): S {
  return process.evolve(baseEvolve(state, event), event);
}

/** Numbers facts and folds them as they come, so that each rule sees what the one before it decided. */
class Recorder<S extends CaseState> {
  readonly events: ProcessEvent[] = [];
  state: S;
  private readonly process: Process<S>;
  private readonly command: Command;
  private readonly at: Instant;

  constructor(process: Process<S>, state: S, command: Command, at: Instant) {
    this.process = process;
    this.state = state;
    this.command = command;
    this.at = at;
  }

  addAll(facts: readonly Fact[]): void {
    for (const fact of facts) this.add(fact);
  }

  add(fact: Fact): void {
    const event = eventOf(fact, this.state, this.command, this.at);
    this.events.push(event);
    this.state = evolve(this.process, this.state, event);
  }
}
