import { discharge } from './discharge/process.ts';
import { localSip, sip } from './sip/process.ts';
import type { Process } from './process/process.ts';

/** Every kind of process, by the name that rows and runs carry. */
const PROCESSES: Record<string, Process> = { discharge, sip, 'l-sip': localSip };

/** Throws on a kind that no code knows: a fault of ours, never of a sender. */
export function processOf(kind: string): Process {
  const found = PROCESSES[kind];
  if (!found) throw new Error(`no process of kind ${kind}`);
  return found;
}

export const KINDS: readonly string[] = Object.keys(PROCESSES);
