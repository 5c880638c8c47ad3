import type { Communication, FhirResource, Task } from 'fhir/r4.js';
import type { Member } from '../../../adapters/directory/directory.ts';
import { metaOf, type OutContext } from '../../../adapters/fhir/out-context.ts';
import { PLAN_SEARCHES, type PlanType } from '../../../adapters/fhir/search/plan-table.ts';
import type { ReadType } from '../../../adapters/fhir/search/table.ts';
import { readingFrame } from '../../../adapters/fhir/sip/reading-frame.ts';
import { sipResources } from '../../../adapters/fhir/sip/resources.ts';
import { recordedTimes } from '../../../adapters/store/case-search.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { Deps } from '../../deps.ts';
import type { SeenCase } from '../../seen-cases.ts';
import type { Item } from './items.ts';
import { planCopy, seenPlans, type SeenPlan } from './plan-copies.ts';
import { planNumbers } from './plan-numbers.ts';

interface Numbered {
  resource: FhirResource;
  /** 0 for what has no versions. */
  number: number;
}

export function isPlanType(type: string): type is PlanType {
  return Object.hasOwn(PLAN_SEARCHES, type);
}

/** Every resource of the plans that the reader may fetch. */
export async function planItems(
  deps: Deps,
  member: Member,
  context: OutContext,
  seen: readonly SeenCase[],
): Promise<Item[]> {
  const plans = await Promise.all(
    seenPlans(seen).map(async (plan) => ({ plan, parts: await partsOf(deps, member, context, plan) })),
  );
  const times = await recordedTimes(
    deps.db,
    plans.flatMap(({ plan, parts }) => parts.map(({ number }) => ({ caseId: plan.id, number }))),
  );
  return plans.flatMap(({ plan, parts }) =>
    parts.map(({ resource, number }) => {
      // A consent that has ended by the clock is later than all that has been recorded.
      const at = number === 0 ? 0 : (times.get(`${plan.id}.${number}`) ?? plan.state.lastRecordedAt);
      return itemOf(plan, resource, number, at);
    }),
  );
}

/** Those plans of which a part may have the id, found without folding anything. */
export function plansWith(
  context: OutContext,
  seen: readonly SeenCase[],
  type: PlanType | 'Task',
  id: string,
): SeenCase[] {
  // The ids of these follow what was told, which the plan as it is now may not hold.
  if (type === 'Provenance' || type === 'PractitionerRole') return [...seen];
  return seenPlans(seen).filter(({ view, personId }) =>
    sipResources(view.sip, readingFrame(context, personId), view.deliveries).some(
      (resource) => resource.resourceType === type && resource.id === id,
    ),
  );
}

async function partsOf(deps: Deps, member: Member, context: OutContext, plan: SeenPlan): Promise<Numbered[]> {
  const { view, state, personId } = plan;
  const copy = await planCopy(deps, member, plan);
  const frame = readingFrame(context, personId);
  const made = sipResources(copy ?? view.sip, frame, view.deliveries);
  const served = copy ? made : made.flatMap(withoutPlan);
  const numberOf = planNumbers(state, copy ?? view.sip, view.deliveries, {
    party: member.party,
    at: deps.now() as Instant,
  });
  return served.map((resource) => ({
    resource,
    number: hasVersions(resource) ? numberOf(resource.id ?? '') : 0,
  }));
}

/** One that was told something once, and may not fetch the plan, has what it was told by and no more. */
function withoutPlan(resource: FhirResource): Communication[] {
  if (resource.resourceType !== 'Communication') return [];
  const { basedOn: _plan, ...rest } = resource;
  return [rest];
}

/** Staff and those close are known by the directory and by the case: they have no history of their own. */
function hasVersions({ resourceType }: FhirResource): boolean {
  return resourceType !== 'PractitionerRole' && resourceType !== 'RelatedPerson';
}

function itemOf(plan: SeenPlan, resource: FhirResource, number: number, at: number): Item {
  const version = { number: number === 0 ? 1 : number, at };
  return {
    type: resource.resourceType as ReadType,
    id: resource.id ?? '',
    version,
    personId: plan.personId,
    caseId: plan.id,
    ...(resource.resourceType === 'Task' ? taskSearched(resource) : {}),
    resource: () => (number === 0 ? resource : { ...resource, meta: { ...resource.meta, ...metaOf(version) } }),
  };
}

/** What searches ask of every Task, the duties' as well. */
function taskSearched({ status, code, owner }: Task): Pick<Item, 'status' | 'code' | 'ownerId'> {
  const [{ system = '', code: value = '' } = {}] = code?.coding ?? [];
  const ownerId = owner?.reference?.split('/')[1];
  return { status, code: { system, code: value }, ...(ownerId === undefined ? {} : { ownerId }) };
}
