import type { Instant } from '../calendar/instant.ts';
import type { Delivery } from '../process/delivery.ts';
import { INFORMATION_KINDS } from '../sip/commands.ts';
import { THE_PERSON } from '../sip/matter.ts';
import { standingItems, type PlanItem } from '../sip/queries.ts';
import type { PlanVersion, SipState, WholePart } from '../sip/state.ts';
import { wordsOf } from '../sip/told.ts';
import type { CopyFor, PlanDifference, RemovedItem } from './sip-copy.ts';
import { leadFor } from './sip-cut-meeting.ts';
import { versionsFor } from './sip-cut-plan.ts';
import { scopeFor, type Scope } from './sip-scope.ts';

/** Whose reading it is: what may be in it is what all of them may have, the one who prints a letter as well as its reader. */
interface Readers {
  state: SipState;
  scopes: readonly [Scope, ...Scope[]];
  at: Instant;
}

/** What the latest version that the reader knows of changed, and what has been written since. Nothing before there is one. */
export interface Differences {
  inVersion?: PlanDifference;
  sinceVersion?: PlanDifference;
}

export function differencesFor(state: SipState, scope: Scope, at: Instant): Differences {
  const readers: Readers = { state, scopes: [scope], at };
  const [last, before] = versionsFor(state, scope).reverse();
  return {
    ...(last && before ? { inVersion: differenceBetween(readers, before, last) } : {}),
    ...(last ? { sinceVersion: differenceBetween(readers, last) } : {}),
  };
}

/**
 * What is otherwise in a plan that is sent than in the one that the receiver was told before; nothing for one who has had none, to whom
 * all of it is new.
 */
export function differenceTold(
  state: SipState,
  delivery: Delivery,
  of: CopyFor,
  at: Instant,
): PlanDifference | undefined {
  const before = toldBefore(state, delivery);
  const reader = scopeFor(state, of, at);
  const isPrinted = delivery.to.party === THE_PERSON;
  const scopes: Readers['scopes'] = isPrinted
    ? [scopeFor(state, { party: delivery.requestedBy }, at), reader]
    : [reader];
  return before && differenceBetween({ state, scopes, at }, before);
}

/** The latest version before this one that its receiver was told, or drew up. */
function toldBefore({ plan, deliveries, byHand }: SipState, { about, to }: Delivery): PlanVersion | undefined {
  const told = Object.values(deliveries)
    .filter((one) => one.message === 'sipPlan' && one.to.party === to.party && one.to.unit === to.unit)
    .filter((one) => one.toldAt !== undefined || Object.hasOwn(byHand, one.about ?? ''))
    .map((one) => versionAbout(one.about));
  return plan.versions.findLast(
    ({ version, party }) => version < versionAbout(about) && (told.includes(version) || party === to.party),
  );
}

function versionAbout(about: Delivery['about']): number {
  return Number(wordsOf(about)[1]);
}

/** @param after the plan as it stands now when left out */
function differenceBetween(readers: Readers, before: PlanVersion, after?: PlanVersion): PlanDifference {
  const { state, scopes } = readers;
  const items = after?.items ?? Object.fromEntries(standingItems(state).map((one) => [one.id, one.contentNumber]));
  const seen = allItems(state).filter(({ item }) => scopes.every((scope) => scope.mayHave(item)));
  const idsOf = (differs: (was: number | undefined, is: number | undefined) => boolean): string[] =>
    seen.filter(({ item: { id } }) => differs(before.items[id], items[id])).map(({ item }) => item.id);
  const gone = new Set(idsOf((was, is) => was !== undefined && is === undefined));
  return {
    added: idsOf((was, is) => was === undefined && is !== undefined),
    changed: idsOf((was, is) => was !== undefined && is !== undefined && was !== is),
    removed: seen
      .filter(({ item }) => gone.has(item.id) && hadIt(readers, item))
      .map(({ item: { id, kind, party }, what, text }) => ({ id, what, text, kind, party })),
    whole: wholeBetween(readers, before.number, after?.number ?? Infinity),
  };
}

function allItems({ plan }: SipState): (Pick<RemovedItem, 'what' | 'text'> & { item: PlanItem })[] {
  return [
    ...plan.needs.map((item) => ({ item, what: 'need' as const, text: item.text })),
    ...plan.goals.map((item) => ({ item, what: 'goal' as const, text: item.text })),
    ...plan.interventions.map((item) => ({ item, what: 'intervention' as const, text: item.what })),
  ];
}

/** By consents that stood when it was taken out: a later one reaches to what stands in the plan, not to what once did. */
function hadIt({ state, scopes, at }: Readers, item: PlanItem): boolean {
  const when = item.removed?.number ?? Infinity;
  const grants = state.grants
    .filter(({ number }) => number < when)
    .map(({ ended, ...grant }) => (ended && ended.number < when ? { ...grant, ended } : grant));
  return scopes.every(({ of }) => scopeFor({ ...state, grants }, of, at).mayHave(item));
}

/** That the contacts have changed is for those alone from whom none of them is hidden. */
function wholeBetween({ state, scopes }: Readers, from: number, to: number): PlanDifference['whole'] {
  if (!scopes.every(({ knows }) => knows)) return [];
  const { parts, followUps, overallResponsibleParty: responsible } = state.plan;
  const isBetween = (number: number | undefined): boolean => number !== undefined && number > from && number <= to;
  const mayKnow: Partial<Record<WholePart, (scope: Scope) => boolean>> = {
    overallResponsibleParty: ({ mayKnowOf }) => responsible !== undefined && mayKnowOf(responsible),
    contacts: ({ kinds }) => INFORMATION_KINDS.every((kind) => kinds.includes(kind)),
  };
  const isLead = isBetween(leadFor(state, scopes[0])?.number);
  return [
    ...(Object.keys(parts) as WholePart[]).filter(
      (part) => isBetween(parts[part]) && scopes.every((scope) => mayKnow[part]?.(scope) ?? true),
    ),
    ...(followUps.some(({ number }) => isBetween(number)) ? (['followUp'] as const) : []),
    ...(isLead ? (['lead'] as const) : []),
  ];
}
