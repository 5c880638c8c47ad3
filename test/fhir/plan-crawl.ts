import type { FhirResource } from 'fhir/r4.js';
import { PLAN_SEARCHES } from '../../adapters/fhir/search/plan-table.ts';
import type { TestHub } from '../support/test-hub.ts';
import { fhir } from './fhir-client.ts';

export type Crawled = Map<string, FhirResource>;

const TYPES = [...Object.keys(PLAN_SEARCHES), 'Task', 'Patient'];

/** Everything that a reader finds, by `Type/id`. Fails where a reference leads to what the reader may not read. */
export async function crawl(hub: TestHub, user: string): Promise<Crawled> {
  const found: Crawled = new Map();
  for (const type of TYPES) {
    const { body } = await fhir(hub, 'GET', `/${type}?_count=200`, { user });
    for (const { resource } of body.entry ?? []) found.set(`${type}/${resource.id}`, resource);
  }
  const targets = new Set([...found.values()].flatMap(referencesIn));
  for (const target of targets) {
    if (found.has(target)) continue;
    const { status } = await fhir(hub, 'GET', `/${target}`, { user });
    if (status !== 200) throw new Error(`${user} is led to ${target}, which is ${status}`);
  }
  return found;
}

export function idsOf(found: Crawled, type: string): string[] {
  return [...found.keys()].filter((name) => name.startsWith(`${type}/`));
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'reference' && typeof one === 'string' ? [one] : referencesIn(one),
  );
}
