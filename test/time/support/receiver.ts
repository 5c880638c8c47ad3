import type { LifecareSender } from '../../../adapters/lifecare/client.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../../domain/disclosure/message.ts';

/** A municipality's system, at the end of the protocol. */
export interface Receiver {
  send: LifecareSender;
  /** Off, it is busy whenever it is asked. */
  up: boolean;
  /** What has been taken, and when by the sender's clock. */
  taken: { message: OutgoingMessage; at: Instant }[];
  /** Everything that was sent to it, taken or not: of which case, and when. */
  asked: { caseId: string; at: Instant }[];
}

export function receiver(): Receiver {
  const it: Receiver = {
    up: true,
    taken: [],
    asked: [],
    async send(message, { sentAt }) {
      it.asked.push({ caseId: message.caseId, at: sentAt });
      if (!it.up) return { kind: 'failed', reason: 'receiver-busy' };
      it.taken.push({ message, at: sentAt });
      return { kind: 'told' };
    },
  };
  return it;
}
