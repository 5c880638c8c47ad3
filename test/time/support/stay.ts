import { savePersonDraft } from '../../../adapters/store/persons.ts';
import { PERSON, WARD } from '../../support/commands.ts';
import { EHR, GRANBY, HEAD_OF_LINDEN, LINDEN, CARE_CONTACT, PHYSICIAN, PLANNER } from './people.ts';
import { say } from './time-cases.ts';
import type { TimeHub } from './time-hub.ts';

export interface Stay {
  caseId: string;
  personId: string;
}

/** An admission at this hour, at which units of both sides are judged to be needed afterwards. */
export async function admit(hub: TimeHub, caseId: string): Promise<Stay> {
  const personId = `p-${caseId}`;
  const at = await hub.clock.ask();
  await savePersonDraft(hub.db, hub.ring, `draft-${caseId}`, personId, PERSON);
  const units = [GRANBY, LINDEN].map((unit) => ({ ...unit, known: true }));
  const snapshot = {
    snapshotAt: at,
    sender: EHR.hsaId,
    personId,
    draftId: `draft-${caseId}`,
    status: 'in-progress',
    encounterClass: 'IMP',
    admittedAt: at,
    ward: WARD,
    judgement: { by: PHYSICIAN, at, units },
    marks: { deceased: false, protection: 'none' },
  };
  await say(hub, { caseId, kind: 'discharge', claims: [`claim-${caseId}`] }, 'reportEncounter', snapshot, EHR);
  return { caseId, personId };
}

/** Interventions of both sides are needed, and the lead care contact is appointed: the person's SIP begins. Gives its case. */
export async function needSip(hub: TimeHub, { caseId, personId }: Stay): Promise<string> {
  const stay = { caseId, kind: 'discharge' };
  await say(hub, stay, 'recordBothSides', { needed: true, by: PHYSICIAN }, PLANNER);
  const appointed = { unit: LINDEN.unit, careContact: CARE_CONTACT.hsaId, lead: true };
  await say(hub, stay, 'appointCareContact', appointed, HEAD_OF_LINDEN);
  const sip = hub.db.selectFrom('cases').select('id').where('kind', '=', 'sip').where('person_id', '=', personId);
  return (await sip.executeTakeFirstOrThrow()).id;
}

/** Judged ready at this hour, with nothing against telling. */
export async function becomeReady(hub: TimeHub, { caseId }: Stay): Promise<void> {
  const at = await hub.clock.ask();
  const secrecy = { outcome: 'no-hindrance', by: PHYSICIAN, at };
  await say(hub, { caseId, kind: 'discharge' }, 'declareReady', { by: PHYSICIAN, judgedAt: at, secrecy }, PLANNER);
}
