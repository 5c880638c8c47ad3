import { dutyId } from '../../process/duty.ts';
import type { WaiverCode } from '../../sip/codes.ts';
import { isChild, saysNo } from '../../sip/consent.ts';
import type { ChildHeard, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Bedöma barnets mognad. Länsgemensam rutin SIP, Samtycke för barn och unga: no fixed age; judged in the single case. Opens when a child
 * who is old enough says no though the guardians say yes: the hub never overrules a child by the form's logic.
 */
export const judgeMaturity: SipDutiesOf = (state, policy) => {
  const { childHeard, formerHearings, judgements } = state;
  const heard = [...formerHearings, ...(childHeard ? [childHeard] : [])];
  return heard.filter(saysNo).flatMap((hearing) =>
    buildDuty(policy, {
      id: dutyId(state.caseId, 'judgeMaturity', hearing.number, 0),
      code: 'judgeMaturity',
      bearer: carrier(state),
      from: hearing.at,
      metAt: judgements.find(({ number }) => number > hearing.number)?.at,
      waivedBy: endOfOffer(state) ?? noLonger(state, hearing),
      about: {},
    }),
  );
};

/** The child has been heard anew, or is no child any more. */
function noLonger(state: SipState, hearing: ChildHeard): WaiverCode | undefined {
  return hearing === state.childHeard && isChild(state, state.lastRecordedAt) ? undefined : 'superseded';
}
