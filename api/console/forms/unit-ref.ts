import type { Directory } from '../../../adapters/directory/directory.ts';
import { isSide, type UnitRef } from '../../../domain/discharge/unit-ref.ts';
import { HttpError } from '../../http-error.ts';

/** The unit as the directory knows it now. Refused when it is none that gives care or service after discharge. */
export function unitRef(directory: Directory, unit: string, field: string): UnitRef {
  const found = directory.unit(unit);
  if (!found || !isSide(found.side)) throw new HttpError('unit-not-known', field);
  return { unit, party: found.party, side: found.side, channel: found.partner ? 'system' : 'workList', known: true };
}
