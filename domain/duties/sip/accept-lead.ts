import { dutyId } from '../../process/duty.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/** Ta över som huvudansvarig för SIP. Länsgemensam rutin SIP, Huvudansvarig för SIP. The hub's own clock on the answer. */
export const acceptLead: SipDutiesOf = (state, policy) => {
  const { lead } = state;
  if (!lead) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'acceptLead', lead.number, 0),
    code: 'acceptLead',
    bearer: { ...bearerAt(lead.unit), person: lead.coordinator },
    from: lead.at,
    metAt: lead.accepted?.at,
    waivedBy: endOfSip(state),
    about: { unit: lead.unit.unit },
  });
};
