import type { Person } from '../../adapters/store/persons.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Actor, Command } from '../../domain/process/command.ts';

export const WARD = { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' };

/** Official test number. */
export const PERSON: Person = {
  identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
  name: { family: 'Provperson', given: ['Tolvan'] },
  address: { lines: ['Påhittade gatan 1'], postalCode: '00000', city: 'Granby' },
  marks: { deceased: false, protection: 'none' },
};

export const EHR: Actor = { kind: 'system', hsaId: 'SE0000000001-S001', ...WARD, roles: ['system'] };

export const PLANNER: Actor = { kind: 'staff', hsaId: 'SE0000000001-A001', ...WARD, roles: ['dischargePlanner'] };

const GRANBY = {
  unit: 'SE0000000002-1001',
  party: 'SE0000000002-1000',
  side: 'municipal-social',
  channel: 'system',
  known: true,
};
const SJOVIK = {
  unit: 'SE0000000003-1001',
  party: 'SE0000000003-1000',
  side: 'municipal-social',
  channel: 'workList',
  known: true,
};

export function newCaseId(): string {
  return `d${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
}

/** An admission an hour ago, judged at once: one unit with a system and one with only the work list. */
export function admission(caseId: string, draftId: string): Command {
  const at = (Date.now() - 3_600_000) as Instant;
  return {
    type: 'reportEncounter',
    data: {
      snapshotAt: at,
      sender: EHR.hsaId,
      personId: `p-${caseId}`,
      draftId,
      status: 'in-progress',
      encounterClass: 'IMP',
      admittedAt: at,
      ward: WARD,
      judgement: { by: 'SE0000000001-A002', at, units: [GRANBY, SJOVIK] },
      marks: { deceased: false, protection: 'none' },
    },
    commandId: `admission-${caseId}`,
    by: EHR,
    channel: 'fhir',
    occurredAt: at,
  };
}

/** A municipal unit begins its planning. */
export function beginPlanning(caseId: string, unit: string): Command {
  const party = `${unit.slice(0, -4)}1000`;
  return {
    type: 'beginPlanning',
    data: { unit },
    commandId: `planning-${caseId}-${unit}`,
    by: { kind: 'staff', hsaId: `${unit.slice(0, -4)}A001`, party, unit, roles: ['municipalCoordinator'] },
    channel: 'console',
    occurredAt: Date.now() as Instant,
  };
}

/** The ward says that interventions of both region and municipality are needed. */
export function bothSidesNeeded(caseId: string): Command {
  return {
    type: 'recordBothSides',
    data: { needed: true, by: 'SE0000000001-A002' },
    commandId: `sides-${caseId}`,
    by: PLANNER,
    channel: 'console',
    occurredAt: Date.now() as Instant,
  };
}

/** The ward marks the person as protected, or takes that back. */
export function protectionSaid(caseId: string, protection: 'other' | 'none'): Command {
  return {
    type: 'markPerson',
    data: { protection },
    commandId: `protection-${protection}-${caseId}`,
    by: PLANNER,
    channel: 'console',
    occurredAt: Date.now() as Instant,
    ...(protection === 'none' ? { reason: 'Fel person markerades.' } : {}),
  };
}
