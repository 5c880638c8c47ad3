import { caseIdOf, newCore } from './case-ids.ts';
import { referenceCommands } from './reference-case.ts';
import type { Side } from './sides.ts';
import type { Stand } from './stand.ts';

export interface PlayedCase {
  core: string;
  /** One for each command in order: ms from given to answered. */
  latencies: number[];
}

/**
 * Plays the reference case to its end. As in life, what a command makes go out has arrived before the next one comes; the end is when
 * the engine says that the discharge's run is complete.
 */
export async function playCase(stand: Stand, side: Side, core = newCore()): Promise<PlayedCase> {
  const latencies: number[] = [];
  await side.prepare(core);
  for (const [index, { kind, command }] of referenceCommands(core, Date.now()).entries()) {
    const from = performance.now();
    await side.send({ caseId: caseIdOf(kind, core), kind }, command, index === 0);
    latencies.push(performance.now() - from);
    await stand.settling.settled(core);
  }
  await stand.client.workflow.getHandle(caseIdOf('discharge', core)).result();
  return { core, latencies };
}
