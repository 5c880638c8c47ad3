import type { Member } from '../../../adapters/directory/directory.ts';
import { encounterIdentifierKey } from '../../../adapters/fhir/encounter-key.ts';
import { identifierOf, referenceId } from '../../../adapters/fhir/search/match.ts';
import { caseSystem } from '../../../adapters/fhir/names.ts';
import type { Asked } from '../../../adapters/fhir/search/read-parameters.ts';
import type { ReadType } from '../../../adapters/fhir/search/table.ts';
import { DEFAULT_SYSTEMS } from '../../../adapters/lifecare/message-systems.ts';
import { findFhirId } from '../../../adapters/store/fhir-ids.ts';
import { findPersonId } from '../../../adapters/store/persons.ts';
import { identifierSystemOf, parsePersonIdentifier } from '../../../domain/identity/person-identifier.ts';
import { parsePersonalNumber } from '../../../domain/identity/personnummer.ts';
import type { Deps } from '../../deps.ts';

/** What the search's identifiers and references stand for. A parameter that is not asked leaves its list out. */
export interface Lookups {
  /** The hub's own FHIR address. */
  base: string;
  personIds?: string[];
  caseIds?: string[];
}

export async function lookUp(
  deps: Deps,
  member: Member,
  type: ReadType,
  asked: readonly Asked[],
  base: string,
): Promise<Lookups> {
  const persons: string[][] = [];
  const cases: string[][] = [];
  for (const { name, values } of asked) {
    if (name === 'patient' || name === 'subject' || (type === 'Patient' && name === '_id')) {
      persons.push(
        await all(values, (value) => targetOf(deps, member, 'Patient', referenceId(value, 'Patient', base))),
      );
    } else if (
      name.startsWith('patient') ||
      name.startsWith('subject') ||
      (type === 'Patient' && name === 'identifier')
    ) {
      persons.push(await all(values, (value) => personOf(deps, value)));
    } else if (name === 'encounter' || (type === 'Encounter' && name === '_id')) {
      cases.push(
        await all(values, (value) => targetOf(deps, member, 'Encounter', referenceId(value, 'Encounter', base))),
      );
    } else if (type === 'Encounter' && name === 'identifier') {
      cases.push(await all(values, (value) => caseOf(deps, member, value)));
    }
  }
  return { base, ...inEvery('personIds', persons), ...inEvery('caseIds', cases) };
}

/** Several parameters hold together: what is left is in every list. */
function inEvery(name: 'personIds' | 'caseIds', lists: readonly string[][]): Partial<Lookups> {
  const [first, ...rest] = lists;
  return first ? { [name]: first.filter((id) => rest.every((list) => list.includes(id))) } : {};
}

async function all(values: readonly string[], find: (value: string) => Promise<string | null>): Promise<string[]> {
  return (await Promise.all(values.map(find))).filter((id) => id !== null);
}

async function targetOf(
  { db }: Deps,
  member: Member,
  type: 'Encounter' | 'Patient',
  id: string,
): Promise<string | null> {
  const row = await findFhirId(db, type, id);
  if (!row) return id;
  return row.client === member.hsaId ? row.target : null;
}

/** By number; without a system, a personnummer or samordningsnummer. */
async function personOf({ db, ring }: Deps, value: string): Promise<string | null> {
  const { system, value: number = '' } = identifierOf(value);
  if (!system) {
    const bare = parsePersonalNumber(number);
    return bare.ok
      ? findPersonId(db, ring, { system: identifierSystemOf(bare.number), value: bare.number.value })
      : null;
  }
  const parsed = parsePersonIdentifier(system, number);
  if (!parsed.ok) return null;
  return findPersonId(db, ring, { system: identifierSystemOf(parsed.identifier), value: parsed.identifier.value });
}

/** By the hub's own identifier, or one that the reader itself has given. */
async function caseOf({ db, ring }: Deps, member: Member, value: string): Promise<string | null> {
  const identifier = identifierOf(value);
  if (identifier.system === caseSystem(DEFAULT_SYSTEMS.base)) return identifier.value ?? null;
  const key = encounterIdentifierKey(identifier, member.hsaId);
  const row = key === undefined ? null : await findFhirId(db, 'Encounter.identifier', ring.hash(key));
  return row?.target ?? null;
}
