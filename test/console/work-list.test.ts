import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseList, CaseView, WorkList } from '../../api/contracts/console.ts';
import type { OpenActions, OpenCommand } from '../../api/contracts/open-case.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { signInTo } from './console-client.ts';
import { LINDEN, openStay, SJOVIK } from './stays.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub?.stop());

const accessRows = (caseId: string) =>
  hub.deps.db.selectFrom('access_log').selectAll().where('case_id', '=', caseId).execute();

describe('the work list', () => {
  test('shows a judged unit its notice and its duty, and the ward what it has to do', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const sjovik = await signInTo(hub, 'sjovik');
    const list = await waitFor(
      'the notice',
      async () => {
        const { body } = await sjovik.get<WorkList>('/api/console/work-list');
        return body.notices.some((row) => row.case.id === caseId) ? body : null;
      },
      10_000,
    );
    const notice = list.notices.find((row) => row.case.id === caseId);
    expect(notice).toMatchObject({ message: 'Inskrivningsmeddelande', from: 'Medicinkliniken, Exempelsjukhuset' });
    expect(list.duties.find((row) => row.case.id === caseId)).toMatchObject({
      what: 'Påbörja planeringen',
      mine: true,
      lateness: 'none',
      force: { code: 'law-must', text: 'Lag, ska' },
    });

    const planner = await signInTo(hub, 'planerare');
    const { body } = await planner.get<WorkList>('/api/console/work-list');
    expect(body.duties.filter((row) => row.case.id === caseId).map(({ what }) => what)).toContain(
      'Ange beräknad tidpunkt för utskrivning',
    );
    expect(body.notices).toEqual([]);
  });

  test('a notice that is acknowledged leaves the list', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const sjovik = await signInTo(hub, 'sjovik');
    const find = async () =>
      (await sjovik.get<WorkList>('/api/console/work-list')).body.notices.find((row) => row.case.id === caseId);
    const notice = await waitFor('the notice', find, 10_000);
    const basedOn = { thing: notice.item, number: notice.number };
    const answer = await sjovik.form(caseId, 'acknowledgeDelivery', { item: notice.item }, { basedOn });
    expect(answer.status).toBe(200);
    expect(await find()).toBeUndefined();
  });

  test('admitted without a judgement is one row for the ward, with a link’s worth of cases behind it', async () => {
    const planner = await signInTo(hub, 'planerare');
    const count = async () =>
      (await planner.get<WorkList>('/api/console/work-list')).body.unjudged.find(
        ({ unit }) => unit.hsaId === 'SE0000000001-1001',
      )?.count ?? 0;
    const before = await count();
    const caseId = await openStay(hub);
    expect(await count()).toBe(before + 1);
    const { body } = await planner.get<CaseList>('/api/console/cases?status=notJudged&unit=SE0000000001-1001');
    expect(body.rows.map(({ id }) => id)).toContain(caseId);
    expect(body.rows).toHaveLength(before + 1);
  });

  test('leaves one access-log row a request that names a person, and none for an empty list', async () => {
    const caseId = await openStay(hub, { units: [LINDEN] });
    const planner = await signInTo(hub, 'planerare');
    await planner.get(`/api/console/cases/${caseId}`);
    const rows = await accessRows(caseId);
    expect(rows).toMatchObject([{ action: 'console.case', staff: 'SE0000000001-A001', person_id: `p-${caseId}` }]);

    const eken = await signInTo(hub, 'ekenchef');
    const before = await hub.deps.db
      .selectFrom('access_log')
      .selectAll()
      .where('staff', '=', 'SE0000000004-A301')
      .execute();
    expect((await eken.get<WorkList>('/api/console/work-list')).body.duties).toEqual([]);
    expect(before).toEqual([]);
    expect(
      await hub.deps.db.selectFrom('access_log').selectAll().where('staff', '=', 'SE0000000004-A301').execute(),
    ).toEqual([]);
  });
});

describe('the case', () => {
  test('does not exist for a party that has not been told: as if it had never been', async () => {
    const caseId = await openStay(hub, { units: [LINDEN] });
    const sjovik = await signInTo(hub, 'sjovik');
    const [hidden, none] = [
      await sjovik.get(`/api/console/cases/${caseId}`),
      await sjovik.get('/api/console/cases/d-none'),
    ];
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(none.body);
    const list = await sjovik.get<CaseList>('/api/console/cases');
    expect(list.body.rows.map(({ id }) => id)).not.toContain(caseId);
    expect(list.body.units.map(({ hsaId }) => hsaId)).not.toContain('SE0000000001-3001');
    const sent = await sjovik.form(caseId, 'utskriven', { at: new Date().toISOString() });
    expect([sent.status, sent.body]).toEqual([404, none.body]);
  });

  test('names the person to the ward, and only says what stands to the administrator', async () => {
    const caseId = await openStay(hub, { units: [LINDEN] });
    const ward = (await (await signInTo(hub, 'planerare')).get<CaseView>(`/api/console/cases/${caseId}`)).body;
    expect(ward.person).toMatchObject({ name: 'Tolvan Provperson', number: '191212121212 (personnummer)' });
    expect(ward.label).not.toContain('Tolvan');
    expect(ward.technical).toBeUndefined();

    const frame = (await (await signInTo(hub, 'administrator')).get<CaseView>(`/api/console/cases/${caseId}`)).body;
    expect(JSON.stringify(frame)).not.toMatch(/Tolvan|191212121212|Påhittade/);
    expect(frame.technical?.find(({ term }) => term === 'Arbetsflödets id')?.value).toBe(caseId);
    expect(frame.actions).toEqual([]);
  });

  test('of a protected person has no name in lists and no address anywhere', async () => {
    const marks = { deceased: false, protection: 'sekretessmarkering' } as const;
    const caseId = await openStay(hub, { units: [LINDEN], person: { marks } });
    const planner = await signInTo(hub, 'planerare');
    const { body } = await planner.get<CaseList>('/api/console/cases');
    const row = body.rows.find(({ id }) => id === caseId);
    expect(row?.label).toBe(`Ärende ${caseId.slice(-6)}`);
    expect(row?.marks.map(({ code }) => code)).toEqual(['protected']);
    const page = (await planner.get<CaseView>(`/api/console/cases/${caseId}`)).body;
    expect(page.person.address).toBeUndefined();
    expect(page.duties.map(({ what }) => what)).toContain('Ta över ärendet för hand');
    const physician = await signInTo(hub, 'lakare');
    expect((await physician.get(`/api/console/cases/${caseId}`)).status).toBe(404);
  });
});

