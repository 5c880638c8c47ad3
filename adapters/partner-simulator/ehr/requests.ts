import type { Request } from 'express';

/** What was asked, without what it said. */
export interface EhrRequest {
  method: string;
  /** Address as it came, after the EHR's base. */
  url: string;
  /** Addresses of a transaction's entries. */
  entries: string[];
  ifMatch: string | undefined;
  ifNoneExist: string | undefined;
  idempotencyKey: string | undefined;
  requestId: string | undefined;
  signedIn: boolean;
}

export interface EhrRequestLog {
  /** The latest, in the order they came. */
  all(): EhrRequest[];
  keep(request: Request): void;
}

const KEPT = 1000;

export function createRequestLog(): EhrRequestLog {
  const kept: EhrRequest[] = [];
  return {
    all: () => [...kept],
    keep(request) {
      kept.push({
        method: request.method,
        url: request.url,
        entries: entriesOf(request.body),
        ifMatch: request.get('if-match'),
        ifNoneExist: request.get('if-none-exist'),
        idempotencyKey: request.get('idempotency-key'),
        requestId: request.get('x-request-id'),
        signedIn: request.get('authorization') !== undefined,
      });
      if (kept.length > KEPT) kept.shift();
    },
  };
}

function entriesOf(body: unknown): string[] {
  const { entry } = (body ?? {}) as { entry?: unknown };
  if (!Array.isArray(entry)) return [];
  return (entry as { request?: { url?: string } }[]).flatMap(({ request }) => request?.url ?? []);
}
