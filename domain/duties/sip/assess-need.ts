import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Bedöma behov av SIP. Länsgemensam rutin SIP, Upptäck och bedöm behov av SIP: staff of health care, social services and school judge
 * when somebody asks for or flags a need. A request is answered by the one who received it, or by the one who has taken it over.
 */
export const assessNeed: SipDutiesOf = (state, policy) => {
  const asked = state.needs.find(({ from }) => from !== 'staff' && from !== 'discharge');
  if (!asked || !state.coordinating) return [];
  const judged = state.assessments.find(({ party }) => party === state.coordinating?.party);
  const seen = state.needs.find(({ from }) => from === 'staff' || from === 'discharge');
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'assessNeed', asked.number, 0),
    code: 'assessNeed',
    bearer: bearerAt(state.coordinating),
    from: asked.at,
    metAt: judged?.at ?? seen?.at ?? state.offers[0]?.at,
    waivedBy: endOfSip(state),
    about: { unit: state.coordinating.unit },
  });
};
