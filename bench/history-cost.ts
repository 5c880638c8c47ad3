import type { Client } from '@temporalio/client';
import { caseIdOf } from './case-ids.ts';
import type { Kind } from './said.ts';

/** What the engine keeps of one played case, both of its runs. */
export interface HistoryCost {
  events: number;
  bytes: number;
  transitions: number;
}

/** Asked once: the SIP's run, which would go on living, is ended. */
export async function historyCost(client: Client, core: string): Promise<HistoryCost> {
  const discharge = await costOf(client, 'discharge', core);
  const sip = await costOf(client, 'sip', core);
  await client.workflow.getHandle(caseIdOf('sip', core)).terminate('measured');
  return {
    events: discharge.events + sip.events,
    bytes: discharge.bytes + sip.bytes,
    transitions: discharge.transitions + sip.transitions,
  };
}

const STATUS_AT_END: Record<Kind, string> = { discharge: 'COMPLETED', sip: 'RUNNING' };

async function costOf(client: Client, kind: Kind, core: string): Promise<HistoryCost> {
  const described = await client.workflow.getHandle(caseIdOf(kind, core)).describe();
  if (described.status.name !== STATUS_AT_END[kind]) {
    throw new Error(`The run of a ${kind} is ${described.status.name}.`);
  }
  return {
    events: described.historyLength,
    bytes: described.historySize ?? 0,
    transitions: Number(described.raw.workflowExecutionInfo?.stateTransitionCount ?? 0),
  };
}
