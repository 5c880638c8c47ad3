import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Bedöma barnets mognad. Länsgemensam rutin SIP, Samtycke för barn och unga: no fixed age; judged in the single case. Opens when a child
 * who is old enough says no though the guardians say yes: the hub never overrules a child by the form's logic.
 */
export const judgeMaturity: SipDutiesOf = (state, policy) => {
  const { childHeard, consenter } = state;
  if (childHeard?.view !== 'disagrees') return [];
  const judged = consenter && consenter.number > childHeard.number ? consenter.at : undefined;
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'judgeMaturity', childHeard.number, 0),
    code: 'judgeMaturity',
    bearer: carrier(state),
    from: childHeard.at,
    metAt: judged,
    waivedBy: endOfOffer(state),
    about: {},
  });
};
