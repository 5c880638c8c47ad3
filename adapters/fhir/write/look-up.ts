import type { Identifier, Patient, Provenance } from 'fhir/r4.js';
import type { Capability } from './capability.ts';
import type { Ask } from './connection.ts';
import { urnsIn, type Key, type Loose, type Part } from './plan.ts';
import { EhrFailure, refused } from './reasons.ts';
import { search, token } from './search.ts';

/** What already stands in the EHR, by the part's urn. */
export type Standing = Map<string, Loose>;

const AT_ONCE = 20;

export interface LookUpFrame {
  ask: Ask;
  base: string;
  capability: Capability;
}

/** @throws EhrFailure `several-matches` when one identifier belongs to more than one resource */
export async function lookUp(frame: LookUpFrame, parts: readonly Part[]): Promise<Standing> {
  const standing: Standing = new Map();
  const types = [...new Set(parts.map(({ resource }) => resource.resourceType))];
  for (const type of types.filter((type) => type !== 'Provenance')) {
    frame.capability.type(type);
    const ofType = parts.filter(({ resource }) => resource.resourceType === type);
    for (let begun = 0; begun < ofType.length; begun += AT_ONCE) {
      const some = ofType.slice(begun, begun + AT_ONCE);
      const found = await byIdentifier(
        frame,
        type,
        some.map(({ key }) => key),
      );
      for (const { urn, key } of some) {
        const one = theOnly(found.filter((resource) => hasKey(resource, key)));
        if (one) standing.set(urn, one);
      }
    }
  }
  for (const part of parts.filter(({ resource }) => resource.resourceType === 'Provenance')) {
    const one = await (frame.capability.provenanceById
      ? provenanceById(frame, part)
      : provenanceByContent(frame, part, standing));
    if (one) standing.set(part.urn, one);
  }
  return standing;
}

export function byIdentifier({ ask, base }: LookUpFrame, resourceType: string, keys: readonly Key[]): Promise<Loose[]> {
  const secret = keys.map(({ value }) => value);
  return search(ask, { resourceType, parameter: 'identifier', values: keys.map(token), secret, base });
}

/** An EHR that does not know the parameter gives everything, so what it gives is looked at. */
export function hasKey(resource: Loose, { system, value }: Key): boolean {
  const identifiers = (resource['identifier'] ?? []) as Identifier | Identifier[];
  return [identifiers].flat().some((identifier) => identifier.system === system && identifier.value === value);
}

/** A person that was entered twice and joined again is the one that the other points to. */
function theOnly(found: readonly Loose[]): Loose | undefined {
  const current = found.length > 1 ? found.filter(isCurrent) : found;
  if (current.length > 1 || (current.length === 0 && found.length > 0)) throw refused('several-matches');
  return current[0];
}

function isCurrent(resource: Loose): boolean {
  const { active, link } = resource as Partial<Patient>;
  return active !== false && !(Array.isArray(link) && link.some(({ type }) => type === 'replaced-by'));
}

async function provenanceById({ ask }: LookUpFrame, { key }: Part): Promise<Loose | undefined> {
  try {
    const { body } = await ask({
      call: (client, options) => client.read({ resourceType: 'Provenance', id: key.value, options }),
      repeatable: true,
    });
    return body.resourceType === 'Provenance' ? body : undefined;
  } catch (error) {
    if (error instanceof EhrFailure && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

/** An EHR that gives ids itself has no other key for a Provenance than what it says. */
async function provenanceByContent(frame: LookUpFrame, part: Part, standing: Standing): Promise<Loose | undefined> {
  const targets = urnsIn(part.resource['target']).map((urn) => standing.get(urn));
  const target = targets.find((resource) => resource !== undefined);
  if (!target || targets.includes(undefined)) return undefined;
  const { ask, base } = frame;
  const values = [`${target.resourceType}/${target['id'] as string}`];
  const found = await search(ask, { resourceType: 'Provenance', parameter: 'target', values, secret: [], base });
  return found.find((resource) => tells(resource) === tells(part.resource));
}

function tells(resource: Loose): string {
  const { recorded, activity } = resource as Partial<Provenance>;
  return `${recorded === undefined ? '' : Date.parse(recorded)} ${activity?.coding?.[0]?.code ?? ''}`;
}
