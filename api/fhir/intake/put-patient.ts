import type { Patient } from 'fhir/r4.js';
import type { Request } from 'express';
import { patientIn, type PatientIn } from '../../../adapters/fhir/patient-in.ts';
import { refusal, type Issue } from '../../../adapters/fhir/refusal.ts';
import { DEFAULT_SYSTEMS } from '../../../adapters/lifecare/message-systems.ts';
import { patientOut } from '../../../adapters/fhir/patient-out.ts';
import type { Item } from '../reading/items.ts';
import { takeFhirId } from '../../../adapters/store/fhir-ids.ts';
import { applyDraftAlone } from '../../../adapters/store/fhir-rows.ts';
import { readPerson, savePersonDraft } from '../../../adapters/store/persons.ts';
import { actorOf } from '../../auth/signed-in.ts';
import type { Deps } from '../../deps.ts';
import { clientIdRow } from './client-id.ts';
import { identifyAs } from './identify.ts';
import { mergedPerson } from './merged-person.ts';
import { spreadMarks } from './spread-marks.ts';

export interface PatientPut {
  personId: string;
  created: boolean;
  sent: PatientIn;
  remarks: Issue[];
}

/** Stores the person, and tells the person's open cases of a death or a protected identity. */
export async function putPatient(deps: Deps, request: Request, id: string, patient: Patient): Promise<PatientPut> {
  const { db, ring } = deps;
  const by = actorOf(request);
  if (patient.id !== undefined && patient.id !== id) {
    throw refusal(400, 'invariant', 'Id i innehållet är ett annat än id i adressen.', 'Patient.id');
  }
  const row = await clientIdRow(db, 'Patient', id, by.hsaId);
  const sent = patientIn(patient, 'Patient');
  const personId = await identifyAs(deps, row?.target, sent.person.identifiers);
  await takePatientId(deps, id, by.hsaId, personId, 'Patient.identifier');
  const { known } = await mergedPerson(deps, personId, sent);
  const draftId = `dr${ring.hash(`${by.hsaId}|${request.id as string}|${personId}`).slice(0, 32)}`;
  if (known) await savePersonDraft(db, ring, draftId, personId, known);
  await applyDraftAlone(db, ring, draftId);
  await spreadMarks(deps, by, personId);
  return { personId, created: row === null, sent, remarks: sent.remarks };
}

/** @throws FhirRefusal 409 when the client's id already stands for another person: two identities are never joined by a machine */
export async function takePatientId(
  { db }: Deps,
  id: string,
  client: string,
  personId: string,
  at: string,
): Promise<void> {
  if (id === personId) return;
  const taken = await takeFhirId(db, { type: 'Patient', id, client, target: personId });
  if (taken.client !== client) await clientIdRow(db, 'Patient', id, client);
  if (taken.target === personId) return;
  throw refusal(
    409,
    'conflict',
    'Id:t står redan för en person med andra nummer. Samordna för aldrig samman två identiteter: använd ett nytt id.',
    at,
  );
}

/** Before any case is about the person, nobody reads the person here; the sender hears what was kept of what it sent. */
export async function patientEcho(deps: Deps, id: string, { personId, sent }: PatientPut): Promise<Item> {
  const stored = await readPerson(deps.db, deps.ring, personId);
  const version = { number: stored?.version ?? 1, at: stored?.updatedAt ?? 0 };
  const { marks } = sent.person;
  return {
    type: 'Patient',
    id,
    version,
    personId,
    caseId: null,
    resource: () =>
      patientOut(
        { names: DEFAULT_SYSTEMS, directory: deps.directory, idOf: () => id, dutyTitle: (code) => code },
        {
          personId,
          person: sent.person,
          items: ['name', 'number', 'address'],
          marks: { deceased: marks.deceased, protectedIdentity: marks.protection !== 'none' },
          version,
        },
      ),
  };
}
