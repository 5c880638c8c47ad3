import { refuse } from '../codes.ts';
import type { Rule } from '../rule.ts';
import { open } from './need.ts';

/**
 * Länsgemensam rutin SIP, Avsluta SIP: where the goals have changed materially, the plan may be ended and a new process begun from the
 * person's new situation. The new one asks for consent anew: other recipients, other purpose.
 */
export const reportSuccessor: Rule<'reportSuccessor'> = (draft, { personId, turns18On, replaces, at, ...need }) => {
  const { state } = draft;
  if (state.personId !== null && state.personId !== personId) return refuse('other-person', 'personId');
  if (state.replaces === replaces) return undefined;
  open(draft, personId, turns18On, replaces);
  draft.add('needReported', { ...need, from: 'staff', coordination: true }, at);
  if (!draft.state.coordinating) draft.add('coordinatingUnitSet', { unit: need.unit }, at);
  return undefined;
};
