import type { Instant } from '../calendar/instant.ts';
import { openCaseClaim } from '../process/claims.ts';
import { processActor } from '../process/command.ts';
import type { AttemptOutcome, Delivery } from '../process/delivery.ts';
import type { OutgoingReport } from '../process/report.ts';
import type { CaseState } from '../process/state.ts';
import type { Policy } from '../policy/policy.ts';
import { MORNING, PlayedCase } from './played-case.ts';
import { PlayedSip } from './played-sip.ts';
import type { Played } from './played.ts';
import { TEST_POLICY } from './policy.ts';

type AnyPlayed = Played<CaseState, object>;

const NO_MARKS = { deceased: false, protection: 'none' } as const;

/** A stay and the plans of one person in one hub, which hear of each other only by the reports that are carried between them. */
export class World {
  readonly stay: PlayedCase;
  readonly plans: PlayedSip[] = [];
  /** Item that has been given as a command, and to which case: the same again is answered as the first time. */
  private readonly answered = new Map<string, string>();

  private readonly planPolicy: Policy;

  constructor(at: Instant = MORNING, stayPolicy: Policy = TEST_POLICY, planPolicy: Policy = TEST_POLICY) {
    this.stay = new PlayedCase(at, stayPolicy);
    this.planPolicy = planPolicy;
    this.stay.settlesReports = false;
    this.add();
  }

  /** A plan that nobody has begun yet. */
  add(): PlayedSip {
    const plan = new PlayedSip(this.stay.at, this.planPolicy, 'sip', `s${this.plans.length + 1}`);
    plan.settlesReports = false;
    this.plans.push(plan);
    return plan;
  }

  get cases(): AnyPlayed[] {
    return [this.stay, ...this.plans];
  }

  /** The plan that is open, or the last there was. */
  get plan(): PlayedSip {
    return (this.plans.find((one) => isOpen(one)) ?? this.plans.at(-1)) as PlayedSip;
  }

  /** One clock for all. */
  get at(): Instant {
    return Math.max(...this.cases.map(({ at }) => at)) as Instant;
  }

  sync(): void {
    const { at } = this;
    for (const one of this.cases) one.at = at;
  }

  /** Attempts of reports that are under way. */
  underWay(): { from: AnyPlayed; delivery: Delivery }[] {
    return this.cases.flatMap((from) =>
      from
        .deliveries()
        .filter(({ channel, status }) => channel === 'process' && status === 'trying')
        .map((delivery) => ({ from, delivery })),
    );
  }

  /** The report arrives; whether its sender hears of that is another matter. */
  arrive({ from, delivery }: { from: AnyPlayed; delivery: Delivery }): AttemptOutcome {
    const composed = from.process.compose(from.state, delivery.item, NO_MARKS, this.at);
    if (!('report' in composed)) throw new Error('a report that the gate stops');
    if (this.answered.has(delivery.item)) return { kind: 'told' };
    const to = this.receiverOf(composed) ?? (composed.opens ? this.opened() : undefined);
    if (!to) return { kind: 'told' };
    const { item, command } = composed;
    const given = to.command({ ...command, commandId: item, by: processActor(from.state.caseId), channel: 'hub' });
    if (typeof given !== 'string') {
      this.answered.set(item, to.state.caseId);
      return { kind: 'told' };
    }
    return this.receiverOf(composed) === to ? { kind: 'refused', reason: given } : { kind: 'failed', reason: 'ended' };
  }

  conclude({ from, delivery: { item, attempt } }: { from: AnyPlayed; delivery: Delivery }, outcome: AttemptOutcome) {
    from.command({ type: 'deliveryOutcomes', data: { outcomes: [{ item, attempt, outcome }] } });
  }

  /** Every report that waits or is under way arrives, and what follows from them. */
  carryAll(): void {
    for (let rounds = 0; rounds < 200; rounds += 1) {
      this.sync();
      for (const one of this.cases) one.clock();
      const waiting = this.cases.some((one) => one.deliveries().some(isWaitingReport));
      const ways = this.underWay();
      if (ways.length === 0 && !waiting) return;
      for (const way of ways) this.conclude(way, this.arrive(way));
      this.stay.later(1);
    }
    throw new Error('the reports never come to an end');
  }

  private receiverOf({ kind, caseId, personId }: OutgoingReport): AnyPlayed | undefined {
    const named = this.cases.find((one) => one.state.caseId === caseId && one.process.kind === kind);
    const claim = openCaseClaim(kind, personId);
    return named ?? this.cases.find((one) => one.process.claimsOf(one.state).includes(claim));
  }

  private opened(): AnyPlayed {
    const empty = this.plans.find((one) => one.state.number === 0);
    return empty ?? this.add();
  }
}

export function isOpen({ process, state }: PlayedSip): boolean {
  return process.claimsOf(state).length > 0;
}

function isWaitingReport({ channel, status }: Delivery): boolean {
  return channel === 'process' && (status === 'waiting' || status === 'trying');
}
