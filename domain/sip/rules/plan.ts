import { contactsFor } from '../../disclosure/sip-cut.ts';
import { scopeFor } from '../../disclosure/sip-scope.ts';
import { refuse } from '../codes.ts';
import type { Contact } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { standingItems } from '../queries.ts';
import type { Rule } from '../rule.ts';
import { refusedDate } from './follow-up.ts';

/** Needs today, in the plan's own words and never as a diagnosis. */
export const addNeed: Rule<'addNeed'> = (draft, data) => {
  if (!data.text.trim()) return refuse('text-missing', 'text');
  draft.add('needAdded', { ...data, id: draft.command.commandId });
  return undefined;
};

/** Long-term goals and the shorter ones on the way; the person's own words are never written over. */
export const addGoal: Rule<'addGoal'> = (draft, data) => {
  if (!data.text.trim()) return refuse('text-missing', 'text');
  const parent = draft.state.plan.goals.find(({ id, removed }) => id === data.parent && !removed);
  if (data.parent !== undefined && !parent) return refuse('goal-unknown', 'parent');
  draft.add('goalAdded', { ...data, id: draft.command.commandId });
  return undefined;
};

export const judgeGoal: Rule<'judgeGoal'> = (draft, data) => {
  const goal = draft.state.plan.goals.find(({ id, removed }) => id === data.goal && !removed);
  if (!goal) return refuse('goal-unknown', 'goal');
  draft.add('goalJudged', data);
  return undefined;
};

/** Each party takes out what it wrote itself. */
export const removeItem: Rule<'removeItem'> = (draft, data) => {
  const item = standingItems(draft.state).find(({ id }) => id === data.id);
  if (!item) return refuse('item-unknown', 'id');
  if (item.party !== draft.command.by.party) return refuse('item-of-other-party', 'id');
  if (!data.because.trim()) return refuse('reason-missing', 'because');
  draft.add('itemRemoved', data);
  return undefined;
};

/**
 * What is of the plan as a whole: how to work together, the next follow-up, and who answers for it by law. The contacts are written as
 * one list; those that its writer may not see stand beside it.
 */
export const writePlan: Rule<'writePlan'> = (draft, data) => {
  if (Object.keys(data).length === 0) return refuse('text-missing', 'waysOfWorking');
  const refused = refusedDate(draft, data.followUp, 'followUp');
  if (refused) return refused;
  const { contacts } = data;
  draft.add('planWritten', contacts ? { ...data, contacts: [...contacts, ...hiddenContacts(draft)] } : data);
  return undefined;
};

function hiddenContacts({ state, command, at }: Draft): Contact[] {
  const seen = contactsFor(state, scopeFor(state, { party: command.by.party }, at));
  return state.plan.contacts.filter((contact) => !seen.includes(contact));
}
