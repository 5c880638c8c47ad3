import type { Actor, Role } from '../process/command.ts';
import type { UnitRef } from '../discharge/unit-ref.ts';

/** A fictional region: one clinic, two municipalities' units and two outpatient units. */
export const WARD = { party: 'SE0000000009-1000', unit: 'SE0000000009-1001' };
export const OTHER_WARD = { party: 'SE0000000009-1000', unit: 'SE0000000009-1002' };

export const HOME_CARE: UnitRef = {
  unit: 'SE0000000009-2001',
  party: 'SE0000000009-2000',
  side: 'municipal-social',
  channel: 'workList',
  known: true,
};
export const HOME_NURSING: UnitRef = {
  unit: 'SE0000000009-3001',
  party: 'SE0000000009-3000',
  side: 'municipal-health',
  channel: 'system',
  known: true,
};
export const HEALTH_CENTRE: UnitRef = {
  unit: 'SE0000000009-4001',
  party: 'SE0000000009-4000',
  side: 'region-outpatient',
  channel: 'workList',
  known: true,
};
export const CLINIC: UnitRef = {
  unit: 'SE0000000009-5001',
  party: 'SE0000000009-5000',
  side: 'region-outpatient',
  channel: 'system',
  known: true,
};
export const UNHEARD_OF: UnitRef = {
  unit: 'SE0000000009-6001',
  party: null,
  side: 'municipal-social',
  channel: 'workList',
  known: false,
};

export const PHYSICIAN = 'SE0000000009-P001';
export const CARE_CONTACT = 'SE0000000009-C001';

export const ward = {
  system: actor(WARD, 'SE0000000009-S001', ['system'], 'system'),
  planner: actor(WARD, 'SE0000000009-D001', ['dischargePlanner']),
  physician: actor(WARD, PHYSICIAN, ['physician']),
  head: actor(WARD, 'SE0000000009-H001', ['headOfOperations']),
};
export const homeCare = actor(placeOf(HOME_CARE), 'SE0000000009-M001', ['municipalCoordinator']);
export const homeNursing = actor(placeOf(HOME_NURSING), 'SE0000000009-M002', ['municipalCoordinator']);
export const centreHead = actor(placeOf(HEALTH_CENTRE), 'SE0000000009-H002', ['headOfOperations']);
export const clinicHead = actor(placeOf(CLINIC), 'SE0000000009-H003', ['headOfOperations']);
export const careContact = actor(placeOf(HEALTH_CENTRE), CARE_CONTACT, ['careContact']);
export const stranger = actor({ party: 'SE0000000009-8000', unit: 'SE0000000009-8001' }, 'SE0000000009-X001', [
  'municipalCoordinator',
  'dischargePlanner',
  'physician',
]);
export const administrator = actor({ party: 'SE0000000009-9000', unit: 'SE0000000009-9001' }, 'SE0000000009-A001', [
  'administrator',
]);

export function actor(
  place: { party: string; unit: string },
  hsaId: string,
  roles: Role[],
  kind: Actor['kind'] = 'staff',
): Actor {
  return { kind, hsaId, ...place, roles };
}

function placeOf({ party, unit }: UnitRef): { party: string; unit: string } {
  return { party: party ?? '', unit };
}
