import { dutyId, type Duty } from '../../process/duty.ts';
import { unitOfParty } from '../../sip/queries.ts';
import { isAbsent } from '../../sip/rules/meeting.ts';
import type { Meeting, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Fråga varför en kallad part uteblev. Rutin för lokalt samordnad individuell plan (Hjo kommun, 2017-11-20), Ansvar, and Länsgemensam rutin
 * SIP: a party that must come and did not is asked, before anything is called a refusal.
 */
export const askAboutAbsence: SipDutiesOf = (state, policy) =>
  state.meetings.flatMap((meeting) => {
    const { held, cancelled } = meeting;
    // Nobody need say why they stay away from what was called off.
    if (!held || cancelled) return [];
    return meeting.invitees.flatMap(({ unit, attendance }, index) => {
      if (attendance !== 'required' || !isAbsent(meeting, unit.unit)) return [];
      const refused = meeting.replies.find((reply) => reply.unit === unit.unit && reply.unwilling === true);
      return buildDuty(policy, {
        id: dutyId(state.caseId, 'askAboutAbsence', held.number, index),
        code: 'askAboutAbsence',
        bearer: caller(state, meeting),
        from: held.at,
        metAt: meeting.absences.find((absence) => absence.unit === unit.unit)?.at,
        waivedBy: refused ? 'explained' : endOfSip(state),
        about: { unit: unit.unit, item: meeting.meeting },
      });
    });
  });

/** Who called it knows whom: the one that carries the SIP on now may not know that the party takes part. */
function caller(state: SipState, { party }: Meeting): Duty['bearer'] {
  const carrying = carrier(state);
  const unit = unitOfParty(state, party);
  return carrying.party === party || !unit ? carrying : bearerAt(unit);
}
