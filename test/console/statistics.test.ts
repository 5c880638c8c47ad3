import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Statistics } from '../../api/contracts/statistics.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { signInTo } from './console-client.ts';
import { openStay, SJOVIK } from './stays.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub?.stop());

const PATH = '/api/console/statistics';

describe('statistics', () => {
  test('are for administrators: a party has its own cases', async () => {
    const planner = await signInTo(hub, 'planerare');
    expect(await planner.get(PATH)).toMatchObject({ status: 403, body: { error: { code: 'role-not-allowed' } } });
  });

  test('count discharges with needs on both sides, and tell no number that is small', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const physician = await signInTo(hub, 'lakare');
    expect((await physician.form(caseId, 'behov-pa-bada-sidor', { needed: 'yes' })).status).toBe(200);
    const administrator = await signInTo(hub, 'administrator');
    const { status, body } = await administrator.get<Statistics>(PATH);
    expect(status).toBe(200);
    const [discharges] = body.tables;
    expect(discharges?.rows).toContainEqual(['Behov på båda sidor angivet', '1–4']);
    expect(discharges?.rows).toContainEqual(['Personen tackade nej', '0']);
    expect(JSON.stringify(body)).not.toContain(caseId);
  });

  test('are of the days that are asked for', async () => {
    const administrator = await signInTo(hub, 'administrator');
    const { body } = await administrator.get<Statistics>(`${PATH}?from=2020-01-01&until=2020-12-31`);
    expect(body).toMatchObject({ from: '2020-01-01', until: '2020-12-31' });
    expect(body.tables[0]?.rows).toContainEqual(['Behov på båda sidor angivet', '0']);
    const wrong = await administrator.get(`${PATH}?from=2021-01-01&until=2020-12-31`);
    expect(wrong).toMatchObject({ status: 422, body: { error: { field: 'from' } } });
  });
});
