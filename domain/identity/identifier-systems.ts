/** Of HL7 Sweden's base profiles. Other spellings that circulate (`…/nationelltReservnumer`) are not accepted. */
export const PERSONNUMMER_SYSTEM = 'http://electronichealth.se/identifier/personnummer';
export const SAMORDNINGSNUMMER_SYSTEM = 'http://electronichealth.se/identifier/samordningsnummer';
export const NATIONAL_RESERVE_SYSTEM = 'http://electronichealth.se/identifier/nationelltReservnummer';

/** The national numbers under their OIDs, as RIV-TA names them. */
const PERSONNUMMER_OID = 'urn:oid:1.2.752.129.2.1.3.1';
const SAMORDNINGSNUMMER_OID = 'urn:oid:1.2.752.129.2.1.3.3';

/** HSA-id: HL7 Sweden's base profiles, and RIV-TA. Both are in use for the same ids. */
export const HSA_ID_SYSTEMS: readonly string[] = ['urn:oid:1.2.752.29.4.19', 'urn:oid:1.2.752.129.2.1.4.1'];

/** Organisationsnummer. */
const ORGANISATION_NUMBER_SYSTEM = 'urn:oid:2.5.4.97';

const OID_URN = /^urn:oid:[0-2](\.(0|[1-9]\d*))+$/;

export type PersonIdentifierKind = 'personnummer' | 'samordningsnummer' | 'reservnummer';

/** What a FHIR identifier system numbers; any OID that is not known to number something else is a local reserve system. */
export function personIdentifierKind(system: string): PersonIdentifierKind | undefined {
  if (system === PERSONNUMMER_SYSTEM || system === PERSONNUMMER_OID) return 'personnummer';
  if (system === SAMORDNINGSNUMMER_SYSTEM || system === SAMORDNINGSNUMMER_OID) return 'samordningsnummer';
  if (system === NATIONAL_RESERVE_SYSTEM) return 'reservnummer';
  if (isHsaIdSystem(system) || system === ORGANISATION_NUMBER_SYSTEM) return undefined;
  return OID_URN.test(system) ? 'reservnummer' : undefined;
}

export function isHsaIdSystem(system: string): boolean {
  return HSA_ID_SYSTEMS.includes(system);
}
