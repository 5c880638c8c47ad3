import { randomBytes } from 'node:crypto';
import { referenceCommands } from './reference-case.ts';
import type { Side } from './sides.ts';
import type { Stand } from './stand.ts';

export interface PlayedCase {
  caseId: string;
  /** One for each command in order: ms from given to answered. */
  latencies: number[];
}

export function newCaseId(): string {
  return `b${randomBytes(10).toString('hex')}`;
}

/**
 * Plays the reference case to its end. As in life, what a command makes go out has arrived before the next one comes; the end is when
 * the engine says that the run is complete.
 */
export async function playCase(stand: Stand, side: Side, caseId = newCaseId()): Promise<PlayedCase> {
  const latencies: number[] = [];
  await side.prepare(caseId);
  for (const [index, command] of referenceCommands(caseId, Date.now()).entries()) {
    const from = performance.now();
    await side.send(caseId, command, index === 0);
    latencies.push(performance.now() - from);
    await stand.settling.settled(caseId);
  }
  await stand.client.workflow.getHandle(caseId).result();
  return { caseId, latencies };
}
