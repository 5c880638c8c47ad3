import { referenceTo, type Change } from './change.ts';
import type { Standing } from './look-up.ts';
import type { Loose, Part } from './plan.ts';

/** Whether the hub wrote it: by an identifier of the hub's names. */
export function isOfHub(resource: Loose, names: string): boolean {
  const { identifier = [] } = resource as { identifier?: { system?: string }[] };
  return identifier.some(({ system }) => system?.startsWith(`${names}/`));
}

/** References, without the EHR's address, to all that stands there and that the plan still has. */
export function keptThere(parts: readonly Part[], standing: Standing): ReadonlySet<string> {
  return new Set(parts.flatMap(({ urn }) => standing.get(urn) ?? []).map(referenceTo));
}

/** What stands in the EHR and is none of the plan's parts any more is to say that it has ended, and nothing else new. */
export function endedPart(standing: Loose, ended: Omit<Loose, 'resourceType'>): Change {
  const resource: Loose = { ...ended, resourceType: standing.resourceType };
  const part = { urn: referenceTo(standing), resource, key: { system: '', value: '' }, ours: true, closes: true };
  return { part, standing };
}
