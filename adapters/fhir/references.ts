import type {
  Bundle,
  BundleEntry,
  Encounter,
  FhirResource,
  Identifier,
  Organization,
  Patient,
  Practitioner,
  Reference,
} from 'fhir/r4.js';
import { isHsaIdSystem } from '../../domain/identity/identifier-systems.ts';
import { parseHsaId } from '../../domain/identity/hsa-id.ts';
import { refusal } from './refusal.ts';

/** Where a reference may lead: the resource that holds it, for contained ones, and the entries of its Bundle. */
export interface Surroundings {
  owner: Encounter | Patient;
  bundle?: Bundle;
}

/** What the reference leads to among what was sent; undefined when it leads elsewhere. */
export function sentTarget({ owner, bundle }: Surroundings, { reference }: Reference): FhirResource | undefined {
  if (reference === undefined) return undefined;
  if (reference.startsWith('#')) {
    return owner.contained?.find(({ id }) => id === reference.slice(1)) as FhirResource | undefined;
  }
  return bundle?.entry?.find((entry) => isMeant(entry, reference))?.resource as FhirResource | undefined;
}

/** Whether an entry is what a reference means: by its fullUrl, whole or from the type on, or by the URL of its PUT. */
export function isMeant({ fullUrl, request }: BundleEntry, reference: string): boolean {
  const isRelative = /^[A-Za-z]+\/[A-Za-z0-9\-.]+$/.test(reference);
  if (fullUrl === reference) return true;
  return (
    isRelative &&
    (fullUrl?.endsWith(`/${reference}`) === true || (request?.method === 'PUT' && request.url === reference))
  );
}

/**
 * The HSA-id that a reference to an organisation or a member of staff means: of the resource it leads to, else its own
 * identifier, else the id of a literal reference, since those are HSA-ids here.
 * @throws FhirRefusal 422 when it says none
 */
export function hsaIdOf(
  around: Surroundings,
  reference: Reference,
  types: readonly ('Organization' | 'Practitioner')[],
  at: string,
): string {
  const target = sentTarget(around, reference);
  if (target && !isOneOf(target, types)) throw refusal(422, 'value', 'Referensen leder till fel slags resurs.', at);
  const literal = types.flatMap((type) => reference.reference?.split(`${type}/`)[1] ?? []);
  const candidates = [
    ...hsaValues(target?.identifier),
    ...hsaValues(reference.identifier && [reference.identifier]),
    ...literal,
  ];
  for (const candidate of candidates) {
    const parsed = parseHsaId(candidate);
    if (parsed.ok) return parsed.hsaId;
  }
  throw refusal(
    422,
    'required',
    'Ange ett HSA-id, som referensens identifier eller hos det referensen leder till.',
    at,
  );
}

function isOneOf(target: FhirResource, types: readonly string[]): target is Organization | Practitioner {
  return types.includes(target.resourceType);
}

export function hsaValues(identifiers: readonly Identifier[] = []): string[] {
  return identifiers.flatMap(({ system, value }) => (system && value && isHsaIdSystem(system) ? [value] : []));
}
