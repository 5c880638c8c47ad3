import { z } from 'zod';
import { isUnder, type Ask } from './connection.ts';
import { failed } from './reasons.ts';
import type { Key, Loose } from './plan.ts';

const page = z.object({
  resourceType: z.literal('Bundle'),
  total: z.int().optional(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
  entry: z
    .array(
      z.object({
        resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional(),
        search: z.object({ mode: z.string() }).optional(),
      }),
    )
    .default([]),
});

const PAGES = 10;
const PAGE_SIZE = 100;

export interface Search {
  resourceType: string;
  /** Name of the parameter, and what it may be. */
  parameter: string;
  values: readonly string[];
  /** What must not stand in an address, even one that the EHR made. */
  secret: readonly string[];
  base: string;
}

/**
 * All that match, asked with POST so that what is searched for stands in no address.
 * @throws EhrFailure `page-not-followed` when there is more than can be had without going elsewhere or on without end
 */
export async function search(ask: Ask, wanted: Search): Promise<Loose[]> {
  const { resourceType, parameter, values, secret, base } = wanted;
  const searchParams = { [parameter]: values.join(','), _count: PAGE_SIZE };
  let { body } = await ask({
    call: (client, options) => client.search({ resourceType, searchParams, options: { ...options, postSearch: true } }),
    repeatable: true,
  });
  const found: Loose[] = [];
  const followed = new Set<string>();
  for (;;) {
    const parsed = page.safeParse(body);
    if (!parsed.success) throw failed('answer-not-understood');
    const { entry, total } = parsed.data;
    const matches = entry.filter(({ search }) => search === undefined || search.mode === 'match');
    found.push(
      ...matches.flatMap(({ resource }) =>
        resource?.id !== undefined && resource.resourceType === resourceType ? [resource as Loose] : [],
      ),
    );
    const link = parsed.data.link.find(({ relation }) => relation === 'next');
    if (link === undefined || (total !== undefined && found.length >= total)) return found;

    const next = addressToFollow(link.url, base, secret);
    if (next === undefined || followed.has(next) || followed.size >= PAGES) throw failed('page-not-followed');
    followed.add(next);
    ({ body } = await ask({ call: (client, options) => client.request(next, { options }), repeatable: true }));
  }
}

/** A value of a token parameter, with its marks made harmless. */
export function token({ system, value }: Key): string {
  return [system, value].map((text) => text.replace(/[\\,$|]/g, '\\$&')).join('|');
}

/** Only under the EHR's own address: the request carries the token. */
function addressToFollow(next: string, base: string, secret: readonly string[]): string | undefined {
  try {
    const { href } = new URL(next, `${base}/`);
    const read = decodeURIComponent(href.replaceAll('+', ' '));
    return isUnder(href, base) && !secret.some((text) => read.includes(text)) ? href : undefined;
  } catch {
    return undefined;
  }
}
