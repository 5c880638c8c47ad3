import { dutyId, type Duty } from '../../process/duty.ts';
import { sharedKinds } from '../../sip/consent.ts';
import { contactingParty } from '../../sip/queries.ts';
import type { LinkedDischarge, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Kontakta huvudansvarig för befintlig SIP, and ta ställning till hur den fortsatt ska hanteras. Länsgemensam rutin SIP, Finns en
 * upprättad SIP vid inskrivning: the lead care contact in region-funded outpatient care, whose party learns of the plan only within
 * the plan's own consent. The lead coordinator learns of the admission from the care contact, never from the hub.
 */
export const contactLead: SipDutiesOf = (state, policy) =>
  existing(state).flatMap((discharge) =>
    knows(state, discharge)
      ? buildDuty(policy, {
          id: dutyId(state.caseId, 'contactLead', discharge.number, 0),
          code: 'contactLead',
          bearer: bearerOf(discharge),
          from: discharge.careContact?.at ?? discharge.admittedAt,
          metAt: discharge.contacted?.at ?? discharge.decision?.at,
          waivedBy: endOf(state, discharge),
          about: { item: discharge.dischargeId },
        })
      : [],
  );

export const decideExisting: SipDutiesOf = (state, policy) =>
  existing(state).flatMap((discharge) => {
    const { lead, coordinating } = state;
    const unit = lead?.unit ?? coordinating;
    const from = discharge.contacted?.at ?? discharge.decision?.at;
    if (!unit || from === undefined) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'decideExisting', discharge.number, 0),
      code: 'decideExisting',
      bearer: { ...bearerAt(unit), ...(lead ? { person: lead.coordinator } : {}) },
      from,
      metAt: discharge.decision?.at,
      waivedBy: endOf(state, discharge),
      about: { item: discharge.dischargeId },
    });
  });

function existing({ discharges }: SipState): LinkedDischarge[] {
  return discharges.filter(({ hadPlan }) => hadPlan);
}

/** Known to the care contact's party on the plan's own consent alone. Judged as things stood when the duty arose, so that a consent that ends later does not make it vanish. */
function knows(state: SipState, discharge: LinkedDischarge): boolean {
  const { number } = discharge;
  const party = contactingParty(discharge);
  if (party === undefined) return false;
  const opened = state.duties[dutyId(state.caseId, 'contactLead', number, 0)];
  return opened !== undefined || sharedKinds(state, party, state.lastRecordedAt).length > 0;
}

/** Until a care contact is appointed, the head who is to appoint one. */
function bearerOf({ careContact, outpatient }: LinkedDischarge): Duty['bearer'] {
  if (!careContact) return { party: outpatient?.party ?? '', unit: outpatient?.unit ?? '', role: 'headOfOperations' };
  return { ...bearerAt(careContact.unit), role: 'careContact', person: careContact.hsaId };
}

function endOf(state: SipState, { over, decision }: LinkedDischarge) {
  return decision ? ('decided' as const) : (endOfSip(state) ?? (over ? ('discharge-over' as const) : undefined));
}
