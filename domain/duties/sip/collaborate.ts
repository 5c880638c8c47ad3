import type { Instant } from '../../calendar/instant.ts';
import { dutyId } from '../../process/duty.ts';
import { mayDrawUp } from '../../sip/consent.ts';
import { writers } from '../../sip/queries.ts';
import type { SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfOffer, type SipDutiesOf } from './build.ts';
import { unitOfParty } from '../../sip/queries.ts';

/**
 * Samverka utan SIP. Länsgemensam rutin SIP, Om den enskilde inte lämnar samtycke: who cannot consent or says no is not deprived of
 * having their interventions coordinated; the duty to collaborate stands. Borne by those who already know, each with its own data: no
 * other unit is told that somebody has declined.
 */
export const collaborate: SipDutiesOf = (state, policy) => {
  const cause = causeOf(state);
  if (!cause) return [];
  const units = writers(state).flatMap((party) => unitOfParty(state, party) ?? []);
  return units.flatMap((unit, index) =>
    buildDuty(policy, {
      id: dutyId(state.caseId, 'collaborate', cause.number, index),
      code: 'collaborate',
      bearer: bearerAt(unit),
      from: cause.at,
      dueFrom: null,
      waivedBy: mayDrawUp(state, state.lastRecordedAt) ? 'superseded' : endOfOffer(state),
      about: { unit: unit.unit },
    }),
  );
};

function causeOf({ offers, consenter }: SipState): { at: Instant; number: number } | undefined {
  if (consenter?.who === 'nobody') return consenter;
  const last = offers.at(-1)?.answer;
  const earlier = offers.map(({ answer }) => answer).findLast((answer) => answer?.answer === 'no');
  return last?.answer === 'no' ? last : earlier;
}
