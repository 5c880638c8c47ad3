import type { MailCarrier } from './mail-sender.ts';
import type { Prompt } from './prompt.ts';

/** The newest that are kept; the rest are forgotten. */
const KEPT = 200;

export interface LocalMail extends Prompt {
  /** ms since 1970 */
  receivedAt: number;
  /** How often the same mail has come. */
  times: number;
}

/** Where mails stay in an installation without a mail server. In memory: a restart empties it. */
export interface Mailbox {
  carry: MailCarrier;
  /** Newest first, each mail once. */
  mails(): LocalMail[];
}

export function localMailbox(now: () => number): Mailbox {
  const byId = new Map<string, LocalMail>();
  return {
    async carry(prompt) {
      const before = byId.get(prompt.messageId);
      byId.set(prompt.messageId, {
        ...prompt,
        receivedAt: before?.receivedAt ?? now(),
        times: (before?.times ?? 0) + 1,
      });
      for (const id of [...byId.keys()].slice(0, -KEPT)) byId.delete(id);
      return { kind: 'told' };
    },
    mails: () => [...byId.values()].reverse(),
  };
}
