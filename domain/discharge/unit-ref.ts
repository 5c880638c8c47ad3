import type { DeliveryChannel } from '../process/delivery.ts';

/** Which kind of care or service a unit gives after discharge; "both sides" is decided by side, never by organisation number. */
export type Side = 'municipal-social' | 'municipal-health' | 'region-outpatient';

const SIDES: readonly string[] = ['municipal-social', 'municipal-health', 'region-outpatient'] satisfies Side[];

/** False for a ward, and for those who take part in plans alone. */
export function isSide(side: string): side is Side {
  return SIDES.includes(side);
}

/** A unit as the directory knew it when it was named. `known` is false when the directory has no such unit. */
export interface UnitRef {
  /** HSA-id, or `OUTPATIENT_NOT_KNOWN`. */
  unit: string;
  /** HSA-id of its party; null when the unit is not known. */
  party: string | null;
  side: Side;
  channel: DeliveryChannel;
  known: boolean;
  /** Region, municipality or other body that answers for the party. */
  body?: string;
  /** It has a record system that takes plans; it has a function mailbox. */
  ehr?: boolean;
  mail?: boolean;
}

/** Stands for the region-funded outpatient unit that the law adds, until someone finds out which one it is. */
export const OUTPATIENT_NOT_KNOWN = 'outpatient-unit-not-known';

export function outpatientNotKnown(): UnitRef {
  return { unit: OUTPATIENT_NOT_KNOWN, party: null, side: 'region-outpatient', channel: 'workList', known: false };
}
