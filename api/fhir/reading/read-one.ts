import type { Member } from '../../../adapters/directory/directory.ts';
import type { PlanType } from '../../../adapters/fhir/search/plan-table.ts';
import type { ReadType } from '../../../adapters/fhir/search/table.ts';
import { caseOfDuty } from '../../../adapters/store/case-search.ts';
import { findFhirId } from '../../../adapters/store/fhir-ids.ts';
import type { DutyView } from '../../../domain/disclosure/frame-view.ts';
import type { Deps } from '../../deps.ts';
import { contextFor, encounterItems, organizationItems, patientItems, taskItems, type Item } from './items.ts';
import { PLAN_KINDS } from './plan-copies.ts';
import { planItems, plansWith } from './plan-items.ts';
import { findSeenCases, seenCases, type SeenCase } from '../../seen-cases.ts';

/** One thing by its id, or nothing: what one may not see and what does not exist are the same. */
export async function readOne(deps: Deps, member: Member, type: ReadType, id: string): Promise<Item | undefined> {
  switch (type) {
    case 'Organization':
      return organizationItems(await contextFor(deps, member, [])).find((item) => item.id === id);
    case 'Task':
      return (await readTask(deps, member, id))?.item ?? (await readPlanPart(deps, member, type, id));
    case 'Encounter': {
      const seen = await seenCases(deps, member, [await targetOf(deps, member, type, id)]);
      return calledAs(deps, member, type, id, seen, (context) => encounterItems(deps, context, seen));
    }
    case 'Patient': {
      const seen = await findSeenCases(deps, member, { personIds: [await targetOf(deps, member, type, id)] });
      return calledAs(deps, member, type, id, seen, async (context) => patientItems(context, seen));
    }
    default:
      return readPlanPart(deps, member, type, id);
  }
}

/** Ids of a plan's parts tell nothing of the plan, so the reader's own plans are looked through. */
async function readPlanPart(
  deps: Deps,
  member: Member,
  type: PlanType | 'Task',
  id: string,
): Promise<Item | undefined> {
  const seen = await findSeenCases(deps, member, { kinds: PLAN_KINDS });
  const context = await contextFor(deps, member, seen);
  const items = await planItems(deps, member, context, plansWith(context, seen, type, id));
  return items.find((item) => item.type === type && item.id === id);
}

export interface TaskRead {
  item: Item;
  duty: DutyView;
  seen: SeenCase;
}

/** A duty of the reader's, open or not. */
export async function readTask(deps: Deps, member: Member, id: string): Promise<TaskRead | undefined> {
  const caseId = await caseOfDuty(deps.db, id);
  if (caseId === null) return undefined;
  const seen = await seenCases(deps, member, [caseId]);
  const [first] = seen;
  const duty = first?.view.duties.find((one) => one.id === id);
  const [item] = await taskItems(deps, member, await contextFor(deps, member, seen), seen, (one) => one.id === id);
  return first && duty && item ? { item, duty, seen: first } : undefined;
}

/** An id that another client chose leads nowhere. */
async function targetOf({ db }: Deps, member: Member, type: 'Encounter' | 'Patient', id: string): Promise<string> {
  const row = await findFhirId(db, type, id);
  if (!row) return id;
  return row.client === member.hsaId ? row.target : '';
}

/** A reader with several names for one thing gets it under the one that was asked for. */
async function calledAs(
  deps: Deps,
  member: Member,
  type: 'Encounter' | 'Patient',
  id: string,
  seen: readonly SeenCase[],
  items: (context: Awaited<ReturnType<typeof contextFor>>) => Promise<Item[]>,
): Promise<Item | undefined> {
  const context = await contextFor(deps, member, seen);
  const [item] = await items({
    ...context,
    idOf: (asked, target) => (asked === type ? id : context.idOf(asked, target)),
  });
  return item;
}
