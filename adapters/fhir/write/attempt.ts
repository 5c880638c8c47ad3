import { setTimeout as wait } from 'node:timers/promises';
import { changesOf, steps } from './change.ts';
import { endedConsents } from './ended-consents.ts';
import { endedTasks } from './ended-tasks.ts';
import type { WriteFrame } from './frame.ts';
import { lookUp } from './look-up.ts';
import type { Part } from './plan.ts';
import { EhrConflict, failed, refused } from './reasons.ts';
import { writeSingly } from './write-singly.ts';
import { writeTogether } from './write-together.ts';

const RETRIES = 3;

/** What is written in pieces needs a second pass; one more is for another that wrote between. */
const PASSES = 4;

const SHORTEST_WAIT_MS = 50;

export type Settled = Omit<WriteFrame, 'strongTags'> & { signal: AbortSignal };

/**
 * Compares the plan with what the EHR holds and writes the difference, until there is none that it could write.
 * @throws EhrFailure in all other cases
 */
export async function writePlan(settled: Settled, parts: readonly Part[]): Promise<void> {
  let conflicts = 0;
  for (let passes = 0; passes < PASSES;) {
    try {
      // Whoever compares strictly finds no weak tag to match; whoever does not, takes a strong one as well.
      if (await pass({ ...settled, strongTags: conflicts % 2 === 1 }, parts)) return;
      passes += 1;
    } catch (error) {
      if (!(error instanceof EhrConflict)) throw error;
      if (error.learned) continue;
      conflicts += 1;
      if (conflicts > RETRIES) throw refused('conflict');
      // Those who met must not meet again.
      await wait(SHORTEST_WAIT_MS * 2 ** conflicts * (0.5 + Math.random()), undefined, { signal: settled.signal });
    }
  }
  throw failed('fault');
}

async function pass(frame: WriteFrame, parts: readonly Part[]): Promise<boolean> {
  const standing = await lookUp(frame, parts);
  const changes = changesOf(parts, standing, frame.names, frame.base);
  // First: the plan as it is to be names them no longer.
  const consents = await endedConsents(frame, parts, standing);
  const all = [...changes, ...(await endedTasks(frame, parts, standing))];
  let complete = true;
  for (const step of [...steps(consents, frame.capability), ...steps(all, frame.capability)]) {
    const [only] = step;
    const singly = only && (!frame.capability.transactions || (step.length === 1 && isProvenance(only.part)));
    const written = singly ? await writeSingly(frame, only, standing) : await writeTogether(frame, step, standing);
    complete &&= written;
  }
  return complete;
}

function isProvenance({ resource }: Part): boolean {
  return resource.resourceType === 'Provenance';
}
