import type { Client } from '@temporalio/client';

/** What the engine keeps of one finished run. */
export interface HistoryCost {
  events: number;
  bytes: number;
  transitions: number;
}

export async function historyCost(client: Client, caseId: string): Promise<HistoryCost> {
  const described = await client.workflow.getHandle(caseId).describe();
  if (described.status.name !== 'COMPLETED') throw new Error(`The run of a case is ${described.status.name}.`);
  return {
    events: described.historyLength,
    bytes: described.historySize ?? 0,
    transitions: Number(described.raw.workflowExecutionInfo?.stateTransitionCount ?? 0),
  };
}
