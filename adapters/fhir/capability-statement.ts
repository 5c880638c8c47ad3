import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js';
import { INTERACTIONS } from './interactions.ts';
import { includesOf, SEARCH_TABLE, type ReadType } from './search/table.ts';

const UPDATES: Partial<Record<ReadType, string>> = {
  Encounter:
    'A snapshot of a stay from a record system of inpatient care, ordered by meta.lastUpdated. The id may be chosen by the client, whose it then is. Also as a conditional update by identifier.',
  Patient:
    'The person, from a record system of inpatient care. The id may be chosen by the client, whose it then is. Readable once an Encounter is about the person.',
  Task: 'Only with If-Match, and only from requested or on-hold to completed with the outputs that the duty asks for. The tasks of a plan are only read.',
};

/** Exactly what works. `date` is when the server started. */
export function capabilityStatement(url: string, names: string, date: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    url: `${names}/CapabilityStatement/samordna`,
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Samordna' },
    implementation: { description: 'Samordna', url },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: false,
          description:
            "A bearer token of the installation's sign-in. A reader gets what its party has written and what it has been told, while it may still know; all else does not exist.",
        },
        resource: (Object.keys(INTERACTIONS) as ReadType[]).map(resourceOf),
        interaction: [
          {
            code: 'transaction',
            documentation:
              'One Encounter and the Patient, Organization and Practitioner that it refers to; stored whole or not at all.',
          },
        ],
      },
    ],
  };
}

/** Of the directory, which keeps no versions, and those close, of whom the hub tells nothing that could change. */
const WITHOUT_VERSIONS: readonly ReadType[] = ['Organization', 'PractitionerRole', 'RelatedPerson'];

function resourceOf(type: ReadType): CapabilityStatementRestResource {
  const interactions = INTERACTIONS[type];
  const canUpdate = interactions.includes('update');
  return {
    type,
    interaction: interactions.map((code) => ({
      code,
      ...(code === 'update' && UPDATES[type] ? { documentation: UPDATES[type] } : {}),
    })),
    versioning: type === 'Task' ? 'versioned-update' : WITHOUT_VERSIONS.includes(type) ? 'no-version' : 'versioned',
    readHistory: false,
    ...(canUpdate ? { updateCreate: type !== 'Task' } : {}),
    conditionalRead: WITHOUT_VERSIONS.includes(type) ? 'not-supported' : 'full-support',
    ...(type === 'Encounter' ? { conditionalUpdate: true } : {}),
    ...listed('searchInclude', includesOf(type, '_include')),
    ...listed('searchRevInclude', includesOf(type, '_revinclude')),
    searchParam: Object.entries(SEARCH_TABLE[type]).map(([name, { definition, type: kind, says }]) => ({
      name,
      definition,
      type: kind,
      documentation: says,
    })),
  };
}

function listed<N extends string>(name: N, values: readonly string[]): { [K in N]?: string[] } {
  return (values.length > 0 ? { [name]: [...values] } : {}) as { [K in N]?: string[] };
}
