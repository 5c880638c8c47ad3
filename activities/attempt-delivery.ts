import type { AttemptOutcome } from '../domain/process/delivery.ts';
import type { OutgoingMessage, PersonMarks, Stopped } from '../domain/disclosure/message.ts';
import type { CaseState } from '../domain/process/state.ts';

export interface DeliveryAttempt {
  caseId: string;
  kind: string;
  item: string;
  attempt: number;
}

export type AttemptDelivery = (attempt: DeliveryAttempt) => Promise<AttemptOutcome>;

export interface DeliveryPorts<P extends { marks: PersonMarks }> {
  /** The case as it is stored now, and the person as known now. */
  read(caseId: string): Promise<{ state: CaseState; person: P | null } | null>;
  /** The gate: what may go of this item at this moment, or why nothing may. */
  compose(kind: string, state: CaseState, item: string, marks: PersonMarks): OutgoingMessage | Stopped;
  send(message: OutgoingMessage, person: P): Promise<AttemptOutcome>;
  /** Says that an attempt failed by a fault of ours; codes only. */
  onFault(attempt: DeliveryAttempt, error: unknown): void;
}

/** Asks the gate just before it sends, and says how it went. Never throws: every failure is an outcome. */
export function createAttemptDelivery<P extends { marks: PersonMarks }>(ports: DeliveryPorts<P>): AttemptDelivery {
  return async (attempt) => {
    try {
      const found = await ports.read(attempt.caseId);
      const delivery = found?.state.deliveries[attempt.item];
      if (!found || !delivery) return { kind: 'failed', reason: 'case-not-readable' };
      if (delivery.status === 'stopped') return { kind: 'stopped', reason: delivery.lastFailure ?? 'stopped' };
      if (!found.person) return { kind: 'stopped', reason: 'person-unknown' };
      const message = ports.compose(attempt.kind, found.state, attempt.item, found.person.marks);
      if ('stopped' in message) return { kind: 'stopped', reason: message.reason };
      return await ports.send(message, found.person);
    } catch (error) {
      ports.onFault(attempt, error);
      return { kind: 'failed', reason: 'fault' };
    }
  };
}
