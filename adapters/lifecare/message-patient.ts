import type { Address, HumanName, Identifier, Patient } from 'fhir/r4.js';
import {
  identifierSystemOf,
  parsePersonIdentifier,
  type PersonIdentifier,
} from '../../domain/identity/person-identifier.ts';
import type { Person } from '../store/persons.ts';
import type { Envelope, MessageSource } from './envelope.ts';
import { partId } from './message-ids.ts';

/** A person may be known by several numbers; the message holds one, the first of these kinds. */
const ORDER = ['personnummer', 'samordningsnummer', 'reservnummer'] as const;

interface PatientSource {
  message: Pick<MessageSource['message'], 'personItems' | 'item'>;
  envelope: Pick<Envelope, 'person'>;
}

/** Only those of the person's own data that the gate names; none at all when it names none that is known. */
export function patientOf(source: PatientSource): Patient | undefined {
  const { personItems, item } = source.message;
  const { person } = source.envelope;
  const identifier = personItems.includes('number') ? numberOf(person) : undefined;
  const name = personItems.includes('name') ? nameOf(person) : undefined;
  const address = personItems.includes('address') ? addressOf(person) : undefined;
  if (!identifier && !name && !address) return undefined;
  return {
    resourceType: 'Patient',
    id: partId(item, 'patient'),
    ...(identifier ? { identifier: [identifier] } : {}),
    ...(name ? { name: [name] } : {}),
    ...(address ? { address: [address] } : {}),
  };
}

/** The number to tell, in its FHIR form; undefined when none of the person's numbers is of a known kind. */
export function numberOf(person: Person): Identifier | undefined {
  const numbers = person.identifiers
    .map(({ system, value }) => parsePersonIdentifier(system, value))
    .flatMap((parsed) => (parsed.ok ? [parsed.identifier] : []));
  const first = ORDER.flatMap((kind): PersonIdentifier[] => numbers.filter((number) => number.kind === kind))[0];
  return first && { system: identifierSystemOf(first), value: first.value };
}

function nameOf({ name }: Person): HumanName | undefined {
  if (!name) return undefined;
  const { family, given, text } = name;
  if (!family && !given?.length) return text ? { text } : undefined;
  return { ...(family ? { family } : {}), ...(given?.length ? { given: [...given] } : {}) };
}

function addressOf({ address }: Person): Address | undefined {
  if (!address) return undefined;
  const { lines, postalCode, city } = address;
  if (lines.length === 0 && !postalCode && !city) return undefined;
  return {
    use: 'home',
    ...(lines.length > 0 ? { line: [...lines] } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(city ? { city } : {}),
  };
}
