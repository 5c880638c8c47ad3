import type { Bundle, FhirResource, Patient } from 'fhir/r4.js';
import type { Instant } from '../domain/calendar/instant.ts';
import { localDateOf } from '../domain/calendar/stockholm.ts';
import { identifierSystemOf } from '../domain/identity/person-identifier.ts';
import { parsePersonalNumber } from '../domain/identity/personnummer.ts';
import { turns18On } from '../domain/identity/turns-18.ts';
import { TEST_NUMBERS } from '../scripts/test-numbers.ts';
import type { HubAccess } from './hub-access.ts';
import { StoryFault } from './until.ts';

export interface TestNumber {
  system: string;
  value: string;
}

export type Age = 'adult' | 'child';

/** A number made for tests and given to nobody. */
export type NextNumber = (age: Age) => Promise<TestNumber>;

/** Heads of the units that carry plans in the story: they find a plan of a protected person too. */
const PLAN_KEEPERS = ['vardcentralschef', 'ifochef'];

/**
 * Each number once while there are any that the hub does not know, then those it knows. Never one of a person who is marked as deceased or
 * protected, since such marks stay, or who has a plan already.
 */
export function testNumbers(hub: HubAccess): NextNumber {
  const unseen: Record<Age, TestNumber[]> = { adult: [], child: [] };
  for (const digits of TEST_NUMBERS) unseen[ageOf(digits)].push(testNumber(digits));
  const seen: Record<Age, TestNumber[]> = { adult: [], child: [] };
  return async (age) => {
    for (let next = unseen[age].shift(); next; next = unseen[age].shift()) {
      seen[age].push(next);
      if ((await standingOf(hub, next)) === 'unknown') return next;
    }
    for (const next of seen[age]) {
      if ((await standingOf(hub, next)) === 'taken') continue;
      seen[age] = [...seen[age].filter((one) => one !== next), next];
      return next;
    }
    throw new StoryFault(
      'Alla testnummer är förbrukade i den här hubben. Kör utan --hub, eller börja om med en tom databas.',
    );
  };
}

async function standingOf(hub: HubAccess, number: TestNumber): Promise<'unknown' | 'known' | 'taken'> {
  if (await hasPlan(hub, number)) return 'taken';
  const patients = await patientsWith(hub, number);
  if (patients.some(isMarked)) return 'taken';
  return patients.length === 0 ? 'unknown' : 'known';
}

function ageOf(value: string): Age {
  return turns18On({ identifiers: [{ value }] }, localDateOf(Date.now() as Instant)) === undefined ? 'adult' : 'child';
}

function testNumber(digits: string): TestNumber {
  const parsed = parsePersonalNumber(digits);
  if (!parsed.ok) throw new Error('the list of test numbers holds one that is none');
  return { system: identifierSystemOf(parsed.number), value: parsed.number.value };
}

async function patientsWith(hub: HubAccess, number: TestNumber): Promise<Patient[]> {
  const found = await search(hub, 'journal', 'Patient', { identifier: tokenOf(number) });
  return found.filter((one) => one.resourceType === 'Patient');
}

async function hasPlan(hub: HubAccess, number: TestNumber): Promise<boolean> {
  const form = { 'patient.identifier': tokenOf(number), status: 'draft,active,on-hold' };
  const found = await Promise.all(PLAN_KEEPERS.map((user) => search(hub, user, 'CarePlan', form)));
  return found.flat().length > 0;
}

/** By POST, so that no number stands in an address. */
async function search(
  hub: HubAccess,
  user: string,
  type: string,
  form: Record<string, string>,
): Promise<FhirResource[]> {
  const { resource } = await hub.fhir(user, 'POST', `/${type}/_search`, { form });
  return ((resource as Bundle<FhirResource>).entry ?? []).flatMap((entry) => entry.resource ?? []);
}

function tokenOf({ system, value }: TestNumber): string {
  return `${system}|${value}`;
}

function isMarked({ meta, deceasedBoolean, deceasedDateTime }: Patient): boolean {
  return (meta?.security ?? []).length > 0 || deceasedBoolean === true || deceasedDateTime !== undefined;
}
