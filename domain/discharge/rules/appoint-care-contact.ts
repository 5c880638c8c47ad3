import { refuse } from '../codes.ts';
import { activeUnit } from '../queries.ts';
import type { Rule } from '../rule.ts';
import { tellOthers } from '../tell.ts';

/**
 * Lag (2017:612), 2 kap. 5 §: the head of operations of the outpatient unit appoints, or lets an earlier one go on. Of several
 * contacts one leads, the first one unless another is said to.
 */
export const appointCareContact: Rule<'appointCareContact'> = (draft, data, policy) => {
  const { state, command } = draft;
  const placed = activeUnit(state, data.unit);
  if (!placed || placed.unit.side !== 'region-outpatient') return refuse('unknown-unit', 'unit');
  if (command.by.unit !== data.unit) return refuse('role-not-allowed', 'unit');
  if (!data.careContact) return refuse('care-contact-missing', 'careContact');
  const { index } = placed;
  const earlier = state.careContacts.find((contact) => contact.index === index);
  const anotherLeads = state.careContacts.some((contact) => contact.lead && contact.index !== index);
  const lead = data.lead === true || !anotherLeads;
  if (earlier?.careContact === data.careContact && earlier.lead === lead) return undefined;
  draft.add('careContactAppointed', { index, careContact: data.careContact, lead });
  tellOthers(draft, policy, 'careContactAppointed', `careContactAppointed.${index}`);
  return undefined;
};
