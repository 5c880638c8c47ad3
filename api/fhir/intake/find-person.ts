import type { Encounter, Patient, Reference } from 'fhir/r4.js';
import { parsePersonIdentifier, identifierSystemOf } from '../../../domain/identity/person-identifier.ts';
import { patientIn } from '../../../adapters/fhir/patient-in.ts';
import { sentTarget, type Surroundings } from '../../../adapters/fhir/references.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';
import { findFhirId } from '../../../adapters/store/fhir-ids.ts';
import { findPersonId, readPerson } from '../../../adapters/store/persons.ts';
import type { Deps } from '../../deps.ts';
import { clientIdRow } from './client-id.ts';
import { identifyAs } from './identify.ts';
import { takePatientId } from './put-patient.ts';
import type { StayReport } from './report-stay.ts';

/**
 * Whom the Encounter is about: a Patient that was sent with it, one that the client has put here before, or a number of someone known.
 * @throws FhirRefusal 422 when it leads to nobody
 */
export async function personOf(
  deps: Deps,
  client: string,
  encounter: Encounter,
  around: Surroundings,
  at: string,
  sentAs: (patient: Patient) => { path: string; chosenId?: string },
): Promise<StayReport['person']> {
  const { subject } = encounter;
  if (!subject) throw refusal(422, 'required', 'Ange patienten.', `${at}.subject`);
  const target = sentTarget(around, subject);
  if (target?.resourceType === 'Patient') {
    const { path, chosenId } = sentAs(target);
    const sent = patientIn(target, path, { ...around, owner: target });
    const row = chosenId === undefined ? null : await clientIdRow(deps.db, 'Patient', chosenId, client);
    const id = await identifyAs(deps, row?.target, sent.person.identifiers);
    if (chosenId !== undefined) await takePatientId(deps, chosenId, client, id, `${path}.identifier`);
    return { id, known: null, sent };
  }
  const id = await knownId(deps, client, subject);
  const known = id && (await readPerson(deps.db, deps.ring, id));
  if (!id || !known) {
    throw refusal(
      422,
      'not-found',
      'Patienten är inte känd här. Skicka patienten i samma transaktion, som contained, eller först.',
      `${at}.subject`,
    );
  }
  return { id, known, sent: null };
}

async function knownId(
  { db, ring }: Deps,
  client: string,
  { reference, identifier }: Reference,
): Promise<string | null> {
  const chosen = /^Patient\/([A-Za-z0-9\-.]{1,64})$/.exec(reference ?? '')?.[1];
  const row = chosen === undefined ? null : await findFhirId(db, 'Patient', chosen);
  if (row) return row.client === client ? row.target : null;
  if (!identifier?.system || !identifier.value) return null;
  const parsed = parsePersonIdentifier(identifier.system, identifier.value);
  if (!parsed.ok) return null;
  return findPersonId(db, ring, { system: identifierSystemOf(parsed.identifier), value: parsed.identifier.value });
}
