import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type FhirResource, type RequestOptions } from 'fhir-kit-client';
import { isBearerToken, readClientFailure, type ClientFailure } from '../client-failure.ts';
import { EhrFailure, endOf, failed } from './reasons.ts';
import type { TokenProvider } from './token.ts';

export interface Asked {
  call: (client: Client, options: RequestOptions) => Promise<FhirResource>;
  headers?: Record<string, string>;
  /** What is written, where something is: an EHR that remembers idempotency keys knows it again at the next attempt. */
  writes?: unknown;
  /** True for what may be done twice, and so may be asked again after an answer that leaves open whether it was done. */
  repeatable: boolean;
}

export interface Answer {
  body: FhirResource;
  status: number | undefined;
  etag: string | undefined;
  location: string | undefined;
}

export type Ask = (asked: Asked) => Promise<Answer>;

export interface AttemptFrame {
  /** The EHR's FHIR base, without a slash at the end. */
  base: string;
  item: string;
  token: TokenProvider | undefined;
  signal: AbortSignal;
}

/** Longer waits than this are the hub's to make. */
const LONGEST_PAUSE_MS = 5_000;
const PAUSES = 2;

/** All that one attempt asks of the EHR. Throws EhrFailure and EhrConflict, and what the signal was aborted with. */
export function openConnection({ base, item, token, signal }: AttemptFrame): Ask {
  let bearer: string | undefined;
  let refreshed = false;
  let pauses = 0;

  const client = new Client({
    baseUrl: base,
    // Headers are set one by one: the library loses those that it has set itself when they are replaced together.
    requestSigner: (url, init) => {
      if (!isUnder(url, base)) throw failed('page-not-followed');
      if (bearer !== undefined) (init.headers as Headers).set('authorization', `Bearer ${bearer}`);
    },
  });

  async function signIn(refused?: string): Promise<void> {
    if (!token) return;
    const given = await token({ refused, signal }).catch(() => undefined);
    signal.throwIfAborted();
    if (given === undefined || !isBearerToken(given)) throw failed('token-unavailable');
    bearer = given;
  }

  async function mayAskAgain(failure: ClientFailure, repeatable: boolean): Promise<boolean> {
    if (failure.kind !== 'status') return false;
    const { status, headers } = failure;
    if (status === 401 && token && !refreshed) {
      refreshed = true;
      await signIn(bearer);
      return true;
    }
    if (status !== 429 && !(status === 503 && repeatable)) return false;
    const pause = pauseOf(headers?.get('retry-after'));
    if (pause === undefined || pause > LONGEST_PAUSE_MS || ++pauses > PAUSES) return false;
    await wait(pause, undefined, { signal });
    return true;
  }

  return async ({ call, headers, writes, repeatable }) => {
    if (bearer === undefined) await signIn();
    for (;;) {
      const options: RequestOptions = {
        signal,
        // Off: what fetch lets outlive its caller may hold 64 KiB at most.
        keepalive: false,
        redirect: 'manual',
        headers: {
          prefer: 'return=representation',
          'x-request-id': randomUUID(),
          ...(writes === undefined ? {} : { 'idempotency-key': idempotencyKey(item, writes) }),
          ...headers,
        },
      };
      try {
        return answerOf(await call(client, options));
      } catch (thrown) {
        if (thrown instanceof EhrFailure) throw thrown;
        const failure = readClientFailure(thrown);
        if (!(await mayAskAgain(failure, repeatable))) throw endOf(failure);
      }
    }
  };
}

/** Whether an address is the EHR's: nothing else is ever sent the token, or asked at all. */
export function isUnder(url: string, base: string): boolean {
  return url.startsWith(`${base}/`) || url.startsWith(`${base}?`);
}

/** One delivery is several requests: each has a key of its own, the same when it is made again. */
function idempotencyKey(item: string, writes: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([item, writes]))
    .digest('hex');
}

function answerOf(body: FhirResource): Answer {
  const { response } = Client.httpFor(body);
  const headers = response?.headers;
  return {
    body,
    status: response?.status,
    etag: headers?.get('etag') ?? undefined,
    location: headers?.get('location') ?? headers?.get('content-location') ?? undefined,
  };
}

/** Retry-After in ms: seconds, or a date. */
function pauseOf(header: string | null | undefined): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
