import type { Instant } from '../../calendar/instant.ts';
import type { Policy } from '../../policy/policy.ts';
import type { DischargeEvents } from '../events.ts';
import type { Draft } from '../draft.ts';
import { activeUnits, standingEpisode } from '../queries.ts';
import type { Rule } from '../rule.ts';
import { tellOthers } from '../tell.ts';
import { standingMark } from '../../process/mark.ts';

/** A discharge is a fact: what it breaks is recorded beside it. */
export const reportDischarge: Rule<'reportDischarge'> = (draft, data, policy) => {
  discharge(draft, policy, data.at, { from: 'staff', ...(data.where ? { where: data.where } : {}) });
  return undefined;
};

export function discharge(draft: Draft, policy: Policy, at: Instant, data: DischargeEvents['discharged']): void {
  draft.add('discharged', data, at);
  if (standingMark(draft.state, 'deceased')) return;
  const units = activeUnits(draft.state);
  const lacksContact =
    units.some(({ unit }) => unit.side === 'region-outpatient') && draft.state.careContacts.length === 0;
  if (lacksContact) draft.deviate('discharged-without-care-contact', at);
  if (units.length > 0 && !standingEpisode(draft.state)) draft.deviate('discharged-without-ready', at);
  tellOthers(draft, policy, 'discharged', 'discharged');
}
