import { dutyId } from '../../process/duty.ts';
import { endingParties, firstWritten, unitOfParty } from '../../sip/queries.ts';
import type { SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, carrier, type SipDutiesOf } from './build.ts';
import { standingMark } from '../../process/mark.ts';

/**
 * Dokumentera avslutet. Länsgemensam rutin SIP, Avsluta SIP: each party sees to it that the end is documented in its own records. The
 * sharing has stopped long before.
 */
export const confirmEnd: SipDutiesOf = (state, policy) => {
  const { ended } = state;
  if (!ended) return [];
  return endingParties(state).flatMap((party) => {
    const unit = unitOfParty(state, party);
    if (!unit) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'confirmEnd', ended.number, entryOf(state, party)),
      code: 'confirmEnd',
      bearer: bearerAt(unit),
      from: ended.at,
      metAt: state.endConfirmed[party]?.at,
      about: { unit: unit.unit },
    });
  });
};

/** Number by which the party came into it: it wrote, or something was to be told to it. Stays as more of them come. */
function entryOf(state: SipState, party: string): number {
  const asked = Object.values(state.deliveries).filter(({ to }) => to.party === party);
  return Math.min(firstWritten(state).get(party) ?? Infinity, ...asked.map(({ requestedNumber }) => requestedNumber));
}

/**
 * Informera om vart man vänder sig. Länsgemensam rutin SIP, Avsluta SIP: the lead coordinator tells the person, and those close where
 * there is a ground, where to turn should the need come again.
 */
export const informAtEnd: SipDutiesOf = (state, policy) => {
  const { ended } = state;
  if (!ended) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'informAtEnd', ended.number, 0),
    code: 'informAtEnd',
    bearer: carrier(state),
    from: ended.at,
    metAt: state.informedAtEnd?.at,
    waivedBy: standingMark(state, 'deceased') ? 'deceased' : undefined,
    about: {},
  });
};
