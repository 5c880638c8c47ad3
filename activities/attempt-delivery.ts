import type { OutgoingMessage, PersonMarks, Stopped } from '../domain/disclosure/message.ts';
import type { AttemptOutcome, DeliveryChannel } from '../domain/process/delivery.ts';
import type { OutgoingReport } from '../domain/process/report.ts';
import type { CaseState } from '../domain/process/state.ts';
import type { TellProcess } from './tell-process.ts';

export interface DeliveryAttempt {
  caseId: string;
  kind: string;
  item: string;
  attempt: number;
}

export type AttemptDelivery = (attempt: DeliveryAttempt) => Promise<AttemptOutcome>;

/** Channels by which the hub itself sends something out of the hub. */
export type SendingChannel = Exclude<DeliveryChannel, 'workList' | 'letter' | 'process'>;

/** Sends one message by one channel. Never throws for what the receiver does. */
export type Send<P> = (message: OutgoingMessage, person: P) => Promise<AttemptOutcome>;

export interface DeliveryPorts<P extends { marks: PersonMarks }> {
  /** The case as it is stored now, and the person as known now. */
  read(caseId: string): Promise<{ state: CaseState; person: P | null } | null>;
  /** The gate: what may go of this item at this moment, or why nothing may. */
  compose(kind: string, state: CaseState, item: string, marks: PersonMarks): OutgoingMessage | OutgoingReport | Stopped;
  senders: Record<SendingChannel, Send<P>>;
  tellProcess: TellProcess;
  /** Says that an attempt failed by a fault of ours; codes only. */
  onFault(attempt: DeliveryAttempt, error: unknown): void;
}

/** Nothing is known of the person: what stays inside the hub goes on under the strictest marks. */
const UNKNOWN_MARKS: PersonMarks = { deceased: false, protection: 'other' };

/** Asks the gate just before it sends, and says how it went. Never throws: every failure is an outcome. */
export function createAttemptDelivery<P extends { marks: PersonMarks }>(ports: DeliveryPorts<P>): AttemptDelivery {
  return async (attempt) => {
    try {
      return await attempted(ports, attempt);
    } catch (error) {
      ports.onFault(attempt, error);
      return { kind: 'failed', reason: 'fault' };
    }
  };
}

async function attempted<P extends { marks: PersonMarks }>(
  ports: DeliveryPorts<P>,
  { caseId, kind, item }: DeliveryAttempt,
): Promise<AttemptOutcome> {
  const found = await ports.read(caseId);
  const delivery = found?.state.deliveries[item];
  if (!found || !delivery) return { kind: 'failed', reason: 'case-not-readable' };
  if (delivery.status === 'stopped') return { kind: 'stopped', reason: delivery.lastFailure ?? 'stopped' };
  const { state, person } = found;
  const { channel } = delivery;
  if (!person && channel !== 'process') return { kind: 'stopped', reason: 'person-unknown' };
  const composed = ports.compose(kind, state, item, person?.marks ?? UNKNOWN_MARKS);
  if ('stopped' in composed) return { kind: 'stopped', reason: composed.reason };
  if ('report' in composed) return ports.tellProcess(caseId, composed);
  if (!person || !isSent(channel)) return { kind: 'refused', reason: 'no-channel' };
  return ports.senders[channel](composed, person);
}

function isSent(channel: DeliveryChannel): channel is SendingChannel {
  return channel !== 'workList' && channel !== 'letter' && channel !== 'process';
}
