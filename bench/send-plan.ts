import type { OutgoingMessage } from '../domain/disclosure/message.ts';
import type { DeliveryChannel } from '../domain/process/delivery.ts';
import type { OutgoingReport } from '../domain/process/report.ts';
import { coreOf } from './case-ids.ts';

export interface Stored {
  /** Items to send because of the command. */
  send: string[];
  /** True when no more commands are to come to this workflow. */
  last: boolean;
}

/** What one item is, as the hub's gate let it out. */
export type Planned =
  | { channel: DeliveryChannel; message: OutgoingMessage }
  /** `reached`: how it came to the other process; undefined when there was none to tell. */
  | { report: OutgoingReport; reached: 'existing' | 'opened' | undefined };

/**
 * What the hub sent in one reference case, so that the bare side sends the same, to the same, at the same time. Ids hold the case's
 * own id, which is replaced by that of the case at hand.
 */
export class SendPlan {
  private core = '';
  private lastCommand = '';
  private readonly items = new Map<string, string[]>();
  private readonly planned = new Map<string, string>();

  /** Notes what the hub does in this case from now on, instead of in any other. */
  record(core: string, lastCommand: string): void {
    this.core = core;
    this.lastCommand = lastCommand;
    this.items.clear();
    this.planned.clear();
  }

  noteAttempts(caseId: string, commandId: string, items: string[]): void {
    if (coreOf(caseId) === this.core && items.length > 0) this.items.set(commandId, items);
  }

  note(caseId: string, item: string, planned: Planned): void {
    if (coreOf(caseId) === this.core) this.planned.set(item, JSON.stringify(planned));
  }

  after(caseId: string, commandId: string): Stored {
    const core = coreOf(caseId);
    const command = commandId.replace(core, this.core);
    const items = this.items.get(command) ?? [];
    return { send: items.map((item) => item.replace(this.core, core)), last: command === this.lastCommand };
  }

  /** Throws when the hub sent no such item. */
  of(caseId: string, item: string): Planned {
    const core = coreOf(caseId);
    const text = this.planned.get(item.replace(core, this.core));
    if (text === undefined) throw new Error('an item that is not in the plan');
    return JSON.parse(text.replaceAll(this.core, core)) as Planned;
  }

  /** Messages to systems, and reports between the two processes, in the whole case. */
  get size(): { messages: number; reports: number } {
    const all = [...this.planned.values()].map((text) => JSON.parse(text) as Planned);
    const reports = all.filter((one) => 'report' in one).length;
    return { messages: all.length - reports, reports };
  }
}
