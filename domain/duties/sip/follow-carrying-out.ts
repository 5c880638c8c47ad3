import type { Instant } from '../../calendar/instant.ts';
import { addDays } from '../../calendar/local-date.ts';
import { endOfDay, localDateOf } from '../../calendar/stockholm.ts';
import { dutyId } from '../../process/duty.ts';
import type { Written } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Följa upp genomförandet tillsammans med den enskilde. Länsgemensam rutin SIP, Huvudansvarig för SIP: the lead coordinator follows that
 * the interventions are carried out, between the meetings, by contact with the person. How often is the hub's own setting.
 */
export const followCarryingOut: SipDutiesOf = (state, policy) => {
  const first = state.plan.versions[0];
  if (!first) return [];
  // Each contact, by a talk or a follow-up, begins the wait for the next.
  const contacts: Written[] = [first, ...[...state.contacts, ...state.followUps].sort((a, b) => a.number - b.number)];
  return contacts.flatMap((contact, place) => {
    const due = endOfDay(addDays(localDateOf(contact.at), policy.sip.contactEveryDays));
    const next: Instant | undefined = contacts[place + 1]?.at;
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'followCarryingOut', contact.number, 0),
      code: 'followCarryingOut',
      bearer: carrier(state),
      from: contact.at,
      due: { shown: due, breachedAfter: due },
      metAt: next,
      waivedBy: endOfSip(state),
      hinderedBy: state.paused ? 'at-the-persons-wish' : undefined,
      about: {},
    });
  });
};
