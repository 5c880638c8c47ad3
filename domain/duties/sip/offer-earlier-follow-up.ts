import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Erbjuda tidigare uppföljning. Länsgemensam rutin SIP, Genomför SIP-möte och upprätta SIP: when the person's situation changes
 * materially before the follow-up, the lead coordinator offers to have it earlier. An admission is such a change.
 */
export const offerEarlierFollowUp: SipDutiesOf = (state, policy) =>
  state.changes.flatMap((change) =>
    buildDuty(policy, {
      id: dutyId(state.caseId, 'offerEarlierFollowUp', change.number, 0),
      code: 'offerEarlierFollowUp',
      bearer: carrier(state),
      from: change.at,
      metAt: change.answered?.at,
      waivedBy: endOfSip(state),
      about: {},
    }),
  );
