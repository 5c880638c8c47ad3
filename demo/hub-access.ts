import type { FhirResource } from 'fhir/r4.js';
import type { ErrorBody, Session, SignInChoices } from '../api/contracts/console.ts';
import { StoryFault } from './until.ts';

/** The hub answered with an error. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, text: string) {
    super(text);
    this.status = status;
    this.code = code;
  }
}

export interface FhirAnswer {
  status: number;
  etag: string | null;
  /** Nothing when the body was empty. */
  resource: FhirResource | undefined;
}

interface FhirRequest {
  body?: unknown;
  /** Sent as a form, for a search by number. */
  form?: Record<string, string>;
  ifMatch?: string | null;
}

/** The hub as its users reach it: over HTTP, as a fictional member of staff or system. */
export interface HubAccess {
  url: string;
  /** Who a user is, as the hub's directory has it. */
  session(user: string): Promise<Session>;
  get<T>(user: string, path: string): Promise<T>;
  post<T>(user: string, path: string, body: unknown): Promise<T>;
  /** A page or a file, as text; any answer is handed back, errors too. */
  page(user: string, path: string): Promise<{ status: number; text: string }>;
  /** Any answer is handed back, errors too; what it holds is kept. */
  fhir(user: string, method: string, path: string, request?: FhirRequest): Promise<FhirAnswer>;
}

/** @param keep is given each FHIR resource that the hub serves */
export function hubAccess(url: string, keep: (resource: FhirResource) => void): HubAccess {
  const tokens = new Map<string, Promise<string>>();
  const sessions = new Map<string, Promise<Session>>();

  const tokenOf = (user: string): Promise<string> => {
    const known =
      tokens.get(user) ??
      send<{ token: string }>(url, '/api/local-token', { body: { user } }).then(({ token }) => token);
    tokens.set(user, known);
    return known;
  };
  const call = async <T>(user: string, path: string, body?: unknown): Promise<T> =>
    send<T>(url, path, { token: await tokenOf(user), ...(body === undefined ? {} : { body }) });

  return {
    url,
    session(user) {
      const known = sessions.get(user) ?? call<Session>(user, '/api/session');
      sessions.set(user, known);
      return known;
    },
    get: (user, path) => call(user, path),
    post: (user, path, body) => call(user, path, body),
    async page(user, path) {
      const response = await fetch(url + path, {
        headers: { authorization: `Bearer ${await tokenOf(user)}`, accept: 'text/html' },
      });
      return { status: response.status, text: await response.text() };
    },
    async fhir(user, method, path, { body, form, ifMatch } = {}) {
      const response = await fetch(`${url}/fhir${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await tokenOf(user)}`,
          accept: 'application/fhir+json',
          ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
          ...(ifMatch ? { 'if-match': ifMatch } : {}),
        },
        ...(form ? { body: new URLSearchParams(form) } : {}),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const resource = text ? (JSON.parse(text) as FhirResource) : undefined;
      if (resource) keep(resource);
      return { status: response.status, etag: response.headers.get('etag'), resource };
    },
  };
}

/** @throws StoryFault when no hub answers, or it is none whose clocks are shortened */
export async function assertDemoHub(url: string): Promise<void> {
  const choices = await send<SignInChoices>(url, '/api/session/choices', {}).catch((error: unknown) => {
    throw error instanceof Refused
      ? new StoryFault(`Det som svarar på ${url} är ingen hubb med lokal inloggning.`)
      : error;
  });
  if (choices.demo) return;
  throw new StoryFault(`Hubben på ${url} har lagens vanliga frister. Starta den med SAMORDNA_DEMO=1.`);
}

async function send<T>(url: string, path: string, { token, body }: { token?: string; body?: unknown }): Promise<T> {
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new StoryFault(`Ingen hubb svarar på ${url}.`, { cause: error });
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as T;
  const { error } = errorIn(text);
  throw new Refused(response.status, error.code, error.text);
}

function errorIn(text: string): ErrorBody {
  try {
    const body = JSON.parse(text) as Partial<ErrorBody>;
    if (body.error) return { error: body.error };
  } catch {
    // Not the hub's own answer.
  }
  return { error: { code: 'not-understood', text: 'Svaret gick inte att tolka.' } };
}
