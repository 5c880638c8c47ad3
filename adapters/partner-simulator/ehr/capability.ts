import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js';
import type { EhrFaults } from './faults.ts';

const TYPES = [
  'Appointment',
  'CarePlan',
  'CareTeam',
  'Communication',
  'Condition',
  'Consent',
  'Encounter',
  'Goal',
  'HealthcareService',
  'Location',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'RelatedPerson',
  'ServiceRequest',
  'Task',
] as const;

export function isKeptType(type: string): boolean {
  return (TYPES as readonly string[]).includes(type);
}

/** What this EHR says that it can do. */
export function capabilityStatement(faults: EhrFaults, at: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: at,
    kind: 'instance',
    implementation: { description: 'Simulated EHR' },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        ...(faults.is('no-transactions') ? {} : { interaction: [{ code: 'transaction' as const }] }),
        resource: TYPES.map((type) => resource(type, faults)),
      },
    ],
  };
}

function resource(type: (typeof TYPES)[number], faults: EhrFaults): CapabilityStatementRestResource {
  return {
    type,
    interaction: (['read', 'create', 'update', 'search-type', 'history-instance'] as const).map((code) => ({ code })),
    versioning: 'versioned-update',
    conditionalCreate: true,
    conditionalUpdate: true,
    updateCreate: type === 'Provenance' && !faults.is('own-ids-only'),
    searchParam: [
      type === 'Provenance' ? { name: 'target', type: 'reference' } : { name: 'identifier', type: 'token' },
      ...(type === 'Task' && !faults.is('few-searches') ? [{ name: 'based-on', type: 'reference' as const }] : []),
      { name: '_id', type: 'token' },
    ],
  };
}
