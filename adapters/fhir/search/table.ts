/** Types that can be read and searched. */
export type ReadType = 'Patient' | 'Encounter' | 'Organization' | 'Task';

export interface ParameterRow {
  type: 'token' | 'reference' | 'date' | 'string';
  /** URL of R4's own definition. */
  definition: string;
  says: string;
  /** Chains and other spellings that mean something more. */
  also?: readonly string[];
}

const R4 = 'http://hl7.org/fhir/SearchParameter';

const id: ParameterRow = { type: 'token', definition: `${R4}/Resource-id`, says: 'Logical id.' };
const lastUpdated: ParameterRow = {
  type: 'date',
  definition: `${R4}/Resource-lastUpdated`,
  says: 'When the resource last changed. Prefixes eq, gt, ge, lt and le.',
};

/** Every search parameter that works, and no other. */
export const SEARCH_TABLE: Readonly<Record<ReadType, Readonly<Record<string, ParameterRow>>>> = {
  Patient: {
    _id: id,
    identifier: {
      type: 'token',
      definition: `${R4}/Patient-identifier`,
      says: 'Personnummer, samordningsnummer or reserve number, with its system. Use POST _search, so that no number stands in a URL.',
    },
  },
  Encounter: {
    _id: id,
    identifier: {
      type: 'token',
      definition: `${R4}/clinical-identifier`,
      says: "The hub's own identifier, or one that the reader itself has given the encounter.",
    },
    patient: {
      type: 'reference',
      definition: `${R4}/clinical-patient`,
      says: 'The person. patient.identifier=system|value searches by number: use POST _search.',
      also: ['patient.identifier', 'patient:Patient.identifier'],
    },
    status: { type: 'token', definition: `${R4}/Encounter-status`, says: 'Status of the stay.' },
    date: {
      type: 'date',
      definition: `${R4}/clinical-date`,
      says: 'A time within the stay. Prefixes eq, gt, ge, lt and le.',
    },
  },
  Organization: {
    _id: id,
    identifier: {
      type: 'token',
      definition: `${R4}/Organization-identifier`,
      says: 'HSA-id, under either of its systems.',
    },
    name: { type: 'string', definition: `${R4}/Organization-name`, says: 'Start of the name or of a word in it.' },
  },
  Task: {
    _id: id,
    _lastUpdated: lastUpdated,
    owner: {
      type: 'reference',
      definition: `${R4}/Task-owner`,
      says: 'Unit that the duty falls on. owner:Organization.identifier=system|value searches by HSA-id.',
      also: ['owner:Organization.identifier', 'owner.identifier'],
    },
    patient: {
      type: 'reference',
      definition: `${R4}/Task-patient`,
      says: 'The person. patient.identifier=system|value searches by number: use POST _search.',
      also: ['patient.identifier', 'patient:Patient.identifier'],
    },
    status: {
      type: 'token',
      definition: `${R4}/Task-status`,
      says: 'requested or on-hold: only open duties are found.',
    },
    code: { type: 'token', definition: `${R4}/Task-code`, says: 'Code of the duty.' },
    encounter: { type: 'reference', definition: `${R4}/Task-encounter`, says: 'The stay that the duty belongs to.' },
    modified: {
      type: 'date',
      definition: `${R4}/Task-modified`,
      says: 'When the duty last changed. Prefixes eq, gt, ge, lt and le.',
    },
  },
};

/** The parameter that a name stands for, however it is spelt. */
export function parameterOf(type: ReadType, name: string): string | undefined {
  const rows = SEARCH_TABLE[type];
  if (Object.hasOwn(rows, name)) return name;
  return Object.keys(rows).find((base) => rows[base]?.also?.includes(name));
}
