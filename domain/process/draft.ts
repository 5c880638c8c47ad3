import type { Instant } from '../calendar/instant.ts';
import type { Command } from './command.ts';
import { baseEvolve } from './base-evolve.ts';
import { isUnsettled, type Delivery, type DeliveryRequest } from './delivery.ts';
import { eventOf, type Fact, type ProcessEvent } from './event.ts';
import type { CaseState } from './state.ts';

/**
 * Facts as they are decided, folded as they come so that each rule sees what the one before it decided. Event numbers in its
 * state are provisional: rules name things by their places instead.
 */
export class ProcessDraft<S extends CaseState, E extends object, Stop extends string> {
  readonly facts: Fact[] = [];
  readonly command: Command;
  /** The hub's clock. */
  readonly at: Instant;
  state: S;
  private readonly evolve: (state: S, event: ProcessEvent) => S;

  constructor(state: S, command: Command, at: Instant, evolve: (state: S, event: ProcessEvent) => S) {
    this.state = state;
    this.command = command;
    this.at = at;
    this.evolve = evolve;
  }

  /** @param occurredAt the command's own when left out */
  add<T extends keyof E & string>(type: T, data: E[T], occurredAt?: Instant): void {
    this.push({ type, data, ...(occurredAt === undefined ? {} : { occurredAt }) });
  }

  request(request: DeliveryRequest): void {
    this.push({ type: 'deliveryRequested', data: request, occurredAt: this.at });
  }

  /** Stops what waits or is under way among the chosen deliveries. */
  stop(reason: Stop, which: (delivery: Delivery) => boolean): void {
    for (const delivery of Object.values(this.state.deliveries)) {
      if (!isUnsettled(delivery) || !which(delivery)) continue;
      this.push({ type: 'deliveryStopped', data: { item: delivery.item, reason }, occurredAt: this.at });
    }
  }

  private push(fact: Fact): void {
    this.facts.push(fact);
    const event = eventOf(fact, this.state, this.command, this.at);
    this.state = this.evolve(baseEvolve(this.state, event), event);
  }
}
