import { dutyId } from '../../process/duty.ts';
import { comingMeeting, isSeenByStaff } from '../../sip/queries.ts';
import type { Meeting, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Hålla SIP-möte. Counted from when the need was seen: three weeks where a routine or the public information says so. A later time
 * that is the person's own need or wish is shown and is no breach; full calendars are not a need.
 */
export const holdMeeting: SipDutiesOf = (state, policy) => {
  const [first] = state.needs;
  const need = state.needs.find(({ from }) => isSeenByStaff(from)) ?? first;
  if (!first || !need || state.offers.length + state.grants.length === 0) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'holdMeeting', first.number, 0),
    code: 'holdMeeting',
    bearer: carrier(state),
    from: need.at,
    metAt: state.meetings.find(({ held }) => held)?.held?.at,
    waivedBy: endOfSip(state) ?? (state.status === 'noNeed' ? 'no-need' : undefined),
    hinderedBy: hindrance(state),
    about: {},
  });
};

function hindrance(state: SipState): string | undefined {
  if (state.status === 'declined' || state.status === 'undecided') return 'by-the-persons-choice';
  const meeting = comingMeeting(state);
  return meeting && lastNewTime(meeting)?.because === 'persons-need' ? 'at-the-persons-wish' : undefined;
}

/** That the place or the form changes makes nothing later. */
function lastNewTime({ startsAt, moves }: Meeting): Meeting['moves'][number] | undefined {
  return moves.findLast(({ from }, place) => from !== (moves[place + 1]?.from ?? startsAt));
}
