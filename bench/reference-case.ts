import { resolvePolicy } from '../domain/policy/resolve.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { DischargeCommands, DischargeCommandType } from '../domain/discharge/commands.ts';
import type { UnitRef } from '../domain/discharge/unit-ref.ts';
import type { Actor, Command, Role } from '../domain/process/command.ts';
import type { Person } from '../adapters/store/persons.ts';
import { LAW_PACKS, NO_DUTY_FALLS_DUE, ROUTINE_PACKS } from '../policies/packs.ts';
import { personIdOf } from './bare-activities.ts';

const HOUR_MS = 3_600_000;
/** Reminders before the estimate are as much longer as all other times, and must lie ahead too. */
const ESTIMATE_AHEAD_MS = 1_500 * 24 * HOUR_MS;

const WARD = { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' };
const SOCIAL = { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' };
const NURSING = { party: 'SE0000000002-1000', unit: 'SE0000000002-1002' };
const OUTPATIENT = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001' };

const EHR: Actor = { kind: 'system', hsaId: 'SE0000000001-S001', ...WARD, roles: ['system'] };
const PLANNER = staff('SE0000000001-A001', WARD, 'dischargePlanner');
const PHYSICIAN_ID = 'SE0000000001-A002';
const SOCIAL_WORKER = staff('SE0000000002-A001', SOCIAL, 'municipalCoordinator');
const NURSE = staff('SE0000000002-A002', NURSING, 'municipalCoordinator');
const OUTPATIENT_HEAD = staff('SE0000000001-A201', OUTPATIENT, 'headOfOperations');
const CARE_CONTACT = staff('SE0000000001-A202', OUTPATIENT, 'careContact', 'outpatientCoordinator');

/** Two with a system of their own, one that reads the hub's work list. */
const UNITS: UnitRef[] = [
  { ...SOCIAL, side: 'municipal-social', channel: 'system', known: true },
  { ...NURSING, side: 'municipal-health', channel: 'system', known: true },
  { ...OUTPATIENT, side: 'region-outpatient', channel: 'workList', known: true },
];

const TRANSFER_TEXT =
  'Vårdats för en fiktiv lunginflammation. Behöver hjälp morgon och kväll och läkemedel två gånger om dagen. Återbesök bokat.';

/** Official test number. */
export const PERSON: Person = {
  identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
  name: { family: 'Provperson', given: ['Tolvan'] },
  address: { lines: ['Påhittade gatan 1'], postalCode: '00000', city: 'Granby' },
  marks: { deceased: false, protection: 'none' },
};

/** Law and a county's routine, with clocks so long that no reminder, escalation or due time comes while a case is played. */
export function benchPolicy(now: number): Policy {
  return resolvePolicy({
    laws: LAW_PACKS,
    routine: ROUTINE_PACKS[0] ?? null,
    settings: NO_DUTY_FALLS_DUE,
    at: now as Instant,
  });
}

/** A whole discharge, in the order it happens; the first command opens the case and the last ends it. */
export function referenceCommands(caseId: string, now: number): Command[] {
  const at = now as Instant;
  const admittedAt = (now - HOUR_MS) as Instant;
  const estimatedDischargeAt = (now + ESTIMATE_AHEAD_MS) as Instant;
  const secrecy = { outcome: 'no-hindrance', by: PLANNER.hsaId, at } as const;
  const transfer = (unit: string) => ({ unit, text: TRANSFER_TEXT });
  const played = [
    command(EHR, 'reportEncounter', {
      snapshotAt: admittedAt,
      sender: EHR.hsaId,
      personId: personIdOf(caseId),
      draftId: `draft-${caseId}`,
      status: 'in-progress',
      encounterClass: 'IMP',
      admittedAt,
      ward: WARD,
      judgement: { by: PHYSICIAN_ID, at: admittedAt, units: UNITS },
      estimatedDischargeAt,
      marks: { deceased: false, protection: 'none' },
    }),
    command(SOCIAL_WORKER, 'beginPlanning', { unit: SOCIAL.unit }),
    command(NURSE, 'beginPlanning', { unit: NURSING.unit }),
    command(CARE_CONTACT, 'beginPlanning', { unit: OUTPATIENT.unit }),
    command(OUTPATIENT_HEAD, 'appointCareContact', { unit: OUTPATIENT.unit, careContact: CARE_CONTACT.hsaId }),
    command(PLANNER, 'changeEstimate', { estimatedDischargeAt: (estimatedDischargeAt + 24 * HOUR_MS) as Instant }),
    command(PLANNER, 'declareReady', { by: PHYSICIAN_ID, judgedAt: at, secrecy }),
    command(CARE_CONTACT, 'reportMeetingNotice', { sentAt: at }),
    command(PLANNER, 'recordBothSides', { needed: true, by: PHYSICIAN_ID }),
    command(PLANNER, 'transferInformation', { ...transfer(SOCIAL.unit), secrecy }),
    command(PLANNER, 'transferInformation', transfer(NURSING.unit)),
    command(PLANNER, 'transferInformation', transfer(OUTPATIENT.unit)),
    command(PLANNER, 'informPatient', { at }),
    command(PLANNER, 'reportDischarge', { at, where: 'home' }),
  ];
  return played.map((one, index) => ({
    ...one,
    commandId: `${caseId}-${index}`,
    channel: one.by.kind === 'system' ? 'fhir' : 'console',
    occurredAt: index === 0 ? admittedAt : at,
  }));
}

function command<T extends DischargeCommandType>(by: Actor, type: T, data: DischargeCommands[T]) {
  return { type, data, by };
}

function staff(hsaId: string, at: { party: string; unit: string }, ...roles: Role[]): Actor {
  return { kind: 'staff', hsaId, ...at, roles };
}
