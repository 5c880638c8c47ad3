import type { DeliveryChannel } from '../process/delivery.ts';

/** Which kind of care, service or other part a unit has for the person. Secrecy and duty follow it, never an organisation number. */
export type SipSide =
  | 'inpatient'
  | 'region-outpatient'
  | 'municipal-social'
  | 'municipal-health'
  | 'school'
  | 'independent-school'
  | 'other-actor';

/** A unit as the directory knew it when it was named. */
export interface SipUnit {
  /** HSA-id. */
  unit: string;
  /** HSA-id of its party, to which access, consent and the right to write belong. */
  party: string;
  /** Region, municipality or other body that answers for the party. */
  body: string;
  side: SipSide;
  /** How it is told. */
  channel: Extract<DeliveryChannel, 'system' | 'workList' | 'letter'>;
  /** It has a record system that takes plans. */
  ehr: boolean;
  /** It has a function mailbox that may be told that something waits. */
  mail: boolean;
}

export type Sector = 'health-care' | 'social-services' | 'school' | 'other';

export function sectorOf(side: SipSide): Sector {
  switch (side) {
    case 'inpatient':
    case 'region-outpatient':
    case 'municipal-health':
      return 'health-care';
    case 'municipal-social':
      return 'social-services';
    case 'school':
    case 'independent-school':
      return 'school';
    case 'other-actor':
      return 'other';
  }
}
