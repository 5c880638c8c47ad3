import { touched, written, type Folds } from './fold.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { SipEvents } from './events.ts';
import type { Plan, SipState, WholePart, Written } from './state.ts';

/** Folds what is written in the plan, and its versions. */
export const PLAN_FOLDS: Folds<
  | 'needAdded'
  | 'goalAdded'
  | 'goalJudged'
  | 'interventionAdded'
  | 'interventionChanged'
  | 'interventionReported'
  | 'itemRemoved'
  | 'planWritten'
  | 'leadAppointed'
  | 'leadAccepted'
  | 'planDrawnUp'
> = {
  needAdded: (state, data, event) =>
    touched(
      plan(state, ({ needs }) => ({ needs: [...needs, { ...added(event), ...data }] })),
      event,
      'plan',
    ),
  goalAdded: (state, data, event) =>
    touched(
      plan(state, ({ goals }) => ({ goals: [...goals, { ...added(event), ...data }] })),
      event,
      'plan',
    ),
  goalJudged: (state, { goal, achieved }, event) =>
    touched(
      plan(state, ({ goals }) => ({
        goals: changed(goals, goal, event.number, { achieved: { ...written(event), achieved } }),
      })),
      event,
      'plan',
    ),
  interventionAdded: (state, data, event) =>
    touched(
      plan(state, ({ interventions }) => ({
        interventions: [...interventions, { ...added(event), ...data }],
      })),
      event,
      'plan',
    ),
  interventionChanged: (state, { id, ...change }, event) =>
    touched(
      plan(state, ({ interventions }) => ({
        interventions: interventions.map((one) =>
          one.id === id
            ? { ...withChange(one, change), contentNumber: event.number, changedNumber: event.number }
            : one,
        ),
      })),
      event,
      'plan',
    ),
  interventionReported: (state, { id, ...carriedOut }, event) =>
    touched(
      plan(state, ({ interventions }) => ({
        interventions: changed(interventions, id, event.number, { carriedOut: { ...written(event), ...carriedOut } }),
      })),
      event,
      'plan',
    ),
  itemRemoved: (state, { id, because }, event) => {
    const removed = { removed: { ...written(event), because }, contentNumber: event.number };
    return touched(
      plan(state, ({ needs, goals, interventions }) => ({
        needs: changed(needs, id, event.number, removed),
        goals: changed(goals, id, event.number, removed),
        interventions: changed(interventions, id, event.number, removed),
      })),
      event,
      'plan',
    );
  },
  planWritten: (state, { followUp, ...data }, event) => {
    const { followUps, parts } = state.plan;
    const plan: Plan = {
      ...withChange(state.plan, data),
      parts: { ...parts, ...partsIn(state.plan, data, event.number) },
      followUps: followUp ? [...followUps, { ...followUp, number: event.number }] : followUps,
    };
    return touched({ ...state, plan }, event, 'plan', 'planAsWhole');
  },
  leadAppointed: (state, data, event) =>
    touched(
      {
        ...state,
        formerLeads: state.lead ? [...state.formerLeads, state.lead] : state.formerLeads,
        lead: { ...written(event), ...data },
      },
      event,
      'lead',
    ),
  leadAccepted: (state, _data, event) =>
    touched(
      {
        ...state,
        lead: state.lead && { ...state.lead, accepted: written(event) },
        coordinating: state.lead?.unit ?? state.coordinating,
      },
      event,
      'lead',
      ...(state.lead?.unit.unit === state.coordinating?.unit ? [] : (['coordinating'] as const)),
    ),
  planDrawnUp: (state, data, event) =>
    touched(
      plan(state, ({ versions }) => ({
        versions: [...versions, { ...written(event), ...data, asWhole: state.changed['planAsWhole'] ?? 0 }],
      })),
      event,
      'plan',
    ),
};

function added(event: ProcessEvent): Written & { changedNumber: number; contentNumber: number } {
  return { ...written(event), changedNumber: event.number, contentNumber: event.number };
}

function plan(state: SipState, how: (plan: Plan) => Partial<Plan>): SipState {
  return { ...state, plan: { ...state.plan, ...how(state.plan) } };
}

/** Parts that say something else than before: a form sends what stands along with what changes. */
function partsIn(before: Plan, data: SipEvents['planWritten'], number: number): Plan['parts'] {
  const parts = (Object.keys(data) as (WholePart & keyof typeof data)[]).filter(
    (part) => JSON.stringify(data[part] ?? undefined) !== JSON.stringify(before[part]),
  );
  return Object.fromEntries(parts.map((part) => [part, number]));
}

/** What is null is taken away; what is left out stands. */
function withChange<T extends object>(before: T, change: { [K in keyof T]?: T[K] | null }): T {
  const all = Object.entries({ ...before, ...change });
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as T;
}

function changed<T extends { id: string; changedNumber: number }>(
  items: readonly T[],
  id: string,
  changedNumber: number,
  change: Partial<T>,
): T[] {
  return items.map((item) => (item.id === id ? { ...item, ...change, changedNumber } : item));
}
