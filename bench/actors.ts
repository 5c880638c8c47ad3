import type { UnitRef } from '../domain/discharge/unit-ref.ts';
import type { Actor, Role } from '../domain/process/command.ts';
import type { SipUnit } from '../domain/sip/units.ts';

export const WARD = { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' };
const SOCIAL = { party: 'SE0000000002-1000', unit: 'SE0000000002-1001' };
const NURSING = { party: 'SE0000000002-1000', unit: 'SE0000000002-1002' };
const OUTPATIENT = { party: 'SE0000000001-3000', unit: 'SE0000000001-3001' };
const PSYCHIATRY = { party: 'SE0000000001-2000', unit: 'SE0000000001-2002' };

export const EHR: Actor = { kind: 'system', hsaId: 'SE0000000001-S001', ...WARD, roles: ['system'] };
export const PLANNER = staff('SE0000000001-A001', WARD, 'dischargePlanner');
export const PHYSICIAN_ID = 'SE0000000001-A002';
export const SOCIAL_WORKER = staff('SE0000000002-A001', SOCIAL, 'municipalCoordinator');
export const NURSE = staff('SE0000000002-A002', NURSING, 'municipalCoordinator');
export const OUTPATIENT_HEAD = staff('SE0000000001-A201', OUTPATIENT, 'headOfOperations');
export const CARE_CONTACT = staff('SE0000000001-A202', OUTPATIENT, 'careContact', 'outpatientCoordinator');
export const PSYCHIATRIC_NURSE = staff('SE0000000001-A131', PSYCHIATRY, 'outpatientCoordinator');

const IN_REGION = { body: 'Region Exempel', side: 'region-outpatient', channel: 'workList', mail: false } as const;
const IN_TOWN = { body: 'Granby kommun', channel: 'system', ehr: false, mail: false } as const;

/** Two units of a municipality with a system for messages, one with a record system for plans, and one that has its work list alone. */
export const UNITS = {
  social: { ...SOCIAL, ...IN_TOWN, side: 'municipal-social' },
  nursing: { ...NURSING, ...IN_TOWN, side: 'municipal-health' },
  outpatient: { ...OUTPATIENT, ...IN_REGION, ehr: true },
  psychiatry: { ...PSYCHIATRY, ...IN_REGION, ehr: false },
} as const satisfies Record<string, SipUnit>;

/** Those that the physician judges to be needed. */
export const JUDGED: UnitRef[] = [UNITS.social, UNITS.nursing, UNITS.outpatient].map((unit) => ({
  ...unit,
  known: true,
}));

function staff(hsaId: string, at: { party: string; unit: string }, ...roles: Role[]): Actor {
  return { kind: 'staff', hsaId, ...at, roles };
}
