import type { Rule } from '../rule.ts';

/** Letters to the person are posted there. Where a record system tells of the person, what it says later stands instead. */
export const updateAddress: Rule<'updateAddress'> = (draft, { draftId }) => {
  const { personId } = draft.state;
  if (personId !== null) draft.add('personUpdated', { personId, draftId });
  return undefined;
};
