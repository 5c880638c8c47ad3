import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startPartnerSimulator, type PartnerSimulator } from '../simulator.ts';

let simulator: PartnerSimulator;

beforeEach(async () => {
  simulator = await startPartnerSimulator({ port: 0 });
});

afterEach(() => simulator.close());

const organization = {
  resourceType: 'Organization',
  name: 'Granby <kommun>',
  identifier: [{ system: 's', value: '1' }],
};

function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
  const content = { 'content-type': path.startsWith('/simulator') ? 'application/json' : 'application/fhir+json' };
  return fetch(`${simulator.url}${path}`, {
    method,
    headers: { ...content, ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

test('a resource is created once on a condition, and changed on its newest version alone', async () => {
  const condition = { 'if-none-exist': 'identifier=s|1' };
  const made = await ask('POST', '/ehr/fhir/Organization', organization, condition);
  expect([made.status, made.headers.get('etag')]).toEqual([201, 'W/"1"']);
  expect((await ask('POST', '/ehr/fhir/Organization', organization, condition)).status).toBe(200);

  const { id } = (await made.json()) as { id: string };
  const path = `/ehr/fhir/Organization/${id}`;
  expect((await ask('PUT', path, { ...organization, id }, { 'if-match': 'W/"1"' })).status).toBe(200);
  expect((await ask('PUT', path, { ...organization, id }, { 'if-match': 'W/"1"' })).status).toBe(412);
  expect(simulator.ehr.resources()).toMatchObject([{ id, meta: { versionId: '2' } }]);
});

test('a transaction is done whole or not at all', async () => {
  const entry = (url: string): object => ({ resource: organization, request: { method: 'POST', url } });
  const bundle = (...entries: object[]): object => ({ resourceType: 'Bundle', type: 'transaction', entry: entries });
  expect((await ask('POST', '/ehr/fhir/', bundle(entry('Organization'), entry('Patient')))).status).toBe(400);
  expect(simulator.ehr.resources()).toEqual([]);
  expect((await ask('POST', '/ehr/fhir', bundle(entry('Organization'), entry('Organization')))).status).toBe(200);
  expect(simulator.ehr.resources()).toHaveLength(2);
});

test('faults are set by its control route, and shown', async () => {
  const fault = { traits: ['no-transactions'], fault: 'http-500', times: 1 };
  expect((await ask('PUT', '/simulator/ehr/faults', fault)).status).toBe(200);
  expect((await ask('PUT', '/simulator/ehr/faults', { fault: 'unknown' })).status).toBe(400);
  expect((await ask('GET', '/ehr/fhir/metadata')).status).toBe(500);
  expect((await ask('GET', '/ehr/fhir/metadata')).status).toBe(200);
  expect(await (await ask('GET', '/simulator/ehr/received')).json()).toEqual({ fault, received: [] });
  expect(await (await ask('GET', '/ehr')).text()).toContain('<code>no-transactions</code>, <code>http-500</code>');
});

test('the page tells kinds, states and versions, and not whom it is about', async () => {
  await ask('POST', '/ehr/fhir/Organization', organization);
  const page = await (await ask('GET', '/ehr')).text();
  expect(page).toContain('<td>Organisation</td>');
  expect(page).not.toContain('Granby');
  expect(await (await ask('GET', '/')).text()).toContain('<a href="/ehr">');
});
