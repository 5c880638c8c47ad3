import { findFhirId, type FhirId } from '../../../adapters/store/fhir-ids.ts';
import { findPersonalNumbers } from '../../../domain/identity/find-personal-numbers.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';
import type { Database } from '../../../adapters/store/database.ts';

const FORM = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * What an id in the URL of a PUT stands for so far: what the client chose it for, or the thing that the hub itself gave it to.
 * @throws FhirRefusal 400 for a form that R4 does not allow, 422 for an id with a personnummer in it, 409 when another client has it
 */
export async function clientIdRow(
  db: Database,
  type: 'Encounter' | 'Patient',
  id: string,
  client: string,
): Promise<FhirId | null> {
  if (!FORM.test(id)) throw refusal(400, 'value', 'Ett id har 1 till 64 tecken av A–Z, a–z, 0–9, - och punkt.');
  if (findPersonalNumbers(id).length > 0) {
    throw refusal(
      422,
      'business-rule',
      'Id:t ser ut att innehålla ett personnummer. Id:n syns i loggar: välj ett annat.',
    );
  }
  const row = await findFhirId(db, type, id);
  if (!row) return (await isHubsOwn(db, type, id)) ? { type, id, client, target: id } : null;
  if (row.client === client) return row;
  const way =
    type === 'Encounter'
      ? 'Använd en villkorlig uppdatering: PUT Encounter?identifier=system|värde.'
      : 'Skicka patienten i en transaktion, utan eget id.';
  throw refusal(409, 'conflict', `Id:t används redan av ett annat system. ${way}`);
}

async function isHubsOwn(db: Database, type: 'Encounter' | 'Patient', id: string): Promise<boolean> {
  const table = type === 'Encounter' ? 'cases' : 'persons';
  return (await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
