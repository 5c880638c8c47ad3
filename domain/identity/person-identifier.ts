import { PERSONNUMMER_SYSTEM, SAMORDNINGSNUMMER_SYSTEM, personIdentifierKind } from './identifier-systems.ts';
import { parsePersonalNumber, type PersonalNumber, type PersonalNumberFault } from './personnummer.ts';

/** 3 to 32 of `A-Z a-z 0-9 -`, given by a region or nationally to one whose number is unknown or protected. */
export type Reservnummer = string & { readonly __brand: 'Reservnummer' };

/** What a person is known by. A reserve number is unique only together with its system. */
export type PersonIdentifier =
  PersonalNumber | { readonly kind: 'reservnummer'; readonly system: string; readonly value: Reservnummer };

/** `other-kind`: the value is a valid number, but of another kind than its system says. */
export type PersonIdentifierFault = 'unknown-system' | 'other-kind' | PersonalNumberFault;

export type ParsedPersonIdentifier =
  | { readonly ok: true; readonly identifier: PersonIdentifier }
  | { readonly ok: false; readonly code: PersonIdentifierFault };

const RESERVE = /^[A-Za-z0-9-]{3,32}$/;

/** Reads a FHIR identifier of a person. The faults carry nothing of the value. */
export function parsePersonIdentifier(system: string, value: string): ParsedPersonIdentifier {
  const kind = personIdentifierKind(system);
  if (kind === undefined) return { ok: false, code: 'unknown-system' };
  if (kind === 'reservnummer') {
    if (!RESERVE.test(value)) return { ok: false, code: 'wrong-form' };
    return { ok: true, identifier: { kind, system, value: value as Reservnummer } };
  }
  const parsed = parsePersonalNumber(value);
  if (!parsed.ok) return parsed;
  return parsed.number.kind === kind ? { ok: true, identifier: parsed.number } : { ok: false, code: 'other-kind' };
}

/** The FHIR identifier system to write for what a person is known by. */
export function identifierSystemOf(identifier: PersonIdentifier): string {
  switch (identifier.kind) {
    case 'personnummer':
      return PERSONNUMMER_SYSTEM;
    case 'samordningsnummer':
      return SAMORDNINGSNUMMER_SYSTEM;
    case 'reservnummer':
      return identifier.system;
  }
}
