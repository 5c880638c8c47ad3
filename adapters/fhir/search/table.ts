import { INCLUDES, PLAN_SEARCHES, REVERSE_INCLUDES, type PlanType } from './plan-table.ts';
import { DEFINITIONS, id, lastUpdated, type ParameterRow } from './row.ts';

/** Types that can be read and searched. */
export type ReadType = 'Patient' | 'Encounter' | 'Organization' | 'Task' | PlanType;

/** Every search parameter that works, and no other. */
export const SEARCH_TABLE: Readonly<Record<ReadType, Readonly<Record<string, ParameterRow>>>> = {
  Patient: {
    _id: id,
    identifier: {
      type: 'token',
      definition: `${DEFINITIONS}/Patient-identifier`,
      says: 'Personnummer, samordningsnummer or reserve number, with its system. Use POST _search, so that no number stands in a URL.',
    },
  },
  Encounter: {
    _id: id,
    identifier: {
      type: 'token',
      definition: `${DEFINITIONS}/clinical-identifier`,
      says: "The hub's own identifier, or one that the reader itself has given the encounter.",
    },
    patient: {
      type: 'reference',
      definition: `${DEFINITIONS}/clinical-patient`,
      says: 'The person. patient.identifier=system|value searches by number: use POST _search.',
      also: ['patient.identifier', 'patient:Patient.identifier'],
    },
    status: { type: 'token', definition: `${DEFINITIONS}/Encounter-status`, says: 'Status of the stay.' },
    date: {
      type: 'date',
      definition: `${DEFINITIONS}/clinical-date`,
      says: 'A time within the stay. Prefixes eq, gt, ge, lt and le.',
    },
  },
  Organization: {
    _id: id,
    identifier: {
      type: 'token',
      definition: `${DEFINITIONS}/Organization-identifier`,
      says: 'HSA-id, under either of its systems.',
    },
    name: {
      type: 'string',
      definition: `${DEFINITIONS}/Organization-name`,
      says: 'Start of the name or of a word in it.',
    },
  },
  Task: {
    _id: id,
    _lastUpdated: lastUpdated,
    owner: {
      type: 'reference',
      definition: `${DEFINITIONS}/Task-owner`,
      says: 'Unit that the duty falls on, or that is to carry the intervention out. owner:Organization.identifier=system|value searches by HSA-id.',
      also: ['owner:Organization.identifier', 'owner.identifier'],
    },
    patient: {
      type: 'reference',
      definition: `${DEFINITIONS}/Task-patient`,
      says: 'The person. patient.identifier=system|value searches by number: use POST _search.',
      also: ['patient.identifier', 'patient:Patient.identifier'],
    },
    status: {
      type: 'token',
      definition: `${DEFINITIONS}/Task-status`,
      says: 'Of duties requested or on-hold, since only open ones are found; of the tasks of a plan any.',
    },
    'based-on': {
      type: 'reference',
      definition: `${DEFINITIONS}/Task-based-on`,
      path: 'basedOn',
      says: 'The CarePlan that it belongs to.',
    },
    code: {
      type: 'token',
      definition: `${DEFINITIONS}/Task-code`,
      says: 'Code of the duty; fulfill of http://hl7.org/fhir/CodeSystem/task-code for the tasks of a plan.',
    },
    identifier: {
      type: 'token',
      definition: `${DEFINITIONS}/Task-identifier`,
      path: 'identifier',
      says: "The hub's own identifier of a task of a plan. A duty has none.",
    },
    focus: {
      type: 'reference',
      definition: `${DEFINITIONS}/Task-focus`,
      path: 'focus',
      says: 'The intervention of a plan that is to be carried out.',
    },
    'group-identifier': {
      type: 'token',
      definition: `${DEFINITIONS}/Task-group-identifier`,
      path: 'groupIdentifier',
      says: 'Identifier of the plan whose interventions are to be carried out.',
    },
    encounter: {
      type: 'reference',
      definition: `${DEFINITIONS}/Task-encounter`,
      says: 'The stay that the duty belongs to.',
    },
    modified: {
      type: 'date',
      definition: `${DEFINITIONS}/Task-modified`,
      says: 'When it last changed. Prefixes eq, gt, ge, lt and le.',
    },
  },
  ...PLAN_SEARCHES,
};

/** What a search may ask to have along. */
export function includesOf(type: ReadType, name: '_include' | '_revinclude'): readonly string[] {
  if (type !== 'CarePlan') return [];
  return name === '_include' ? Object.keys(INCLUDES) : REVERSE_INCLUDES;
}

/** The parameter that a name stands for, however it is spelt. */
export function parameterOf(type: ReadType, name: string): string | undefined {
  const rows = SEARCH_TABLE[type];
  if (Object.hasOwn(rows, name)) return name;
  return Object.keys(rows).find((base) => rows[base]?.also?.includes(name));
}