describe('the person’s other cases', () => {
  test('stand on the page of each, as far as the reader may see them', async () => {
    const personId = `p-${crypto.randomUUID()}`;
    const first = await openStay(hub, { units: [LINDEN], personId });
    const second = await openStay(hub, { units: [SJOVIK], personId });
    await openStay(hub, { units: [LINDEN] });
    const related = async (user: string, caseId: string) =>
      (await (await signInTo(hub, user)).get<CaseView>(`/api/console/cases/${caseId}`)).body.related;
    expect(await related('planerare', first)).toEqual([
      {
        id: second,
        label: `Ärende ${second.slice(-6)}`,
        kind: { code: 'discharge', text: 'Utskrivning' },
        status: { code: 'planning', text: 'Planering pågår' },
      },
    ]);
    expect((await related('planerare', second)).map(({ id }) => id)).toEqual([first]);
    await waitFor(
      'the notice',
      async () => (await (await signInTo(hub, 'vardkontakt')).get(`/api/console/cases/${first}`)).status === 200,
      10_000,
    );
    expect(await related('vardkontakt', first)).toEqual([]);
    expect(await related('administrator', first)).toEqual([]);
  });

  test('are in the access log, in the one row of the request', async () => {
    const personId = `p-${crypto.randomUUID()}`;
    const first = await openStay(hub, { personId });
    const second = await openStay(hub, { personId });
    await (await signInTo(hub, 'planerare')).get(`/api/console/cases/${first}`);
    const rows = await hub.deps.db.selectFrom('access_log').selectAll().where('person_id', '=', personId).execute();
    expect(rows.map(({ action, detail }) => [action, detail])).toEqual([
      ['console.case', JSON.stringify({ cases: [first, second] })],
    ]);
  });
});

describe('a kind of case', () => {
  test('narrows the list, and one that is not there leaves nothing', async () => {
    const caseId = await openStay(hub, { units: [SJOVIK] });
    const planner = await signInTo(hub, 'planerare');
    const ids = async (query: string) =>
      (await planner.get<CaseList>(`/api/console/cases?${query}`)).body.rows.map(({ id }) => id);
    expect(await ids('kind=discharge')).toContain(caseId);
    expect(await ids('kind=discharge&status=planning')).toContain(caseId);
    expect(await ids('kind=of-another-kind')).toEqual([]);
  });

  test('that only systems open has no form that does', async () => {
    const caseId = await openStay(hub, { units: [LINDEN] });
    const planner = await signInTo(hub, 'planerare');
    const command = { kind: 'discharge', form: 'ny', values: {}, commandId: crypto.randomUUID() };
    const sent = { ...command, occurredAt: new Date().toISOString() } satisfies OpenCommand;
    expect((await planner.send('POST', '/api/console/cases', sent)).body.error.code).toBe('unknown-command');
    const { body } = await planner.get<OpenActions>(`/api/console/openers?from=${caseId}`);
    expect(body.openers.map(({ kind }) => kind.code)).not.toContain('discharge');
    const sjovik = await signInTo(hub, 'sjovik');
    expect((await sjovik.get(`/api/console/openers?from=${caseId}`)).status).toBe(404);
  });
});

test('filters narrow the list, and counts follow what the reader may see', async () => {
  const late = await openStay(hub, { units: [SJOVIK], admittedHoursAgo: 40 });
  const planner = await signInTo(hub, 'planerare');
  const overdue = (await planner.get<CaseList>('/api/console/cases?overdue=1')).body;
  expect(overdue.rows.map(({ id }) => id)).toContain(late);
  expect(overdue.rows.every(({ lateness }) => lateness !== 'none')).toBe(true);
  const ready = (await planner.get<CaseList>('/api/console/cases?status=ready')).body;
  expect(ready.rows).toEqual([]);
  const all = (await planner.get<CaseList>('/api/console/cases')).body;
  expect(all.counts.reduce((sum, { count }) => sum + count, 0)).toBe(all.rows.length);
  expect((await planner.get('/api/console/cases?overdue=yes')).status).toBe(422);
});
