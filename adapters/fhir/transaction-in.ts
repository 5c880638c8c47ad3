import type { Bundle, BundleEntry, Encounter, FhirResource, Patient } from 'fhir/r4.js';
import { parseResource } from './schema/parse-resource.ts';
import { isMeant } from './references.ts';
import { refusal } from './refusal.ts';

export interface SentEntry<T = FhirResource> {
  resource: T;
  /** FHIRPath of the resource. */
  at: string;
  request: { method: 'POST' | 'PUT'; url: string };
  /** Id in the URL of a PUT. */
  chosenId?: string;
}

/** A transaction with one Encounter and what it refers to. */
export interface Transaction {
  bundle: Bundle;
  encounter: SentEntry<Encounter>;
  patient?: SentEntry<Patient>;
  /** In the order they were sent. */
  entries: SentEntry[];
}

const TYPES = ['Encounter', 'Patient', 'Organization', 'Practitioner'];

/**
 * Reads a transaction Bundle. The order of its entries means nothing.
 * @throws FhirRefusal 400 for what is not R4, or means the same resource twice; 422 for any other content than the one above
 */
export function transactionIn(body: unknown): Transaction {
  const bundle = parseResource<Bundle>('Bundle', body);
  if (bundle.type !== 'transaction') {
    throw refusal(422, 'not-supported', 'Skicka en Bundle av typen transaction.', 'Bundle.type');
  }
  const entries = (bundle.entry ?? []).map(entryIn);
  const encounters = entries.filter((entry) => entry.resource.resourceType === 'Encounter') as SentEntry<Encounter>[];
  const patients = entries.filter((entry) => entry.resource.resourceType === 'Patient') as SentEntry<Patient>[];
  const [encounter] = encounters;
  const [patient] = patients;
  if (!encounter || encounters.length > 1 || patients.length > 1) {
    throw refusal(
      422,
      'business-rule',
      'Transaktionen ska innehålla ett Encounter och högst en Patient.',
      'Bundle.entry',
    );
  }
  refuseDoubles(bundle);
  refuseUnreferenced(bundle, encounter);
  return { bundle, encounter, entries, ...(patient ? { patient } : {}) };
}

function entryIn(entry: BundleEntry, index: number): SentEntry {
  const at = `Bundle.entry[${index}]`;
  const { resource, request } = entry;
  if (!resource || !request) throw refusal(400, 'required', 'Varje post ska ha resource och request.', at);
  const type = resource.resourceType;
  if (!TYPES.includes(type)) {
    throw refusal(
      422,
      'not-supported',
      'Transaktionen får bara innehålla Encounter, Patient, Organization och Practitioner.',
      `${at}.resource`,
    );
  }
  const parsed = parseResource<FhirResource>(type as FhirResource['resourceType'], resource, `${at}.resource`);
  const { method, url, ifMatch, ifNoneMatch, ifModifiedSince, ifNoneExist } = request;
  if (ifMatch || ifNoneMatch || ifModifiedSince) {
    throw refusal(422, 'not-supported', 'Villkor i enskilda poster stöds inte.', `${at}.request`);
  }
  if (ifNoneExist && (type === 'Encounter' || method !== 'POST' || !ifNoneExist.startsWith('identifier='))) {
    throw refusal(
      422,
      'not-supported',
      'ifNoneExist stöds bara med identifier, och inte för Encounter.',
      `${at}.request.ifNoneExist`,
    );
  }
  const conditional = `${type}?identifier=`;
  if (method === 'POST' && url === type) return { resource: parsed, at: `${at}.resource`, request: { method, url } };
  if (method === 'PUT' && url.startsWith(conditional)) {
    return { resource: parsed, at: `${at}.resource`, request: { method, url } };
  }
  const chosenId = method === 'PUT' ? /^[A-Za-z]+\/([A-Za-z0-9\-.]{1,64})$/.exec(url)?.[1] : undefined;
  if (method === 'PUT' && chosenId !== undefined && url === `${type}/${chosenId}`) {
    if (parsed.id !== undefined && parsed.id !== chosenId) {
      throw refusal(400, 'invariant', 'Id i resursen är ett annat än id i adressen.', `${at}.resource.id`);
    }
    return { resource: { ...parsed, id: chosenId }, at: `${at}.resource`, request: { method, url }, chosenId };
  }
  throw refusal(
    422,
    'not-supported',
    `Posten ska vara POST ${type}, PUT ${type}/id eller PUT ${conditional}….`,
    `${at}.request.url`,
  );
}

function refuseDoubles({ entry = [] }: Bundle): void {
  const urls = entry.flatMap(({ fullUrl }) => fullUrl ?? []);
  const targets = entry.flatMap(({ request }) =>
    request?.method === 'PUT' ? [request.url] : request?.ifNoneExist ? [`${request.url}?${request.ifNoneExist}`] : [],
  );
  if (new Set(urls).size < urls.length || new Set(targets).size < targets.length) {
    throw refusal(400, 'duplicate', 'Två poster avser samma resurs.', 'Bundle.entry');
  }
}

/** Everything must be reached from the Encounter, by whatever way. */
function refuseUnreferenced({ entry = [] }: Bundle, encounter: SentEntry<Encounter>): void {
  const reached = new Set<BundleEntry>();
  const follow = (value: unknown): void => {
    for (const reference of referencesIn(value)) {
      const next = entry.find((one) => !reached.has(one) && isMeant(one, reference));
      if (!next) continue;
      reached.add(next);
      follow(next.resource);
    }
  };
  const self = entry.find(({ resource }) => resource?.resourceType === 'Encounter');
  if (self) reached.add(self);
  follow(encounter.resource);
  const index = entry.findIndex((one) => !reached.has(one));
  if (index >= 0) {
    throw refusal(
      422,
      'business-rule',
      'Posten hör inte ihop med vårdtillfället: inget refererar till den.',
      `Bundle.entry[${index}]`,
    );
  }
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}
