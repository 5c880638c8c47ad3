import { randomUUID } from 'node:crypto';
import type { EhrFaults } from './faults.ts';
import type { Body, EhrStore, Stored } from './store.ts';

/** How a request ends that is not done. Its text says nothing of the resource. */
export class EhrRefusal extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.name = 'EhrRefusal';
    this.status = status;
  }
}

/** One write, as a request of its own or an entry of a transaction. */
export interface EhrWrite {
  method: string;
  /** `Type`, `Type/id` or `Type?search`. */
  url: string;
  body: unknown;
  ifMatch?: string | undefined;
  ifNoneExist?: string | undefined;
}

export interface EhrWritten {
  status: 200 | 201;
  resource: Stored;
}

/** What a write is to, settled before anything is written. */
export interface Target {
  body: Body;
  id: string;
  /** Undefined when it is to be created. */
  standing: Stored | undefined;
  /** Whether it stays as it stands. */
  kept: boolean;
}

export function etagOf(versionId: string, faults: EhrFaults): string {
  return faults.is('strong-etags') ? `"${versionId}"` : `W/"${versionId}"`;
}

/** @throws EhrRefusal */
export function targetOf(store: EhrStore, faults: EhrFaults, write: EhrWrite): Target {
  const body = bodyOf(write);
  const [path = '', query] = write.url.split('?');
  const [type, id] = path.split('/');
  if (type !== body.resourceType) throw new EhrRefusal(400, 'The resource is of another type than the address.');

  if (write.method === 'POST' && id === undefined) {
    const condition = faults.is('ignores-if-none-exist') ? undefined : write.ifNoneExist;
    const standing = condition === undefined ? undefined : theOnly(store, type, condition);
    return { body, id: standing?.id ?? randomUUID(), standing, kept: standing !== undefined };
  }
  if (write.method !== 'PUT') throw new EhrRefusal(405, 'Only POST and PUT.');
  if (query !== undefined) {
    const standing = theOnly(store, type, query);
    return { body, id: standing?.id ?? randomUUID(), standing, kept: false };
  }
  if (id === undefined || body['id'] !== id) throw new EhrRefusal(400, 'The resource has another id than the address.');
  const standing = store.read(type, id);
  const takesIds = type === 'Provenance' && !faults.is('own-ids-only');
  if (!standing && !takesIds) throw new EhrRefusal(405, 'Ids are given here.');
  if (write.ifMatch !== undefined && standing) checkVersion(write.ifMatch, standing, faults);
  return { body, id, standing, kept: false };
}

export function carryOut(store: EhrStore, { body, id, standing, kept }: Target): EhrWritten {
  if (standing && kept) return { status: 200, resource: standing };
  return { status: standing ? 200 : 201, resource: store.write(body, id) };
}

function bodyOf({ body }: EhrWrite): Body {
  const isResource = typeof body === 'object' && body !== null && 'resourceType' in body;
  if (!isResource || typeof body.resourceType !== 'string') throw new EhrRefusal(400, 'Not a resource.');
  return body as Body;
}

function theOnly(store: EhrStore, type: string, query: string): Stored | undefined {
  const found = store.matching(type, new URLSearchParams(query));
  if (found.length > 1) throw new EhrRefusal(412, 'Several resources match.');
  return found[0];
}

function checkVersion(ifMatch: string, standing: Stored, faults: EhrFaults): void {
  if (faults.is('ignores-if-match')) return;
  const tag = etagOf(standing.meta.versionId, faults);
  const given = faults.is('strong-etags') ? ifMatch : `W/${ifMatch.replace(/^W\//, '')}`;
  if (given !== tag) throw new EhrRefusal(412, 'Not the newest version.');
}
