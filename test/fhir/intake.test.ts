import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { fhir } from './fhir-client.ts';
import { encounter, example, minutes, patient, transaction } from './payloads.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);

afterAll(async () => {
  await hub?.stop();
});

describe('a transaction with one Encounter', () => {
  test('opens a case and answers each entry', async () => {
    const answer = await fhir(hub, 'POST', '', { user: 'journal', body: transaction(encounter('opens')) });
    expect(answer.text).toContain('transaction-response');
    expect(answer.status).toBe(200);
    expect(answer.body.entry).toHaveLength(2);
    for (const { response } of answer.body.entry) {
      expect(response.status).toBe('201');
      expect(response.location).toMatch(
        new RegExp(`^${hub.deps.config.publicUrl}/fhir/(Patient|Encounter)/[A-Za-z0-9]+/_history/\\d+$`),
      );
      expect(response.etag).toMatch(/^W\/"\d+"$/);
    }
  });

  test('the example file is taken', async () => {
    const answer = await fhir(hub, 'POST', '/', { user: 'journal', body: example('admission.json') });
    expect([answer.status, answer.body.issue]).toEqual([200, undefined]);
  });

  test('sent again it is the same case, and the first answer', async () => {
    const body = transaction(encounter('again'));
    const first = await fhir(hub, 'POST', '', { user: 'journal', body });
    const second = await fhir(hub, 'POST', '', { user: 'journal', body });
    expect(second.body.entry[1].response.location.split('/_history')[0]).toBe(
      first.body.entry[1].response.location.split('/_history')[0],
    );
    expect(second.body.entry[1].response.status).toBe('201');
    const later = await fhir(hub, 'POST', '', { user: 'journal', body: { ...body, timestamp: minutes(0) } });
    expect(later.body.entry[1].response.status).toBe('200');
  });

  test('a PUT of an own id is read back under it, and belongs to its client', async () => {
    const body = {
      ...encounter('own-id'),
      id: 'enc-own-1',
      contained: [{ ...patient(), id: 'p1' }],
      subject: { reference: '#p1' },
      meta: { lastUpdated: minutes(-1) },
    };
    const put = await fhir(hub, 'PUT', '/Encounter/enc-own-1', { user: 'journal', body });
    expect([put.status, put.body?.issue]).toEqual([201, undefined]);
    expect(put.body.id).toBe('enc-own-1');
    const read = await fhir(hub, 'GET', '/Encounter/enc-own-1', { user: 'journal' });
    expect(read.status).toBe(200);
    const other = await fhir(hub, 'PUT', '/Encounter/enc-own-1', { user: 'psykjournal', body });
    expect(other.status).toBe(409);
    expect(other.body.issue[0].diagnostics).toContain('villkorlig uppdatering');
  });
});
