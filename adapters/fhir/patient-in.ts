import type { Address, HumanName, Patient } from 'fhir/r4.js';
import {
  identifierSystemOf,
  parsePersonIdentifier,
  type PersonIdentifierFault,
} from '../../domain/identity/person-identifier.ts';
import type { Person } from '../store/persons.ts';
import { isReadLabel, marksOf } from './marks.ts';
import { notKept } from './not-kept.ts';
import { hsaIdOf, type Surroundings } from './references.ts';
import { FhirRefusal, information, refusal, type Issue } from './refusal.ts';

/** A Patient as the hub takes it. */
export interface PatientIn {
  person: Person;
  /** HSA-id of the unit in `generalPractitioner`, where one is named. */
  outpatientUnit?: string;
  /** What was sent and is not kept. */
  remarks: Issue[];
}

const READ = [
  'identifier',
  'name',
  'telecom',
  'birthDate',
  'deceasedBoolean',
  'deceasedDateTime',
  'address',
  'generalPractitioner',
];

const FAULTS: Record<PersonIdentifierFault, string> = {
  'unknown-system': 'Identitetens system är okänt.',
  'other-kind': 'Numret är av ett annat slag än dess system säger.',
  'wrong-form': 'Numret har fel form. Skriv personnummer och samordningsnummer med tolv siffror.',
  'century-unknown': 'Numret saknar århundrade. Skriv det med tolv siffror.',
  'impossible-date': 'Numret innehåller ett datum som inte finns.',
  'impossible-serial': 'Numret har ett födelsenummer som inte finns.',
  'wrong-check-digit': 'Numrets kontrollsiffra stämmer inte.',
};

/**
 * Reads a Patient. Of a protected person no address or phone is kept.
 * @throws FhirRefusal 422 when no usable identifier is left, or one is faulty
 */
export function patientIn(patient: Patient, at: string, around: Surroundings = { owner: patient }): PatientIn {
  const { identifiers, remarks } = identifiersIn(patient, at);
  const marks = marksOf(patient);
  const name = nameIn(patient.name);
  const isOpen = marks.protection === 'none';
  const address = isOpen ? addressIn(patient.address) : undefined;
  const phone = isOpen
    ? patient.telecom?.find(({ system, use }) => system === 'phone' && use !== 'old')?.value
    : undefined;
  const outpatientUnit = outpatientUnitIn(patient, at, around);
  return {
    person: {
      identifiers,
      ...(name ? { name } : {}),
      ...(address ? { address } : {}),
      ...(phone ? { phone } : {}),
      ...(patient.birthDate ? { birthDate: patient.birthDate } : {}),
      marks,
    },
    ...(outpatientUnit ? { outpatientUnit } : {}),
    remarks: [...remarks, ...labelRemarks(patient, at), ...notKept(patient, READ, at)],
  };
}

/** Old numbers are left out: two personnummer are never linked by a machine. */
function identifiersIn(patient: Patient, at: string): { identifiers: Person['identifiers']; remarks: Issue[] } {
  const identifiers: Person['identifiers'] = [];
  const remarks: Issue[] = [];
  const faults: Issue[] = [];
  const kinds = new Set<string>();
  for (const [index, { use, system, value }] of (patient.identifier ?? []).entries()) {
    const path = `${at}.identifier[${index}]`;
    const parsed = system && value && use !== 'old' ? parsePersonIdentifier(system, value) : undefined;
    if (!parsed || (!parsed.ok && parsed.code === 'unknown-system')) {
      remarks.push(information('Identiteten är gammal eller av okänt slag och har inte sparats.', path));
    } else if (!parsed.ok) {
      faults.push({ severity: 'error', code: 'value', text: FAULTS[parsed.code], at: `${path}.value` });
    } else {
      const { identifier } = parsed;
      const kind = identifier.kind === 'reservnummer' ? identifier.system : identifier.kind;
      if (kinds.has(kind)) {
        faults.push({
          severity: 'error',
          code: 'business-rule',
          text: 'En person kan bara ha ett gällande nummer av varje slag.',
          at: path,
        });
      }
      kinds.add(kind);
      identifiers.push({ system: identifierSystemOf(identifier), value: identifier.value });
    }
  }
  if (faults.length > 0) throw new FhirRefusal(422, faults);
  if (identifiers.length === 0) {
    throw refusal(422, 'required', 'Ange personnummer, samordningsnummer eller reservnummer.', `${at}.identifier`);
  }
  return { identifiers, remarks };
}

function nameIn(names: readonly HumanName[] = []): Person['name'] {
  const name =
    names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use !== 'old' && use !== 'maiden');
  if (!name) return undefined;
  const { family, text } = name;
  const given = name.given?.filter((part) => typeof part === 'string');
  return { ...(family ? { family } : {}), ...(given?.length ? { given } : {}), ...(text ? { text } : {}) };
}

const NOT_HOME = ['old', 'temp', 'billing', 'work'];

function addressIn(addresses: readonly Address[] = []): Person['address'] {
  const address =
    addresses.find(({ use }) => use === 'home') ?? addresses.find(({ use }) => !NOT_HOME.includes(use ?? ''));
  if (!address) return undefined;
  const lines = address.line ?? (address.text ? [address.text] : []);
  return {
    lines,
    ...(address.postalCode ? { postalCode: address.postalCode } : {}),
    ...(address.city ? { city: address.city } : {}),
  };
}

function outpatientUnitIn(patient: Patient, at: string, around: Surroundings): string | undefined {
  const first = patient.generalPractitioner?.[0];
  return first && hsaIdOf({ ...around, owner: patient }, first, ['Organization'], `${at}.generalPractitioner[0]`);
}

function labelRemarks(patient: Patient, at: string): Issue[] {
  return (patient.meta?.security ?? []).flatMap((label, index) =>
    isReadLabel(label)
      ? []
      : [information('Etiketten hör till ett system som Samordna inte läser.', `${at}.meta.security[${index}]`)],
  );
}
