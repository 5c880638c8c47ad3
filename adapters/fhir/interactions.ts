import type { ReadType } from './search/table.ts';

/** What can be done with each type, beside the transaction. */
export const INTERACTIONS: Readonly<Record<ReadType, readonly ('read' | 'search-type' | 'update')[]>> = {
  Encounter: ['read', 'search-type', 'update'],
  Organization: ['read', 'search-type'],
  Patient: ['read', 'search-type', 'update'],
  Task: ['read', 'search-type', 'update'],
  CarePlan: ['read', 'search-type'],
  CareTeam: ['read', 'search-type'],
  Goal: ['read', 'search-type'],
  ServiceRequest: ['read', 'search-type'],
  Condition: ['read', 'search-type'],
  Consent: ['read', 'search-type'],
  Appointment: ['read', 'search-type'],
  Communication: ['read', 'search-type'],
  Provenance: ['read', 'search-type'],
  PractitionerRole: ['read', 'search-type'],
  RelatedPerson: ['read', 'search-type'],
};
