import type { TestHub } from '../support/test-hub.ts';

export interface FhirAnswer {
  status: number;
  headers: Headers;
  /** The answer as it came, for looking for what must not be in it. */
  text: string;
  // A response is any resource; the tests look into it freely.
  body: any;
}

export interface Asking {
  user?: string;
  body?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

/** One request under `/fhir` as a fictional member of staff or system; without a user it carries no token. */
export async function fhir(
  hub: TestHub,
  method: string,
  path: string,
  { user, body, form, headers }: Asking = {},
): Promise<FhirAnswer> {
  const token = user === undefined ? {} : { authorization: `Bearer ${await hub.tokenFor(user)}` };
  const type = form ? 'application/x-www-form-urlencoded' : 'application/fhir+json';
  const content = form ? new URLSearchParams(form).toString() : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(path.startsWith('http') ? path : `${hub.url}/fhir${path}`, {
    method,
    headers: { ...token, ...(content === undefined ? {} : { 'content-type': type }), ...headers },
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text ? JSON.parse(text) : undefined,
  };
}
