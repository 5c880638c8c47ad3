import { endOfDay } from '../../calendar/stockholm.ts';
import { dutyId } from '../../process/duty.ts';
import { lastVersion, standingInterventions, unitOfParty } from '../../sip/queries.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Rapportera hur insatsen går. Länsgemensam rutin SIP, Genomför SIP-möte och upprätta SIP: who has taken on an intervention answers for
 * carrying it out. Due on the day that the plan says it is to be judged. Never borne by the person, nor by an actor outside.
 */
export const reportIntervention: SipDutiesOf = (state, policy) => {
  if (!lastVersion(state)) return [];
  return standingInterventions(state).flatMap((one) => {
    const unit = unitOfParty(state, one.party);
    if (one.doneBy !== 'party' || one.judgedOn === undefined || !unit) return [];
    const due = endOfDay(one.judgedOn);
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'reportIntervention', one.number, 0),
      code: 'reportIntervention',
      bearer: bearerAt(unit),
      from: one.at,
      due: { shown: due, breachedAfter: due },
      metAt: one.carriedOut?.at,
      waivedBy: endOfSip(state),
      about: { unit: unit.unit, item: one.id },
    });
  });
};
