import { randomUUID } from 'node:crypto';
import type { Identifier, Meta } from 'fhir/r4.js';

export interface Stored extends Record<string, unknown> {
  resourceType: string;
  id: string;
  meta: Meta & { versionId: string; lastUpdated: string };
}

export interface Body extends Record<string, unknown> {
  resourceType: string;
}

/** Resources in memory, each with all its versions. */
export interface EhrStore {
  /** Newest versions, in the order that they were created. */
  all(): Stored[];
  read(resourceType: string, id: string): Stored | undefined;
  /** Newest first. */
  history(resourceType: string, id: string): Stored[];
  matching(resourceType: string, query: URLSearchParams): Stored[];
  /** With the id given, or one of its own. Every write makes a version. */
  write(body: Body, id?: string): Stored;
  /** Runs it; nothing of it stays when it throws. */
  transaction<T>(run: () => T): T;
}

export function createEhrStore(now: () => string, randomVersions: () => boolean): EhrStore {
  let resources = new Map<string, Stored[]>();

  const newest = (versions: Stored[] | undefined): Stored | undefined => versions?.at(-1);
  const all = (): Stored[] => [...resources.values()].flatMap((versions) => newest(versions) ?? []);

  return {
    all,
    read: (resourceType, id) => newest(resources.get(`${resourceType}/${id}`)),
    history: (resourceType, id) => (resources.get(`${resourceType}/${id}`) ?? []).toReversed(),
    matching: (resourceType, query) =>
      all().filter((resource) => resource.resourceType === resourceType && matches(resource, query)),
    write(body, id = randomUUID()) {
      const key = `${body.resourceType}/${id}`;
      const versions = resources.get(key) ?? [];
      const versionId = randomVersions() ? randomUUID() : String(versions.length + 1);
      const stored = { ...body, id, meta: { ...(body['meta'] as Meta | undefined), versionId, lastUpdated: now() } };
      resources.set(key, [...versions, stored]);
      return stored;
    },
    transaction(run) {
      const before = new Map(resources);
      try {
        return run();
      } catch (error) {
        resources = before;
        throw error;
      }
    },
  };
}

/** By `identifier`, `_id`, `target` and `based-on`; a parameter that is not known narrows nothing. */
function matches(resource: Stored, query: URLSearchParams): boolean {
  return [...query].every(([name, text]) => {
    const wanted = text.split(/(?<!\\),/).map((value) => value.replace(/\\(.)/g, '$1'));
    if (name === '_id') return wanted.includes(resource.id);
    if (name === 'target') return references(resource['target']).some((reference) => wanted.includes(reference));
    if (name === 'based-on') return references(resource['basedOn']).some((reference) => wanted.includes(reference));
    if (name !== 'identifier') return true;
    const identifiers = [(resource['identifier'] ?? []) as Identifier | Identifier[]].flat();
    return identifiers.some(({ system, value }) => wanted.includes(`${system}|${value}`));
  });
}

function references(targets: unknown): string[] {
  return ((targets ?? []) as { reference?: string }[]).flatMap(({ reference }) => reference ?? []);
}
