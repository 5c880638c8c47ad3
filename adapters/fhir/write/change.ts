import type { Capability } from './capability.ts';
import type { Standing } from './look-up.ts';
import { merge, saysTheSame } from './merge.ts';
import { urnsIn, type Loose, type Part } from './plan.ts';
import { withReferences } from './references.ts';
import { closedTask, withToldStatus } from './task-status.ts';
import { versionOfResource } from './versions.ts';

/** What is to be written. */
export interface Change {
  part: Part;
  /** What stands there already. */
  standing: Loose | undefined;
}

export function referenceTo({ resourceType, id }: Loose): string {
  return `${resourceType}/${id as string}`;
}

/** The version that a change is made on. */
export function versionOf(change: Change): string | undefined {
  return change.standing && versionOfResource(change.standing);
}

/** The part as it is to stand in the EHR, with references to what stands there, and to what `also` comes with it. */
export function contentOf({ part, standing }: Change, all: Standing, also: ReadonlySet<string>, names: string): Loose {
  const { id: _id, ...said } = withReferences(part.resource, (reference) => {
    const target = all.get(reference);
    if (target) return referenceTo(target);
    return !reference.startsWith('urn:uuid:') || also.has(reference) ? reference : undefined;
  });
  const isTask = part.resource.resourceType === 'Task';
  if (standing && part.closes) {
    if (isTask) return closedTask(said, standing, names);
    // It was found by its identifier, beside which the EHR may have set others.
    return { ...standing, ...said, identifier: standing['identifier'] };
  }
  const content = isTask ? withToldStatus(said, names) : said;
  return standing ? merge(content, standing, names) : content;
}

/** What is missing, and what of the hub's own stands there otherwise than it should. A Provenance is written once. */
export function changesOf(parts: readonly Part[], standing: Standing, names: string, base: string): Change[] {
  const everything = new Set(parts.map(({ urn }) => urn));
  return parts.flatMap((part): Change[] => {
    const there = standing.get(part.urn);
    if (!there) return part.closes ? [] : [{ part, standing: undefined }];
    if (!part.ours || part.resource.resourceType === 'Provenance') return [];
    const change = { part, standing: there };
    return saysTheSame(contentOf(change, standing, everything, names), there, base) ? [] : [change];
  });
}

/** Each after what it refers to; where they refer to each other, what a CarePlan refers to comes before it. */
function inOrder(changes: readonly Change[]): Change[] {
  const missing = new Map(changes.filter(({ standing }) => !standing).map((change) => [change.part.urn, change]));
  const ordered = new Set<Change>();
  const entered = new Set<Change>();
  const enter = (change: Change): void => {
    if (entered.has(change)) return;
    entered.add(change);
    for (const urn of urnsIn(change.part.resource)) {
      const target = missing.get(urn);
      if (target) enter(target);
    }
    ordered.add(change);
  };
  const first = ({ part: { resource } }: Change): number =>
    resource.resourceType === 'CarePlan' ? 0 : resource.resourceType === 'Provenance' ? 2 : 1;
  for (const change of changes.toSorted((a, b) => first(a) - first(b))) enter(change);
  return [...ordered];
}

/** Runs that hold at most so many that are written on a condition, which all that is new is. */
export function steps(
  changes: readonly Change[],
  { transactions, conditionalLimit, provenanceById }: Capability,
): Change[][] {
  const all: Change[][] = [];
  let conditional = 0;
  for (const change of inOrder(changes)) {
    const byId = change.part.resource.resourceType === 'Provenance';
    const weight = change.standing || byId ? 0 : 1;
    const alone = !transactions || (byId && !provenanceById);
    if (alone || all.length === 0 || conditional + weight > conditionalLimit) {
      all.push([]);
      conditional = 0;
    }
    all.at(-1)?.push(change);
    conditional += weight;
  }
  return all;
}

/** Whether all that the part refers to can be referred to. */
export function isWhole({ resource }: Part, standing: Standing, also: ReadonlySet<string>): boolean {
  return urnsIn(resource).every((urn) => standing.has(urn) || also.has(urn));
}
