import { touched, written, type Folds } from './fold.ts';
import type { Plan, SipState } from './state.ts';

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
      plan(state, ({ needs }) => ({ needs: [...needs, { ...written(event), ...data, changedNumber: event.number }] })),
      event,
      'plan',
    ),
  goalAdded: (state, data, event) =>
    touched(
      plan(state, ({ goals }) => ({ goals: [...goals, { ...written(event), ...data, changedNumber: event.number }] })),
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
        interventions: [...interventions, { ...written(event), ...data, changedNumber: event.number }],
      })),
      event,
      'plan',
    ),
  interventionChanged: (state, { id, ...change }, event) =>
    touched(
      plan(state, ({ interventions }) => ({ interventions: changed(interventions, id, event.number, change) })),
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
    const removed = { removed: { ...written(event), because } };
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
  planWritten: (state, { followUp, ...data }, event) =>
    touched(
      plan(state, ({ followUps }) => ({
        ...data,
        followUps: followUp ? [...followUps, { ...followUp, number: event.number }] : followUps,
      })),
      event,
      'plan',
    ),
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
    ),
  planDrawnUp: (state, data, event) =>
    touched(
      plan(state, ({ versions }) => ({ versions: [...versions, { ...written(event), ...data }] })),
      event,
      'plan',
    ),
};

function plan(state: SipState, how: (plan: Plan) => Partial<Plan>): SipState {
  return { ...state, plan: { ...state.plan, ...how(state.plan) } };
}

function changed<T extends { id: string; changedNumber: number }>(
  items: readonly T[],
  id: string,
  changedNumber: number,
  change: Partial<T>,
): T[] {
  return items.map((item) => (item.id === id ? { ...item, ...change, changedNumber } : item));
}
