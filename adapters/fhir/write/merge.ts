import type { Coding, Extension, Identifier, Meta } from 'fhir/r4.js';
import { canonicalJson } from '../canonical.ts';
import type { Loose } from './plan.ts';
import { relativeTo, withReferences } from './references.ts';
import { withCarriersOwn } from './task-status.ts';

/** What the EHR may have added to a resource of the hub's. */
interface Added {
  id?: string;
  meta?: Meta;
  identifier?: Identifier[];
  extension?: Extension[];
}

/**
 * The hub's resource as it is to stand in the EHR: the hub's content, since what it no longer says must not stay; and with it what
 * is the EHR's own, its identifiers, extensions and labels, and in a Task what whoever carries it out has written. Names that begin with `names` are the hub's.
 */
export function merge(ours: Loose, theirs: Loose, names: string): Loose {
  const mine = ours as Added;
  const standing = theirs as Added;
  const isForeign = (name: string | undefined): boolean => name === undefined || !name.startsWith(`${names}/`);

  const identifier = union(mine.identifier, standing.identifier, ({ system }) => isForeign(system), identifierName);
  const extension = union(
    mine.extension,
    standing.extension,
    ({ url }) => isForeign(url),
    ({ url }) => url,
  );
  const meta = mergedMeta(mine.meta, standing.meta, isForeign);
  const { id: _id, meta: _meta, identifier: _identifier, extension: _extension, ...content } = ours;
  return {
    ...(ours.resourceType === 'Task' ? withCarriersOwn(content, theirs, names) : content),
    ...(standing.id === undefined ? {} : { id: standing.id }),
    ...(meta === undefined ? {} : { meta }),
    ...(identifier.length > 0 ? { identifier } : {}),
    ...(extension.length > 0 ? { extension } : {}),
  };
}

/** Whether writing it would change nothing but the version. `base` is the EHR's address, which it may put before its ids. */
export function saysTheSame(wanted: Loose, standing: Loose, base: string): boolean {
  const comparable = (resource: Loose): string => {
    const { meta, text, ...content } = withReferences(resource, (reference) => relativeTo(base, reference));
    const { versionId: _versionId, lastUpdated: _lastUpdated, source: _source, ...labels } = (meta ?? {}) as Meta;
    // An EHR may write a narrative where the hub has none.
    return canonicalJson({ ...content, labels, text: wanted['text'] === undefined ? undefined : text });
  };
  return comparable(wanted) === comparable(standing);
}

type Names = (name: string | undefined) => boolean;

/** A security label stays when only one of the two has it: the stricter holds. */
function mergedMeta(mine: Meta | undefined, standing: Meta | undefined, isForeign: Names): Meta | undefined {
  const tag = union(mine?.tag, standing?.tag, ({ system }) => isForeign(system), label);
  const security = union(mine?.security, standing?.security, () => true, label);
  const profile = [...new Set([...(mine?.profile ?? []), ...(standing?.profile ?? [])])];
  const merged: Meta = {
    ...(profile.length > 0 ? { profile } : {}),
    ...(security.length > 0 ? { security } : {}),
    ...(tag.length > 0 ? { tag } : {}),
  };
  return Object.keys(merged).length > 0 ? merged : undefined;
}

function label({ system, code }: Coding): string {
  return `${system}|${code}`;
}

function identifierName({ system, value }: Identifier): string {
  return `${system}|${value}`;
}

function union<T>(
  mine: T[] | undefined,
  standing: T[] | undefined,
  isTheirs: (item: T) => boolean,
  name: (item: T) => string,
): T[] {
  const said = new Set((mine ?? []).map(name));
  return [...(mine ?? []), ...(standing ?? []).filter((item) => isTheirs(item) && !said.has(name(item)))];
}
