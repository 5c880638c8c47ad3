import type { Rejection } from '../../process/rejection.ts';
import { refuse } from '../codes.ts';
import type { Draft } from '../draft.ts';
import { standingInterventions } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { Intervention } from '../state.ts';

/**
 * Each party writes only its own: nobody decides on another's interventions (rutin för lokalt samordnad individuell plan, Hjo kommun,
 * 2017-11-20, Ansvar). A plan is no decision; each says how far its own has come.
 */
export const addIntervention: Rule<'addIntervention'> = (draft, data) => {
  if (!data.what.trim()) return refuse('text-missing', 'what');
  if (data.unit !== draft.command.by.unit) return refuse('not-for-other-party', 'unit');
  if (data.doneBy === 'other-actor' && !data.otherActor?.trim()) return refuse('other-actor-missing', 'otherActor');
  const refused = refusedLinks(draft, draft.command.commandId, data.goal, data.after);
  if (refused) return refused;
  draft.add('interventionAdded', { ...data, id: draft.command.commandId });
  return undefined;
};

export const changeIntervention: Rule<'changeIntervention'> = (draft, data) => {
  const found = own(draft, data.id);
  if ('rejected' in found) return found;
  if (data.what !== undefined && !data.what.trim()) return refuse('text-missing', 'what');
  if (found.doneBy === 'other-actor' && data.otherActor !== undefined && !data.otherActor?.trim()) {
    return refuse('other-actor-missing', 'otherActor');
  }
  const refused = refusedLinks(draft, data.id, data.goal, data.after);
  if (refused) return refused;
  if (Object.keys(data).length > 1) draft.add('interventionChanged', data);
  return undefined;
};

/** How it goes, by the party that answers for it. */
export const reportIntervention: Rule<'reportIntervention'> = (draft, { at, ...data }) => {
  const found = own(draft, data.id);
  if ('rejected' in found) return found;
  draft.add('interventionReported', data, at);
  return undefined;
};

function own({ state, command }: Draft, id: string): Intervention | Rejection {
  const found = standingInterventions(state).find((one) => one.id === id);
  if (!found) return refuse('item-unknown', 'id');
  return found.party === command.by.party ? found : refuse('item-of-other-party', 'id');
}

function refusedLinks(
  { state }: Draft,
  id: string,
  goal: string | null | undefined,
  after: readonly string[] | undefined,
): Rejection | undefined {
  if (goal !== undefined && goal !== null && !state.plan.goals.some((one) => one.id === goal && !one.removed)) {
    return refuse('goal-unknown', 'goal');
  }
  const standing = standingInterventions(state);
  if (after?.some((other) => !standing.some((one) => one.id === other))) return refuse('item-unknown', 'after');
  return after && waitsFor(standing, after, id) ? refuse('intervention-order-circular', 'after') : undefined;
}

/** True when one of these, or what they in turn wait for, is the intervention itself. */
function waitsFor(
  all: readonly Intervention[],
  after: readonly string[],
  id: string,
  seen = new Set<string>(),
): boolean {
  return after.some((other) => {
    if (other === id) return true;
    if (seen.has(other)) return false;
    seen.add(other);
    return waitsFor(all, all.find((one) => one.id === other)?.after ?? [], id, seen);
  });
}
