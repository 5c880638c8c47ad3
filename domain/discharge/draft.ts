import type { Instant } from '../calendar/instant.ts';
import { baseEvolve } from '../process/base-evolve.ts';
import { isUnsettled, type Delivery, type DeliveryRequest } from '../process/delivery.ts';
import { eventId, type Fact, type ProcessEvent } from '../process/event.ts';
import type { Command } from '../process/command.ts';
import type { DeviationCode, StopCode } from './codes.ts';
import type { DischargeEvents, DischargeEventType } from './events.ts';
import { evolveDischarge } from './evolve.ts';
import type { DischargeState } from './state.ts';

/**
 * Facts as they are decided, folded as they come so that each rule sees what the one before it decided. Event numbers in its
 * state are provisional: rules name units, episodes and estimates by their places instead.
 */
export class Draft {
  readonly facts: Fact[] = [];
  readonly command: Command;
  /** The hub's clock. */
  readonly at: Instant;
  state: DischargeState;

  constructor(state: DischargeState, command: Command, at: Instant) {
    this.state = state;
    this.command = command;
    this.at = at;
  }

  /** @param occurredAt the command's own when left out */
  add<T extends DischargeEventType>(type: T, data: DischargeEvents[T], occurredAt?: Instant): void {
    this.push({ type, data, ...(occurredAt === undefined ? {} : { occurredAt }) });
  }

  request(request: DeliveryRequest): void {
    this.push({ type: 'deliveryRequested', data: request, occurredAt: this.at });
  }

  /** Stops what waits or is under way among the chosen deliveries. */
  stop(reason: StopCode, which: (delivery: Delivery) => boolean): void {
    for (const delivery of Object.values(this.state.deliveries)) {
      if (!isUnsettled(delivery) || !which(delivery)) continue;
      this.push({ type: 'deliveryStopped', data: { item: delivery.item, reason }, occurredAt: this.at });
    }
  }

  deviate(code: DeviationCode, occurredAt?: Instant, codes?: string[]): void {
    this.add('deviationRecorded', { code, ...(codes ? { codes } : {}) }, occurredAt);
  }

  private push(fact: Fact): void {
    this.facts.push(fact);
    const number = this.state.number + 1;
    const event: ProcessEvent = {
      type: fact.type,
      schema: 1,
      eventId: eventId(this.state.caseId, number),
      process: this.state.caseId,
      number,
      commandId: this.command.commandId,
      by: this.command.by,
      occurredAt: fact.occurredAt ?? this.command.occurredAt,
      recordedAt: this.at,
      data: fact.data,
    };
    this.state = evolveDischarge(baseEvolve(this.state, event), event);
  }
}
