import type { EhrFaults } from './faults.ts';
import type { Stored } from './store.ts';

export function searchset(found: readonly Stored[], faults: EhrFaults, base: string, foreignUrl: string): object {
  const endless = faults.is('endless-pages');
  const next = endless ? `${base}/Patient/_next` : faults.is('foreign-next-link') ? foreignUrl : undefined;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(endless ? {} : { total: found.length }),
    ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    entry: found.map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}
