import { dutyId } from '../../process/duty.ts';
import { isSeenByStaff } from '../../sip/queries.ts';
import type { Need, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Bedöma behov av SIP. Länsgemensam rutin SIP, Upptäck och bedöm behov av SIP: staff of health care, social services and school judge
 * when somebody asks for or flags a need. A request is answered by the one who received it, or by the one who has taken it over; one
 * that comes when a need has been seen already asks for nothing more.
 */
export const assessNeed: SipDutiesOf = (state, policy) =>
  state.needs.flatMap((asked, place) => {
    const { coordinating, needs } = state;
    const isSeen = needs.slice(0, place).some(({ from }) => isSeenByStaff(from));
    if (isSeenByStaff(asked.from) || isSeen || !coordinating) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'assessNeed', asked.number, 0),
      code: 'assessNeed',
      bearer: bearerAt(coordinating),
      from: asked.at,
      metAt: answeredAt(state, asked),
      waivedBy: endOfSip(state),
      about: { unit: coordinating.unit },
    });
  });

/** By whoever carries it on at the time, by staff who see the need themselves, or by the offer. */
function answeredAt({ assessments, needs, offers }: SipState, { number }: Need) {
  const answers = [
    ...assessments.filter((one) => one.carries),
    ...needs.filter(({ from }) => isSeenByStaff(from)),
    ...offers,
  ];
  return answers.filter((one) => one.number > number).sort((a, b) => a.number - b.number)[0]?.at;
}
