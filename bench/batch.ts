import { setTimeout as sleep } from 'node:timers/promises';
import { cpuBetween, cpuTime, type CpuTime } from './cpu-time.ts';
import { playCase, type PlayedCase } from './play-case.ts';
import type { Side } from './sides.ts';
import type { Stand } from './stand.ts';

/** The engine finishes what a closed run leaves behind in this time; it counts as the batch's. */
const AFTERMATH_MS = 300;

export interface Batch {
  cases: PlayedCase[];
  /** From the first command to the last case's end. */
  wallMs: number;
  /** SQL statements of the whole batch. */
  statements: number;
  /** Of the whole batch, ms; `others` is what all other processes used meanwhile, the receiver included. */
  cpu: Pick<CpuTime, 'node' | 'engine'> & { others: number };
}

/** Plays `count` cases, `concurrency` at a time. */
export async function runBatch(stand: Stand, side: Side, count: number, concurrency: number): Promise<Batch> {
  const cases: PlayedCase[] = [];
  let begun = 0;
  const statementsBefore = stand.statements();
  const before = cpuTime(stand.enginePid);
  const from = performance.now();
  const player = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      cases.push(await playCase(stand, side));
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, concurrency) }, player));
  const wallMs = performance.now() - from;
  await sleep(AFTERMATH_MS);
  const { node, engine, machine } = cpuBetween(before, cpuTime(stand.enginePid));
  const statements = stand.statements() - statementsBefore;
  return { cases, wallMs, statements, cpu: { node, engine, others: Math.max(0, machine - node - engine) } };
}
