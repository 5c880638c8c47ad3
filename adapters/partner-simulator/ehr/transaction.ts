import type { BundleEntry } from 'fhir/r4.js';
import { z } from 'zod';
import type { EhrFaults } from './faults.ts';
import type { EhrStore } from './store.ts';
import { carryOut, EhrRefusal, etagOf, targetOf, type EhrWrite, type Target } from './write.ts';

const LIMIT = 8;

const transaction = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction'),
  entry: z.array(
    z.object({
      fullUrl: z.string().optional(),
      resource: z.looseObject({ resourceType: z.string() }),
      request: z.object({
        method: z.string(),
        url: z.string(),
        ifMatch: z.string().optional(),
        ifNoneExist: z.string().optional(),
      }),
    }),
  ),
});

export type Transaction = z.infer<typeof transaction>;

/** @throws EhrRefusal 400 when it is none */
export function readTransaction(body: unknown): Transaction {
  const parsed = transaction.safeParse(body);
  if (!parsed.success) throw new EhrRefusal(400, 'Not a transaction.');
  return parsed.data;
}

/** All of it or nothing, whatever the order. Gives the answers of its entries. @throws EhrRefusal */
export function carryOutTransaction(store: EhrStore, faults: EhrFaults, { entry }: Transaction): BundleEntry[] {
  const conditional = entry.filter(({ request }) => request.ifNoneExist !== undefined || request.url.includes('?'));
  if (faults.is('conditional-limit') && conditional.length > LIMIT) {
    throw new EhrRefusal(400, `At most ${LIMIT} entries on a condition.`);
  }
  return store.transaction(() => {
    const targets = entry.map(({ resource, request }) => targetOf(store, faults, writeOf(resource, request)));
    const places = targets.map(({ body, id }) => `${body.resourceType}/${id}`);
    if (new Set(places).size < places.length) throw new EhrRefusal(400, 'Two entries are for one resource.');
    const ids = new Map(entry.map(({ fullUrl }, index) => [fullUrl ?? '', places[index] ?? '']));
    return targets.map((target) => {
      const body = withReferences(target.body, ids) as Target['body'];
      const { status, resource } = carryOut(store, { ...target, body });
      const { versionId, lastUpdated: lastModified } = resource.meta;
      const said = { status: status === 201 ? '201 Created' : '200 OK', lastModified };
      if (faults.is('says-little')) return { response: said };
      const location = `${resource.resourceType}/${resource.id}/_history/${versionId}`;
      return { response: { ...said, location, etag: etagOf(versionId, faults) } };
    });
  });
}

function writeOf(
  body: unknown,
  { method, url, ifMatch, ifNoneExist }: Transaction['entry'][number]['request'],
): EhrWrite {
  return { method, url, body, ifMatch, ifNoneExist };
}

/** @throws EhrRefusal 400 when a reference leads nowhere */
function withReferences(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    if (name !== 'reference' || typeof inner !== 'string' || !inner.startsWith('urn:')) {
      return [name, withReferences(inner, ids)];
    }
    const place = ids.get(inner);
    if (place === undefined) throw new EhrRefusal(400, 'A reference leads nowhere.');
    return [name, place];
  });
  return Object.fromEntries(entries) as unknown;
}
