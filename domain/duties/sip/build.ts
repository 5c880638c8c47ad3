import type { Policy } from '../../policy/policy.ts';
import type { Role } from '../../process/command.ts';
import type { Duty } from '../../process/duty.ts';
import type { WaiverCode } from '../../sip/codes.ts';
import { standingLead } from '../../sip/queries.ts';
import type { SipState, Written } from '../../sip/state.ts';
import type { SipSide, SipUnit } from '../../sip/units.ts';
import { standingMark } from '../../process/mark.ts';

/** Which duties a SIP implies; one of these for each duty, in a file named as law or routine names it. */
export type SipDutiesOf = (state: SipState, policy: Policy) => Duty[];

/** Who answers for the work in a unit of that kind. */
function roleFor(side: SipSide): Role {
  switch (side) {
    case 'inpatient':
      return 'dischargePlanner';
    case 'region-outpatient':
      return 'outpatientCoordinator';
    case 'municipal-social':
    case 'municipal-health':
      return 'municipalCoordinator';
    case 'school':
    case 'independent-school':
    case 'other-actor':
      return 'schoolCoordinator';
  }
}

export function bearerAt({ party, unit, side }: SipUnit): Duty['bearer'] {
  return { party, unit, role: roleFor(side) };
}

/** The unit that carries the SIP on: the lead coordinator by name, once there is one. */
export function carrier(state: SipState): Duty['bearer'] {
  const { coordinating } = state;
  const lead = standingLead(state);
  if (lead && lead.unit.unit === coordinating?.unit) return { ...bearerAt(lead.unit), person: lead.coordinator };
  return coordinating ? bearerAt(coordinating) : { party: '', unit: '', role: 'headOfOperations' };
}

/** The first time that drawing up could begin, by the consent of all who must. */
export function firstBegun({ begun }: SipState): Written | undefined {
  return begun[0];
}

/** Consent had been given, and is not any longer, before the plan stood. */
export function lapse({ status, begun }: SipState): WaiverCode | undefined {
  const isBefore = ['needSeen', 'noNeed', 'offered', 'undecided', 'declined'].includes(status);
  return isBefore && begun.length > 0 ? 'consent-missing' : undefined;
}

/** What ends every duty that rests on the plan's going on. */
export function endOfSip(state: SipState): WaiverCode | undefined {
  if (state.wrongPerson) return 'wrong-person';
  if (standingMark(state, 'deceased')) return 'deceased';
  return state.ended ? 'sip-ended' : undefined;
}

/** Also when there is no need after all, or the person has declined. */
export function endOfOffer(state: SipState): WaiverCode | undefined {
  return endOfSip(state) ?? (state.status === 'noNeed' ? 'no-need' : undefined);
}
