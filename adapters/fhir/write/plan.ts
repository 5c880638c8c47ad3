import type { FhirResource } from 'fhir/r4.js';

/** What one EHR is to hold when the attempt has ended, as ready R4 resources. */
export interface EhrPlan {
  /** Id of the delivery; the same at every attempt. */
  item: string;
  resources: readonly PlannedResource[];
}

export interface PlannedResource {
  /** Its `id` is a uuid; the others refer to it as `urn:uuid:` and that, in any order. */
  resource: FhirResource;
  /** Business identifier, which also stands in the resource; for a Provenance the id that it is to have in the EHR. */
  key: Key;
  /**
   * Its elements are set over what stands there and nothing else is touched; nothing is created. For what ends: a copy that was
   * lawfully delivered stays with its holder.
   */
  closes?: true;
  /** True when the hub owns it. False for the EHR's own register (persons, organisations): created when missing, never changed. */
  ours: boolean;
}

export interface Key {
  system: string;
  value: string;
}

/** The plan as the writer walks through it: any resource, by its elements. */
export interface Loose extends Record<string, unknown> {
  resourceType: string;
}

export interface Part {
  /** `urn:uuid:` and the resource's id in the plan. */
  urn: string;
  resource: Loose;
  key: Key;
  ours: boolean;
  closes: boolean;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Undefined when two parts have one id or one key, or a reference leads nowhere. */
export function partsOf(plan: EhrPlan): Part[] | undefined {
  const parts = plan.resources.map(({ resource, key, ours, closes }) => ({
    urn: `urn:uuid:${resource.id}`,
    resource: resource as unknown as Loose,
    key,
    ours,
    closes: closes === true,
  }));
  const urns = new Set(parts.map((part) => part.urn));
  const keys = new Set(parts.map(({ resource, key }) => `${resource.resourceType} ${key.system}|${key.value}`));
  if (urns.size < parts.length || keys.size < parts.length) return undefined;
  return parts.every(({ resource }) => urnsIn(resource).every((urn) => urns.has(urn))) ? parts : undefined;
}

/** The parts that it refers to. */
export function urnsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'reference' in value && typeof value.reference === 'string' ? [value.reference] : [];
  return [...own.filter((reference) => reference.startsWith('urn:uuid:')), ...Object.values(value).flatMap(urnsIn)];
}

/** Only such a value may stand in an address: addresses are logged, and any other may be a person's number. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}
