import { dutyId } from '../../process/duty.ts';
import { leadsIn } from '../../sip/queries.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Ta över som huvudansvarig för SIP. Länsgemensam rutin SIP, Huvudansvarig för SIP. The hub's own clock on the answer; who was asked
 * before another was has nothing more to answer.
 */
export const acceptLead: SipDutiesOf = (state, policy) =>
  leadsIn(state).flatMap((lead) =>
    buildDuty(policy, {
      id: dutyId(state.caseId, 'acceptLead', lead.number, 0),
      code: 'acceptLead',
      bearer: { ...bearerAt(lead.unit), person: lead.coordinator },
      from: lead.at,
      metAt: lead.accepted?.at,
      waivedBy: lead === state.lead ? endOfSip(state) : 'superseded',
      about: { unit: lead.unit.unit },
    }),
  );
