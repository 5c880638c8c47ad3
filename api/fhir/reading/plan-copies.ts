import { planId } from '../../../adapters/fhir/sip/ids.ts';
import type { Member } from '../../../adapters/directory/directory.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { fetchableSince } from '../../../domain/disclosure/sip-told-numbers.ts';
import { fetchableCopy, isFetchable, toldVersion } from '../../../domain/disclosure/sip-told.ts';
import type { SipView } from '../../../domain/disclosure/sip-view.ts';
import type { PlanVersion, SipState } from '../../../domain/sip/state.ts';
import type { Deps } from '../../deps.ts';
import { seenAt, type SeenCase } from '../../seen-cases.ts';

/** A plan that the gate let the reader see, and know whom it is about. */
export interface SeenPlan extends SeenCase<SipView> {
  state: SipState;
  personId: string;
}

/** The plans among them. An administrator, and who was told once and may know no more, meets no person and so no plan. */
export function seenPlans(seen: readonly SeenCase[]): SeenPlan[] {
  return seen.flatMap((one) =>
    PLAN_KINDS.includes(one.kind) && one.person ? { ...(one as SeenCase<SipView>), ...ofPlan(one, one.person.id) } : [],
  );
}

export const PLAN_KINDS: readonly string[] = ['sip', 'l-sip'];

function ofPlan({ state }: SeenCase, personId: string): Pick<SeenPlan, 'state' | 'personId'> {
  return { state: state as SipState, personId };
}

/** Id of the CarePlan that the reader may fetch, for what refers to it. */
export function planOf({ now }: Pick<Deps, 'now'>, { party }: Member, seen: SeenCase): string | undefined {
  const [plan] = seenPlans([seen]);
  return plan && isFetchable(plan.state, party, now() as Instant) ? planId(plan.id) : undefined;
}

/** Number of the latest change of whom and which plan a duty may name to the reader; what is no plan never changes in that. */
export function personSince({ now }: Pick<Deps, 'now'>, { party }: Member, { kind, state, view }: SeenCase): number {
  if (!PLAN_KINDS.includes(kind) || view.personId === null) return 0;
  return fetchableSince(state as SipState, party, now() as Instant);
}

/** What the reader may fetch of the plan; nothing when it has been told of no plan and written none. */
export async function planCopy(deps: Deps, { party }: Member, seen: SeenPlan): Promise<SipCopy | undefined> {
  const { state } = seen;
  const at = deps.now() as Instant;
  if (!isFetchable(state, party, at)) return undefined;
  const version = toldVersion(state, party);
  if (!version) return fetchableCopy(state, undefined, party, at);
  if (!hasChangedSince(state, version)) return fetchableCopy(state, state, party, at);
  const told = await seenAt(deps, seen, version.number);
  return fetchableCopy(state, told as SipState, party, at);
}

/** Nothing in the copy follows the case's own state, the consents and the person's marks, which are asked of now anyway. */
const NOT_IN_COPY = ['consent', 'end', 'paused', 'person', 'offer'];

function hasChangedSince({ changed }: SipState, { number }: PlanVersion): boolean {
  return Object.entries(changed).some(([thing, last]) => last > number && !NOT_IN_COPY.includes(thing));
}
