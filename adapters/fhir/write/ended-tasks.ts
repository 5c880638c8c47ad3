import type { Reference } from 'fhir/r4.js';
import { taskReason } from '../sip/task-reason.ts';
import { referenceTo, type Change } from './change.ts';
import { endedPart, isOfHub, keptThere } from './ended-part.ts';
import type { WriteFrame } from './frame.ts';
import type { Standing } from './look-up.ts';
import type { Loose, Part } from './plan.ts';
import { relativeTo } from './references.ts';
import { search } from './search.ts';
import { isAsTold, isFinished } from './task-status.ts';

/**
 * Tasks of the hub's that the EHR has by the plan and that the hub's plan has no more: of a plan that has ended all that are not
 * finished, else those that nobody there has taken on. An EHR that cannot search for them keeps them as they stand.
 */
export async function endedTasks(frame: WriteFrame, parts: readonly Part[], standing: Standing): Promise<Change[]> {
  const { ask, base, capability, names } = frame;
  const plan = parts.find(({ resource, ours }) => ours && resource.resourceType === 'CarePlan');
  const there = plan && standing.get(plan.urn);
  // One that does not know the parameter may give every task that it has.
  if (!there || !capability.searches('Task', 'based-on')) return [];
  const planReference = referenceTo(there);
  const values = [planReference];
  const found = await search(ask, { resourceType: 'Task', parameter: 'based-on', values, secret: [], base });
  const kept = keptThere(parts, standing);
  return found
    .filter((task) => isOfPlan(task, planReference, frame) && !isFinished(task) && !kept.has(referenceTo(task)))
    .filter((task) => plan.closes || isAsTold(task, names))
    .map((task) => {
      const statusReason = taskReason(names, plan.closes ? 'plan-ended' : 'not-in-plan');
      return endedPart(task, { status: 'cancelled', statusReason });
    });
}

function isOfPlan(task: Loose, plan: string, { base, names }: WriteFrame): boolean {
  const { basedOn = [] } = task as { basedOn?: Reference[] };
  return (
    isOfHub(task, names) &&
    basedOn.some(({ reference }) => reference !== undefined && relativeTo(base, reference) === plan)
  );
}
