import type { FieldValue } from '../../api/contracts/console.ts';
import type { TestHub } from '../support/test-hub.ts';

/** Parsed JSON, or text, of which each test knows the shape. */
type Body = ReturnType<typeof JSON.parse>;

export interface Answer<T = Body> {
  status: number;
  headers: Headers;
  body: T;
}

export interface ConsoleClient {
  cookie: string;
  get<T = Body>(path: string): Promise<Answer<T>>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a form as the console's page does. */
  form(
    caseId: string,
    form: string,
    values: Record<string, FieldValue>,
    more?: Record<string, unknown>,
  ): Promise<Answer>;
}

/** Signs in as the console does and keeps the cookie. */
export async function signInTo(hub: TestHub, user: string): Promise<ConsoleClient> {
  const signedIn = await request(hub, 'POST', '/api/session', { user });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const send: ConsoleClient['send'] = (method, path, body, headers) =>
    request(hub, method, path, body, { cookie, ...headers });
  return {
    cookie,
    get: (path) => send('GET', path),
    send,
    form: (caseId, form, values, more) =>
      send('POST', `/api/console/cases/${caseId}/commands`, {
        commandId: crypto.randomUUID(),
        occurredAt: new Date().toISOString(),
        form,
        values,
        ...more,
      }),
  };
}

export async function request(
  hub: TestHub,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(hub.url + path, {
    method,
    headers: {
      'x-samordna-console': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
