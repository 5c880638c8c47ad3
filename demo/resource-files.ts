import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirResource } from 'fhir/r4.js';

export interface ResourceFiles {
  /** Writes the resource, unless the very same has been written. */
  keep(resource: FhirResource): void;
  /** Files written. */
  count(): number;
}

/** One file for each resource, `<type>-<id>-<n>.json` where n counts all of them; nowhere without a folder. */
export function resourceFiles(folder: string | undefined): ResourceFiles {
  const written = new Set<string>();
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  return {
    keep(resource) {
      if (folder === undefined) return;
      const text = `${JSON.stringify(resource, null, 2)}\n`;
      if (written.has(text)) return;
      written.add(text);
      writeFileSync(join(folder, `${resource.resourceType}-${idOf(resource)}-${written.size}.json`), text);
    },
    count: () => written.size,
  };
}

/** Bundles that answer a search or a transaction have no id of their own. */
function idOf(resource: FhirResource): string {
  if (resource.id !== undefined) return resource.id;
  return resource.resourceType === 'Bundle' ? resource.type : 'none';
}
