import type { Instant } from '../../calendar/instant.ts';
import { dutyId } from '../../process/duty.ts';
import { mayDrawUp, refusingGuardians } from '../../sip/consent.ts';
import { firstWritten, unitOfParty } from '../../sip/queries.ts';
import type { SipState } from '../../sip/state.ts';
import { buildDuty, earliest } from '../build.ts';
import { bearerAt, endOfOffer, type SipDutiesOf } from './build.ts';

/**
 * Samverka utan SIP. Länsgemensam rutin SIP, Om den enskilde inte lämnar samtycke: who cannot consent or says no is not deprived of
 * having their interventions coordinated; the duty to collaborate stands. Borne by those who already know, each with its own data: no
 * other unit is told that somebody has declined. One for each party, again each time that it is so.
 */
export const collaborate: SipDutiesOf = (state, policy) => {
  const since = withoutPlanSince(state);
  const lapsed = mayDrawUp(state, state.lastRecordedAt) || since === undefined;
  return [...firstWritten(state)].flatMap(([party, number]) => {
    const id = dutyId(state.caseId, 'collaborate', number, 0);
    const unit = unitOfParty(state, party);
    if (!unit || (lapsed && !state.duties[id])) return [];
    return buildDuty(policy, {
      id,
      code: 'collaborate',
      bearer: bearerAt(unit),
      from: since ?? state.lastRecordedAt,
      dueFrom: null,
      waivedBy: endOfOffer(state) ?? (lapsed ? 'superseded' : undefined),
      about: { unit: unit.unit },
    });
  });
};

/** The first time that somebody who must said no, or that nobody can consent, as things stand. */
function withoutPlanSince(state: SipState): Instant | undefined {
  const { offers, consenter } = state;
  return earliest([
    ...offers.map(({ answer }) => (answer?.answer === 'no' ? answer.at : undefined)),
    ...refusingGuardians(state, state.lastRecordedAt).map(({ said }) => said?.at),
    consenter?.who === 'nobody' ? consenter.at : undefined,
  ]);
}
