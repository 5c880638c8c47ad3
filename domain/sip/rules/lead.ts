import { refuse } from '../codes.ts';
import { sharedKinds } from '../consent.ts';
import { isKnownIn } from '../queries.ts';
import type { Rule } from '../rule.ts';

/**
 * Huvudansvarig för SIP, chosen at the meeting by the person's wish and needs, often whom they have most contact with (Länsgemensam
 * rutin SIP, Genomför SIP-möte). It passes when the other has taken it.
 */
export const appointLead: Rule<'appointLead'> = (draft, data) => {
  if (!data.coordinator) return refuse('lead-missing', 'coordinator');
  const { state, command } = draft;
  if (state.lead?.accepted && state.lead.coordinator === data.coordinator && state.lead.unit.unit === data.unit.unit) {
    return undefined;
  }
  const { party } = data.unit;
  const isPartOf = isKnownIn(state, party, draft.at) || sharedKinds(state, party, draft.at).length > 0;
  if (party !== command.by.party && !isPartOf) return refuse('unit-not-in-plan', 'unit');
  draft.add('leadAppointed', data);
  if (data.coordinator === command.by.hsaId || data.unit.party === command.by.party) draft.add('leadAccepted', {});
  return undefined;
};

export const acceptLead: Rule<'acceptLead'> = (draft) => {
  const { lead } = draft.state;
  if (!lead) return refuse('lead-missing');
  if (lead.accepted) return refuse('lead-accepted');
  draft.add('leadAccepted', {});
  return undefined;
};
