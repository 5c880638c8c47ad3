import { endOfDay, startOfDay } from '../../calendar/stockholm.ts';
import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Fråga om SIP igen. The hub's own: who could not decide is asked again on the day that was agreed. Until then the person's wish to
 * wait stops no other clock in silence.
 */
export const askAgain: SipDutiesOf = (state, policy) =>
  state.offers.flatMap((offer, place) => {
    const { answer } = offer;
    if (answer?.answer !== 'not-now' || answer.askAgainOn === undefined) return [];
    const from = startOfDay(answer.askAgainOn);
    const end = endOfDay(answer.askAgainOn);
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'askAgain', answer.number, 0),
      code: 'askAgain',
      bearer: carrier(state),
      from,
      due: { shown: end, breachedAfter: end },
      metAt: state.offers[place + 1]?.at ?? state.grants.find(({ number }) => number > answer.number)?.at,
      waivedBy: endOfOffer(state),
      about: {},
    });
  });
