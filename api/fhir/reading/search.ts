import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import type { Member } from '../../../adapters/directory/directory.ts';
import type { ReadType } from '../../../adapters/fhir/search/table.ts';
import { matchesToken } from '../../../adapters/fhir/search/match.ts';
import type { Asked, Search } from '../../../adapters/fhir/search/read-parameters.ts';
import { TASK_CODE_SYSTEM } from '../../../adapters/fhir/sip/names.ts';
import type { CaseFilter } from '../../../adapters/store/case-search.ts';
import type { Deps } from '../../deps.ts';
import { contextFor, encounterItems, organizationItems, patientItems, taskItems, type Item } from './items.ts';
import { includedWith } from './included.ts';
import { isAsked } from './is-asked.ts';
import { lookUp, type Lookups } from './lookups.ts';
import { PLAN_KINDS } from './plan-copies.ts';
import { isPlanType, planItems } from './plan-items.ts';
import { pageToken, readPageToken, type Page } from './page-token.ts';
import { selfLink } from './self-link.ts';
import { findSeenCases } from '../../seen-cases.ts';

export interface Found {
  bundle: Bundle;
  /** What stands on the page, with what was asked to be had along. */
  shown: Item[];
}

/** Cut by the gate first, then counted and paged. Oldest change first, so that pages stay in order while things change. */
export async function search(deps: Deps, member: Member, type: ReadType, wanted: Search): Promise<Found> {
  const page: Page = wanted.page
    ? readPageToken(deps.ring, wanted.page, member.hsaId, type)
    : { reader: member.hsaId, type, asked: wanted.asked, count: wanted.count, includes: wanted.includes };
  const base = `${deps.config.publicUrl}/fhir`;
  const found = await candidates(deps, member, {
    type,
    asked: page.asked,
    lookups: await lookUp(deps, member, type, page.asked, base),
  });
  const matching = found.items.filter((item) => page.asked.every((one) => isAsked(item, one, base))).sort(inOrder);
  const { after } = page;
  const from = after ? matching.findIndex((item) => inOrder(item, { version: { at: after.at }, id: after.id }) > 0) : 0;
  const shown = from < 0 ? [] : matching.slice(from, from + page.count);
  const along = includedWith(shown, found.others, page.includes);
  const last = shown.at(-1);
  const hasMore = last !== undefined && from + page.count < matching.length;
  const next = hasMore && pageToken(deps.ring, { ...page, after: { at: last.version.at, id: last.id } });
  return {
    shown: [...shown, ...along],
    bundle: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: matching.length,
      link: [
        { relation: 'self', url: selfLink(deps.ring, base, page) },
        ...(next ? [{ relation: 'next', url: `${base}/${type}?_page=${next}` }] : []),
      ],
      ...(shown.length > 0
        ? {
            entry: [
              ...shown.map((item) => entryOf(item, base, 'match')),
              ...along.map((item) => entryOf(item, base, 'include')),
            ],
          }
        : {}),
    },
  };
}

function entryOf(item: Item, base: string, mode: 'match' | 'include'): BundleEntry<FhirResource> {
  return { fullUrl: `${base}/${item.type}/${item.id}`, resource: item.resource(), search: { mode } };
}

function inOrder(
  a: Pick<Item, 'id'> & { version: { at: number } },
  b: Pick<Item, 'id'> & { version: { at: number } },
): number {
  if (a.version.at !== b.version.at) return a.version.at - b.version.at;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

interface Candidates {
  items: Item[];
  /** What may be had along with them. */
  others: Item[];
}

interface Wanted {
  type: ReadType;
  asked: readonly Asked[];
  lookups: Lookups;
}

async function candidates(deps: Deps, member: Member, { type, asked, lookups }: Wanted): Promise<Candidates> {
  if (type === 'Organization') return alone(organizationItems(await contextFor(deps, member, [])));
  const filter: CaseFilter = {
    ...(lookups.personIds ? { personIds: lookups.personIds } : {}),
    ...(lookups.caseIds ? { caseIds: lookups.caseIds } : {}),
    ...(type === 'Task' ? { withOpenDuty: true } : {}),
    ...(isPlanType(type) ? { kinds: PLAN_KINDS } : {}),
  };
  const seen = await findSeenCases(deps, member, filter);
  const context = await contextFor(deps, member, seen);
  switch (type) {
    case 'Task':
      return alone([
        ...(await taskItems(deps, member, context, seen, ({ status }) => status === 'open')),
        ...(mayBeOfPlans(asked) ? await planTasks(deps, member, filter) : []),
      ]);
    case 'Encounter':
      return alone(await encounterItems(deps, context, seen));
    case 'Patient':
      return alone(patientItems(context, seen));
    default: {
      const parts = await planItems(deps, member, context, seen);
      return {
        items: parts.filter((item) => item.type === type),
        others: [...parts, ...patientItems(context, seen)],
      };
    }
  }
}

/** A record system that asks for duties again and again does not have its plans read for that. */
function mayBeOfPlans(asked: readonly Asked[]): boolean {
  const code = { system: TASK_CODE_SYSTEM, code: 'fulfill' };
  return asked.every(({ name, values }) => name !== 'code' || values.some((value) => matchesToken(value, code)));
}

/** Those of a plan stand there whether any duty of it is open or not. */
async function planTasks(deps: Deps, member: Member, { personIds, caseIds }: CaseFilter): Promise<Item[]> {
  const filter: CaseFilter = {
    ...(personIds ? { personIds } : {}),
    ...(caseIds ? { caseIds } : {}),
    kinds: PLAN_KINDS,
  };
  const seen = await findSeenCases(deps, member, filter);
  const items = await planItems(deps, member, await contextFor(deps, member, seen), seen);
  return items.filter(({ type }) => type === 'Task');
}

function alone(items: Item[]): Candidates {
  return { items, others: [] };
}
