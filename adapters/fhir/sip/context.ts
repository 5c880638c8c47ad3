import type { Reference } from 'fhir/r4.js';
import type { Names } from '../names.ts';
import type { SipType } from './ids.ts';

/** How what is written for one reader or receiver names what stands outside the plan, and how its parts name each other. */
export interface SipFrame {
  names: Names;
  /** The person. */
  subject: Reference;
  /** To another part of the plan. */
  refer: (type: SipType, id: string) => Reference;
  /** A unit or party, by HSA-id. */
  organization: (hsaId: string) => Reference;
  /** The directory's name of a unit, party or member of staff. */
  nameOf: (hsaId: string) => string | undefined;
}

/** What the resources of one plan are made with. */
export interface SipContext extends SipFrame {
  /** A member of staff at a unit. Who is known by another name than an HSA-id is only displayed. */
  staff: (hsaId: string, unit: string) => Reference;
  /** Somebody close, by random id. */
  related: (id: string) => Reference;
}

/** A unit where R4 does not let an organization stand. */
export function serviceReference({ names, nameOf }: SipFrame, hsaId: string): Reference {
  const name = nameOf(hsaId);
  return {
    type: 'HealthcareService',
    identifier: { system: names.hsaSystem, value: hsaId },
    ...(name === undefined ? {} : { display: name }),
  };
}
