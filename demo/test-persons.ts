import type { Bundle, Patient } from 'fhir/r4.js';
import { identifierSystemOf } from '../domain/identity/person-identifier.ts';
import { parsePersonalNumber } from '../domain/identity/personnummer.ts';
import { TEST_NUMBERS } from '../scripts/test-numbers.ts';
import type { HubAccess } from './hub-access.ts';
import { StoryFault } from './until.ts';

export interface TestNumber {
  system: string;
  value: string;
}

/** A number made for tests and given to nobody. */
export type NextNumber = () => Promise<TestNumber>;

/**
 * Each number once; in a hub that has been played in before, those it does not know first, and never one of a person who is marked
 * as deceased or protected: such marks stay.
 */
export function testNumbers(hub: HubAccess): NextNumber {
  const unknown = TEST_NUMBERS.map(testNumber);
  const known: TestNumber[] = [];
  return async () => {
    for (let next = unknown.shift(); next; next = unknown.shift()) {
      const patients = await patientsWith(hub, next);
      if (patients.length === 0) return next;
      if (!patients.some(isMarked)) known.push(next);
    }
    const again = known.shift();
    if (again) return again;
    throw new StoryFault(
      'Alla testnummer är förbrukade i den här hubben. Kör utan --hub, eller börja om med en tom databas.',
    );
  };
}

function testNumber(digits: string): TestNumber {
  const parsed = parsePersonalNumber(digits);
  if (!parsed.ok) throw new Error('the list of test numbers holds one that is none');
  return { system: identifierSystemOf(parsed.number), value: parsed.number.value };
}

/** By POST, so that no number stands in an address. */
async function patientsWith(hub: HubAccess, { system, value }: TestNumber): Promise<Patient[]> {
  const { resource } = await hub.fhir('journal', 'POST', '/Patient/_search', {
    form: { identifier: `${system}|${value}` },
  });
  return ((resource as Bundle<Patient>).entry ?? []).flatMap(({ resource: patient }) => patient ?? []);
}

function isMarked({ meta, deceasedBoolean, deceasedDateTime }: Patient): boolean {
  return (meta?.security ?? []).length > 0 || deceasedBoolean === true || deceasedDateTime !== undefined;
}
