import type { AttemptOutcome } from '../../domain/process/delivery.ts';
import { failed } from '../lifecare/reasons.ts';
import { promptOf, type MailOrder, type Prompt } from './prompt.ts';

/** Brings a mail on its way, or fails with a reason. Never throws. */
export type MailCarrier = (prompt: Prompt) => Promise<AttemptOutcome>;

export interface MailSettings {
  /** The hub's own address, whose domain also names its mails. */
  from: string;
  /** Where one signs in. */
  publicUrl: string;
  carry: MailCarrier;
}

/** Sends the prompt that something waits, and nothing else. Twice the same item is the same mail to whoever gets it. */
export type MailSender = (order: MailOrder) => Promise<AttemptOutcome>;

export function mailSender({ from, publicUrl, carry }: MailSettings): MailSender {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return async (order) => {
    try {
      return await carry(promptOf(order, publicUrl, domain));
    } catch {
      // The error may hold the address.
      return failed('fault');
    }
  };
}
