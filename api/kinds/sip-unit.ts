import type { Directory } from '../../adapters/directory/directory.ts';
import type { SipUnit } from '../../domain/sip/units.ts';
import { HttpError } from '../http-error.ts';

/** The unit as the directory knows it now. Refused when it is none that takes part in a plan. */
export function sipUnit(directory: Directory, unit: string, field: string): SipUnit {
  const found = directory.unit(unit);
  if (!found || found.side === 'administration') throw new HttpError('unit-not-for-plan', field);
  return {
    unit,
    party: found.party,
    body: directory.party(found.party)?.responsibleBody ?? '',
    side: found.side,
    channel: found.access === 'letter' ? 'letter' : found.partner ? 'system' : 'workList',
    ehr: found.ehr !== undefined,
    mail: found.mail !== undefined,
  };
}
