import type { Actor, Role } from '../process/command.ts';
import { processActor } from '../process/command.ts';
import type { SipSide, SipUnit } from '../sip/units.ts';
import { CARE_CONTACT, HEALTH_CENTRE, HOME_CARE, HOME_NURSING, WARD, actor } from './people.ts';

/** The fictional region's units as a plan names them: health care, social services, two kinds of school, and others. */
export const SOCIAL = sipUnit(HOME_CARE.party ?? '', HOME_CARE.unit, 'municipal-social', { mail: true });
const NURSING = sipUnit(HOME_NURSING.party ?? '', HOME_NURSING.unit, 'municipal-health', { channel: 'system' });
export const CENTRE = sipUnit(HEALTH_CENTRE.party ?? '', HEALTH_CENTRE.unit, 'region-outpatient', { ehr: true });
export const PSYCHIATRY = sipUnit('SE0000000009-7000', 'SE0000000009-7001', 'region-outpatient', { channel: 'system' });
export const SCHOOL = sipUnit('SE0000000009-7100', 'SE0000000009-7101', 'school');
const FREE_SCHOOL = sipUnit('SE0000000009-7200', 'SE0000000009-7201', 'independent-school', {
  channel: 'letter',
});
export const EMPLOYMENT = sipUnit('SE0000000009-7300', 'SE0000000009-7301', 'other-actor', { channel: 'letter' });
export const WARD_UNIT = sipUnit(WARD.party, WARD.unit, 'inpatient');

/** Every unit that is called or told in these tests. */
export const ALL_UNITS: readonly SipUnit[] = [SOCIAL, NURSING, CENTRE, PSYCHIATRY, SCHOOL, FREE_SCHOOL, EMPLOYMENT];

export const social = at(SOCIAL, 'SE0000000009-M001', ['municipalCoordinator']);
export const nursing = at(NURSING, 'SE0000000009-M002', ['municipalCoordinator']);
export const centre = at(CENTRE, 'SE0000000009-O001', ['outpatientCoordinator']);
export const contact = at(CENTRE, CARE_CONTACT, ['careContact']);
export const psychiatry = at(PSYCHIATRY, 'SE0000000009-O002', ['outpatientCoordinator']);
export const school = at(SCHOOL, 'SE0000000009-T001', ['schoolCoordinator']);
export const employment = at(EMPLOYMENT, 'SE0000000009-T003', ['schoolCoordinator']);

/** The person's discharge, as it speaks to the plan. */
export const STAY = processActor('c1');

function at({ party, unit }: SipUnit, hsaId: string, roles: Role[]): Actor {
  return actor({ party, unit }, hsaId, roles);
}

function sipUnit(
  party: string,
  unit: string,
  side: SipSide,
  more: Partial<Pick<SipUnit, 'channel' | 'ehr' | 'mail'>> = {},
): SipUnit {
  const body = side.startsWith('region') || side === 'inpatient' ? 'Region Prov' : 'Provkommun';
  return { party, unit, side, body, channel: 'workList', ehr: false, mail: false, ...more };
}
