import type { Organization } from 'fhir/r4.js';
import { organizationReference, type OutContext } from './out-context.ts';
import { sideSystem } from './names.ts';

/** A unit or a party of the directory; undefined when it has neither. */
export function organizationOut(context: OutContext, hsaId: string): Organization | undefined {
  const { directory, names } = context;
  const unit = directory.unit(hsaId);
  const found = unit ?? directory.party(hsaId);
  if (!found) return undefined;
  return {
    resourceType: 'Organization',
    id: hsaId,
    identifier: [{ system: names.hsaSystem, value: hsaId }],
    active: true,
    ...(unit ? { type: [{ coding: [{ system: sideSystem(names.base), code: unit.side }] }] } : {}),
    name: found.name,
    ...(unit && unit.party !== hsaId ? { partOf: organizationReference(context, unit.party) } : {}),
  };
}
