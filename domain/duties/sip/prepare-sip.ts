import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, firstBegun, lapse, type SipDutiesOf } from './build.ts';

/**
 * Förbereda SIP med den enskilde. Länsgemensam rutin SIP, Förbered SIP tillsammans med den enskilde. It is due and never blocks: at a
 * discharge the law's three days run, and the law has no such condition.
 */
export const prepareSip: SipDutiesOf = (state, policy) => {
  const consent = firstBegun(state);
  if (!consent) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'prepareSip', consent.number, 0),
    code: 'prepareSip',
    bearer: carrier(state),
    from: consent.at,
    metAt: state.prepared[0]?.at,
    waivedBy: endOfSip(state) ?? lapse(state) ?? (state.meetings.some(({ held }) => held) ? 'superseded' : undefined),
    about: {},
  });
};
