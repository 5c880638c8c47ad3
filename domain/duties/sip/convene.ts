import type { Instant } from '../../calendar/instant.ts';
import { dutyId } from '../../process/duty.ts';
import { noticeSentAt } from '../../sip/told.ts';
import type { SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, firstBegun, lapse, type SipDutiesOf } from './build.ts';

/**
 * Kalla till SIP-möte. Länsgemensam rutin SIP, Kalla/Bjud in till SIP-möte; outside discharge every party has the duty to call on its
 * own judgement. The statutory notice of a discharge is that discharge's own duty.
 */
export const convene: SipDutiesOf = (state, policy) => {
  const consent = firstBegun(state);
  if (!consent) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'convene', consent.number, 0),
    code: 'convene',
    bearer: carrier(state),
    from: consent.at,
    metAt: calledAt(state),
    waivedBy: endOfSip(state) ?? lapse(state),
    about: {},
  });
};

/** When the first notice reached anyone; a meeting with the own party alone is called when it is written down. */
function calledAt(state: SipState): Instant | undefined {
  const times = state.meetings.flatMap((meeting) => {
    const isOwn = meeting.invitees.every(({ unit }) => unit.party === meeting.party);
    return noticeSentAt(state, meeting) ?? (isOwn || meeting.held ? meeting.at : []);
  });
  return times.length === 0 ? undefined : (Math.min(...times) as Instant);
}
