import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCase } from '../../adapters/store/case-reader.ts';
import type { CaseView } from '../../api/contracts/console.ts';
import type { DischargeState } from '../../domain/discharge/state.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { signInTo, type ConsoleClient } from './console-client.ts';
import { LINDEN, openStay, SJOVIK } from './stays.ts';
import { standingMark } from '../../domain/process/mark.ts';

let hub: TestHub;
let planner: ConsoleClient;
beforeAll(async () => {
  hub = await startTestHub();
  planner = await signInTo(hub, 'planerare');
}, 60_000);
afterAll(() => hub?.stop());

const now = (): string => new Date().toISOString();
const PHYSICIAN = 'SE0000000001-A002';

async function page(client: ConsoleClient, caseId: string): Promise<CaseView> {
  return (await client.get<CaseView>(`/api/console/cases/${caseId}`)).body;
}

async function stateOf(caseId: string): Promise<DischargeState> {
  const found = await readCase(hub.deps.db, hub.deps.ring, caseId);
  return found?.state as DischargeState;
}

describe('a form', () => {
  test('gives units as the directory knows them, which the sender does not say', async () => {
    const caseId = await openStay(hub);
    const units = ['SE0000000002-1001', LINDEN.unit];
    expect((await planner.form(caseId, 'bedom-behov', { by: PHYSICIAN, at: now(), units })).status).toBe(200);
    expect((await stateOf(caseId)).units).toMatchObject([
      {
        unit: 'SE0000000002-1001',
        party: 'SE0000000002-1000',
        side: 'municipal-social',
        channel: 'system',
        known: true,
      },
      { unit: LINDEN.unit, side: 'region-outpatient', channel: 'workList' },
    ]);
  });

  test.each([
    ['a ward', ['SE0000000001-1002'], 'unit-not-known', 'units'],
    ['a unit that is not in the directory', ['SE0000000009-9999'], 'unit-not-known', 'units'],
    ['none at all', [], 'unusable-answer', 'units'],
  ])('refuses %s as a unit, at its field', async (_name, units, code, field) => {
    const caseId = await openStay(hub);
    const { status, body } = await planner.form(caseId, 'bedom-behov', { by: PHYSICIAN, at: now(), units });
    expect([status, body.error.code, body.error.field]).toEqual([422, code, field]);
  });

  test('for ready opens the duties that follow, with the reader’s own secrecy check', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const values = { by: PHYSICIAN, judgedAt: now(), secrecy: 'no-hindrance' };
    expect((await planner.form(caseId, 'utskrivningsklar', values)).status).toBe(200);
    const after = await page(planner, caseId);
    expect(after.status.code).toBe('ready');
    expect(after.duties.map(({ what }) => what)).toContain('Överföra information till mottagande enhet');
    expect((await stateOf(caseId)).episodes[0]?.secrecy?.by).toBe('SE0000000001-A001');
  });

  test('sent again with the same id is done once and answered alike', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const again = { commandId: crypto.randomUUID(), occurredAt: now() };
    const values = { by: PHYSICIAN, judgedAt: now(), secrecy: 'no-hindrance' };
    const first = await planner.form(caseId, 'utskrivningsklar', values, again);
    const second = await planner.form(caseId, 'utskrivningsklar', values, again);
    expect(second.body).toEqual(first.body);
    const other = await planner.form(caseId, 'utskrivningsklar', { ...values, secrecy: 'hinders' }, again);
    expect([other.status, other.body.error.code]).toEqual([409, 'command-id-reused']);
    const elsewhere = await planner.form(await openStay(hub, { units: [SJOVIK] }), 'utskrivningsklar', values, again);
    expect([elsewhere.status, elsewhere.body.error?.code]).toEqual([409, 'command-id-reused']);
  });

  test('that rests on something which has changed is refused, and taken when it rests on what is', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    await planner.form(caseId, 'beraknad-utskrivning', { estimatedDischargeAt: now() });
    const action = (await page(planner, caseId)).actions.find(({ form }) => form === 'beraknad-utskrivning');
    const later = new Date(Date.now() + 86_400_000).toISOString();
    await planner.form(caseId, 'beraknad-utskrivning', { estimatedDischargeAt: later });
    const values = { estimatedDischargeAt: new Date(Date.now() + 172_800_000).toISOString() };
    const stale = await planner.form(caseId, 'beraknad-utskrivning', values, { basedOn: action?.basedOn });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'changed-since']);
    const fresh = (await page(planner, caseId)).actions.find(({ form }) => form === 'beraknad-utskrivning');
    expect((await planner.form(caseId, 'beraknad-utskrivning', values, { basedOn: fresh?.basedOn })).status).toBe(200);
  });

  test.each([
    ['without a zone', { at: '2026-11-20T14:30' }, 'at'],
    ['in the future', { at: new Date(Date.now() + 7_200_000).toISOString() }, 'at'],
    ['before the admission', { at: '2020-01-01T12:00:00+01:00' }, 'at'],
  ])('refuses a time %s', async (_name, values, field) => {
    const caseId = await openStay(hub);
    const { status, body } = await planner.form(caseId, 'utskriven', values);
    expect([status, body.error.field]).toEqual([422, field]);
  });

  test('that does not exist is refused', async () => {
    const caseId = await openStay(hub);
    expect((await planner.form(caseId, 'nagot-annat', {})).body.error.code).toBe('unknown-command');
    expect((await planner.form(caseId, 'toString', {})).body.error.code).toBe('unknown-command');
  });
});

describe('what is offered', () => {
  test('is what the rules let the reader’s role do', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK, LINDEN] });
    const forms = async (user: string) =>
      (await page(await signInTo(hub, user), caseId)).actions.map(({ form }) => form);
    expect(await forms('planerare')).toEqual(expect.arrayContaining(['utskrivningsklar', 'utskriven', 'bedom-behov']));
    expect(await forms('planerare')).not.toContain('paborja-planering');
    expect(await forms('sjovik')).toEqual(expect.arrayContaining(['paborja-planering', 'kallelse']));
    expect(await forms('sjovik')).not.toContain('utskrivningsklar');
    expect(await forms('vardcentralschef')).toContain('fast-vardkontakt');
    expect(await forms('vardkontakt')).not.toContain('fast-vardkontakt');
  });

  test('comes with the reason when the rules refuse it for now', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const sjovik = await signInTo(hub, 'sjovik');
    await sjovik.form(caseId, 'paborja-planering', { unit: SJOVIK.unit, at: now() });
    const action = (await page(sjovik, caseId)).actions.find(({ form }) => form === 'paborja-planering');
    expect(action).toMatchObject({ hindered: 'Enheten har redan påbörjat planeringen.', fields: [] });
  });
});

test('a protected identity said in one case stops the person’s other cases too', async () => {
  const personId = `p-${crypto.randomUUID()}`;
  const [one, other] = [
    await openStay(hub, { units: [SJOVIK], personId }),
    await openStay(hub, { units: [LINDEN], personId }),
  ];
  const unrelated = await openStay(hub, { units: [LINDEN] });
  expect((await planner.form(one, 'skyddade-uppgifter', { protection: 'other' })).status).toBe(200);
  expect(standingMark(await stateOf(one), 'protected')).toBeDefined();
  expect(standingMark(await stateOf(other), 'protected')).toBeDefined();
  expect(standingMark(await stateOf(unrelated), 'protected')).toBeUndefined();
});
