import type { OutgoingMessage } from '../domain/disclosure/message.ts';

export interface Stored {
  /** Items to send because of the command. */
  send: string[];
  /** True when no more commands are to come. */
  last: boolean;
}

/**
 * What the hub sent in one reference case, so that the bare side sends the same, to the same, at the same time. Ids hold the case's
 * own id, which is replaced by that of the case at hand.
 */
export class SendPlan {
  private caseId = '';
  private lastCommand = '';
  private readonly items = new Map<string, string[]>();
  private readonly messages = new Map<string, string>();

  /** Notes what the hub does in this case from now on, instead of in any other. */
  record(caseId: string): void {
    this.caseId = caseId;
    this.items.clear();
    this.messages.clear();
  }

  noteAttempts(caseId: string, commandId: string, items: string[]): void {
    if (caseId === this.caseId && items.length > 0) this.items.set(commandId, items);
  }

  noteMessage(message: OutgoingMessage): void {
    if (message.caseId === this.caseId) this.messages.set(message.item, JSON.stringify(message));
  }

  endsWith(commandId: string): void {
    this.lastCommand = commandId;
  }

  after(caseId: string, commandId: string): Stored {
    const items = this.items.get(commandId.replace(caseId, this.caseId)) ?? [];
    return {
      send: items.map((item) => item.replace(this.caseId, caseId)),
      last: commandId.replace(caseId, this.caseId) === this.lastCommand,
    };
  }

  /** Throws when the hub sent no such item. */
  message(caseId: string, item: string): OutgoingMessage {
    const text = this.messages.get(item.replace(caseId, this.caseId));
    if (text === undefined) throw new Error('an item that is not in the plan');
    return JSON.parse(text.replaceAll(this.caseId, caseId)) as OutgoingMessage;
  }

  /** Messages sent to systems in the whole case. */
  get size(): number {
    return this.messages.size;
  }
}
