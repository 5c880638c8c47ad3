import { lastVersion, type PlanItem } from '../sip/queries.ts';
import type { Goal, Intervention, PlanNeed, PlanVersion, SipState } from '../sip/state.ts';
import type { SipCopy } from './sip-copy.ts';
import { orderedInterventions } from './sip-order.ts';
import type { Scope } from './sip-scope.ts';

/** What is written in the plan, without what the receiver may not have and without references to it. */
export function planItems({ plan }: SipState, scope: Scope): Pick<SipCopy, 'needs' | 'goals' | 'interventions'> {
  const goals = plan.goals.filter((goal) => !goal.removed && scope.mayHave(goal));
  const interventions = plan.interventions.filter((one) => !one.removed && scope.mayHave(one));
  return {
    needs: plan.needs.filter((need) => !need.removed && scope.mayHave(need)).map(needCopy),
    goals: goals.map((goal) => goalCopy(goal, goals)),
    interventions: orderedInterventions(interventions).map((one) => interventionCopy(one, goals, interventions)),
  };
}

/** Versions of the plan in which something changed that the receiver may have, oldest first: one for the sake of something hidden is none. */
export function versionsFor(state: SipState, scope: Scope): PlanVersion[] {
  const { versions } = state.plan;
  if (scope.kinds.length === 0) return versions.filter(({ party }) => scope.is(party)).slice(-1);
  return versions.filter((version, place) => {
    const before = versions[place - 1];
    return !before || scope.is(version.party) || isChangedFor(state, before, version, scope);
  });
}

/** The latest version that says anything new to the receiver. */
export function lastVersionFor(state: SipState, scope: Scope): PlanVersion | undefined {
  return versionsFor(state, scope).at(-1);
}

/** Its number is its place among those; who drew up versions has their own numbers. */
export function versionCopy(state: SipState, scope: Scope): Pick<SipCopy, 'version'> {
  const seen = versionsFor(state, scope);
  const last = seen.at(-1);
  if (!last) return {};
  const mayKnowWhy = (scope.knows || scope.is(last.party)) && last.because !== undefined;
  return {
    version: {
      version: state.plan.versions.some(({ party }) => scope.is(party)) ? last.version : seen.length,
      drawnUpAt: last.at,
      personAgrees: lastVersion(state)?.personAgrees ?? last.personAgrees,
      ...(mayKnowWhy ? { because: last.because } : {}),
      number: last.number,
    },
  };
}

function isChangedFor(state: SipState, before: PlanVersion, version: PlanVersion, scope: Scope): boolean {
  const { plan, lead } = state;
  const isBetween = (number: number): boolean => number > before.number && number <= version.number;
  if (scope.knows) {
    if (version.asWhole !== before.asWhole || plan.followUps.some(({ number }) => isBetween(number))) return true;
    if (lead && isBetween(lead.number)) return true;
  }
  return [...plan.needs, ...plan.goals, ...plan.interventions].some(
    (item) => version.items[item.id] !== before.items[item.id] && scope.mayHave(item),
  );
}

/** What every item of a plan has. */
function headOf({ id, kind, party, at, changedNumber }: PlanItem) {
  return { id, kind, party, writtenAt: at, changedNumber };
}

function needCopy(need: PlanNeed): SipCopy['needs'][number] {
  return { ...headOf(need), text: need.text };
}

function goalCopy(goal: Goal, seen: readonly Goal[]): SipCopy['goals'][number] {
  const { text, term, words, on, parent, achieved } = goal;
  return {
    ...headOf(goal),
    text,
    term,
    words,
    ...(on === undefined ? {} : { on }),
    ...(parent !== undefined && seen.some((other) => other.id === parent) ? { parent } : {}),
    ...(achieved ? { achieved: achieved.achieved } : {}),
  };
}

function interventionCopy(
  one: Intervention,
  goals: readonly Goal[],
  seen: readonly Intervention[],
): SipCopy['interventions'][number] {
  const { unit, what, how, when, doneBy, otherActor, status, goal, after } = one;
  const { judgedHow, judgedBy, judgedOn, ongoing, carriedOut } = one;
  const before = after?.filter((other) => seen.some((standing) => standing.id === other)) ?? [];
  return {
    ...headOf(one),
    unit,
    what,
    doneBy,
    status,
    ...(how === undefined ? {} : { how }),
    ...(when === undefined ? {} : { when }),
    ...(otherActor === undefined ? {} : { otherActor }),
    ...(goal !== undefined && goals.some((other) => other.id === goal) ? { goal } : {}),
    ...(before.length > 0 ? { after: before } : {}),
    ...(judgedHow === undefined ? {} : { judgedHow }),
    ...(judgedBy === undefined ? {} : { judgedBy }),
    ...(judgedOn === undefined ? {} : { judgedOn }),
    ...(ongoing === undefined ? {} : { ongoing }),
    ...(carriedOut ? { carriedOut: carriedOut.carriedOut } : {}),
    ...(carriedOut?.effect === undefined ? {} : { effect: carriedOut.effect }),
  };
}
