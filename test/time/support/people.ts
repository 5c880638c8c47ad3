import type { Actor } from '../../../domain/process/command.ts';
import type { SipUnit } from '../../../domain/sip/units.ts';
import { EHR, PLANNER } from '../../support/commands.ts';

/** Units and staff of the fictional region. */
export { EHR, PLANNER };

export const LINDEN: SipUnit = {
  unit: 'SE0000000001-3001',
  party: 'SE0000000001-3000',
  body: 'Region Exempel',
  side: 'region-outpatient',
  channel: 'workList',
  ehr: false,
  mail: false,
};

export const GRANBY: SipUnit = {
  unit: 'SE0000000002-1001',
  party: 'SE0000000002-1000',
  body: 'Granby kommun',
  side: 'municipal-social',
  channel: 'system',
  ehr: false,
  mail: false,
};

export const CARE_CONTACT: Actor = {
  kind: 'staff',
  hsaId: 'SE0000000001-A202',
  party: LINDEN.party,
  unit: LINDEN.unit,
  roles: ['careContact', 'outpatientCoordinator'],
};

export const HEAD_OF_LINDEN: Actor = {
  ...CARE_CONTACT,
  hsaId: 'SE0000000001-A201',
  roles: ['headOfOperations'],
};

export const CASE_OFFICER: Actor = {
  kind: 'staff',
  hsaId: 'SE0000000002-A001',
  party: GRANBY.party,
  unit: GRANBY.unit,
  roles: ['municipalCoordinator'],
};

export const PHYSICIAN = 'SE0000000001-A002';
