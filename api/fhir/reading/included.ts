import type { Provenance, Reference } from 'fhir/r4.js';
import { elementsAt } from '../../../adapters/fhir/search/element.ts';
import { INCLUDES } from '../../../adapters/fhir/search/plan-table.ts';
import type { Item } from './items.ts';

/** What the things on the page refer to, or is referred to by, as was asked: each once, and none that is a match itself. */
export function includedWith(shown: readonly Item[], others: readonly Item[], asked: readonly string[]): Item[] {
  if (asked.length === 0) return [];
  const wanted = new Set<string>();
  for (const item of shown) {
    for (const name of asked) {
      const path = Object.hasOwn(INCLUDES, name) ? INCLUDES[name as keyof typeof INCLUDES] : undefined;
      if (path === undefined) continue;
      for (const { reference } of elementsAt(item.resource(), path) as Reference[]) {
        if (reference !== undefined) wanted.add(reference);
      }
    }
  }
  const matches = new Set(shown.map(nameOf));
  const isBack = (item: Item): boolean =>
    asked.includes('Provenance:target') &&
    item.type === 'Provenance' &&
    (item.resource() as Provenance).target.some(({ reference }) => reference !== undefined && matches.has(reference));
  return others.filter((item) => !matches.has(nameOf(item)) && (wanted.has(nameOf(item)) || isBack(item)));
}

function nameOf({ type, id }: Item): string {
  return `${type}/${id}`;
}
