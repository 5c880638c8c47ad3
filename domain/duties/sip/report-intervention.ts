import type { Instant } from '../../calendar/instant.ts';
import { endOfDay, startOfDay } from '../../calendar/stockholm.ts';
import { dutyId } from '../../process/duty.ts';
import { lastVersion, unitOfParty } from '../../sip/queries.ts';
import type { Intervention } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Rapportera hur insatsen går. Länsgemensam rutin SIP, Genomför SIP-möte och upprätta SIP: who has taken on an intervention answers for
 * carrying it out. Due on the day that the plan says it is to be judged, and met by what is said on that day or when it is over. Never
 * borne by the person, nor by an actor outside.
 */
export const reportIntervention: SipDutiesOf = (state, policy) => {
  if (!lastVersion(state)) return [];
  return state.plan.interventions.flatMap((one) => {
    const unit = unitOfParty(state, one.party);
    if (one.doneBy !== 'party' || one.judgedOn === undefined || !unit) return [];
    const due = endOfDay(one.judgedOn);
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'reportIntervention', one.number, 0),
      code: 'reportIntervention',
      bearer: bearerAt(unit),
      from: one.at,
      due: { shown: due, breachedAfter: due },
      metAt: reportedAt(one),
      waivedBy: endOfSip(state) ?? (one.removed ? 'superseded' : undefined),
      hinderedBy: state.paused ? 'at-the-persons-wish' : undefined,
      about: { unit: unit.unit, item: one.id },
    });
  });
};

function reportedAt({ carriedOut, judgedOn }: Intervention): Instant | undefined {
  if (!carriedOut || judgedOn === undefined) return undefined;
  const isOver = carriedOut.carriedOut === 'done' || carriedOut.carriedOut === 'not-done';
  return isOver || carriedOut.at >= startOfDay(judgedOn) ? carriedOut.at : undefined;
}
