import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import type { Member } from '../../../adapters/directory/directory.ts';
import type { ReadType } from '../../../adapters/fhir/search/table.ts';
import type { Asked, Search } from '../../../adapters/fhir/search/read-parameters.ts';
import type { CaseFilter } from '../../../adapters/store/case-search.ts';
import type { Deps } from '../../deps.ts';
import { contextFor, encounterItems, organizationItems, patientItems, taskItems, type Item } from './items.ts';
import { isAsked } from './is-asked.ts';
import { lookUp, type Lookups } from './lookups.ts';
import { pageToken, readPageToken, type Page } from './page-token.ts';
import { selfLink } from './self-link.ts';
import { findSeenCases } from '../../seen-cases.ts';

export interface Found {
  bundle: Bundle;
  /** What stands on the page. */
  shown: Item[];
}

/** Cut by the gate first, then counted and paged. Oldest change first, so that pages stay in order while things change. */
export async function search(deps: Deps, member: Member, type: ReadType, wanted: Search): Promise<Found> {
  const page: Page = wanted.page
    ? readPageToken(deps.ring, wanted.page, member.hsaId, type)
    : { reader: member.hsaId, type, asked: wanted.asked, count: wanted.count };
  const base = `${deps.config.publicUrl}/fhir`;
  const matching = (await itemsFor(deps, member, type, page.asked, base)).sort(inOrder);
  const { after } = page;
  const from = after ? matching.findIndex((item) => inOrder(item, { version: { at: after.at }, id: after.id }) > 0) : 0;
  const shown = from < 0 ? [] : matching.slice(from, from + page.count);
  const last = shown.at(-1);
  const hasMore = last !== undefined && from + page.count < matching.length;
  const next = hasMore && pageToken(deps.ring, { ...page, after: { at: last.version.at, id: last.id } });
  return {
    shown,
    bundle: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: matching.length,
      link: [
        { relation: 'self', url: selfLink(deps.ring, base, page) },
        ...(next ? [{ relation: 'next', url: `${base}/${type}?_page=${next}` }] : []),
      ],
      ...(shown.length > 0 ? { entry: shown.map((item) => entryOf(item, base)) } : {}),
    },
  };
}

function entryOf(item: Item, base: string): BundleEntry<FhirResource> {
  return { fullUrl: `${base}/${item.type}/${item.id}`, resource: item.resource(), search: { mode: 'match' } };
}

function inOrder(
  a: Pick<Item, 'id'> & { version: { at: number } },
  b: Pick<Item, 'id'> & { version: { at: number } },
): number {
  if (a.version.at !== b.version.at) return a.version.at - b.version.at;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

async function itemsFor(
  deps: Deps,
  member: Member,
  type: ReadType,
  asked: readonly Asked[],
  base: string,
): Promise<Item[]> {
  const lookups = await lookUp(deps, member, type, asked, base);
  const items = await candidates(deps, member, type, lookups);
  return items.filter((item) => asked.every((one) => isAsked(item, one, base)));
}

async function candidates(deps: Deps, member: Member, type: ReadType, lookups: Lookups): Promise<Item[]> {
  if (type === 'Organization') return organizationItems(await contextFor(deps, member, []));
  const filter: CaseFilter = {
    ...(lookups.personIds ? { personIds: lookups.personIds } : {}),
    ...(lookups.caseIds ? { caseIds: lookups.caseIds } : {}),
    ...(type === 'Task' ? { withOpenDuty: true } : {}),
  };
  const seen = await findSeenCases(deps, member, filter);
  const context = await contextFor(deps, member, seen);
  switch (type) {
    case 'Task':
      return taskItems(deps, context, seen, ({ status }) => status === 'open');
    case 'Encounter':
      return encounterItems(deps, context, seen);
    case 'Patient':
      return patientItems(context, seen);
  }
}
