import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LETTER_POLICY } from '../../adapters/letter/render-letter.ts';
import type { Action } from '../../api/contracts/console.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { BUP, IFO, LINDEN, sipByForms, type SipByForms } from './sip-by-forms.ts';

let hub: TestHub;
let sip: SipByForms;
beforeAll(async () => {
  hub = await startTestHub();
  sip = await sipByForms(hub, ['vardkontakt', 'ifo', 'administrator']);
});
afterAll(() => hub?.stop());

const NUMBER = '191212121212';
const ASKED = {
  drawUp: 'yes',
  invite: [BUP.party],
  informed: [BUP.party],
  share: [`${BUP.party}:psychiatry`],
  until: '2999-05-01',
};

async function action(caseId: string, form: string): Promise<Action | undefined> {
  return (await sip.page('vardkontakt', caseId)).actions.find((one) => one.form === form);
}

async function rows() {
  return hub.deps.db.selectFrom('access_log').selectAll().where('action', '=', 'console.paper').execute();
}

async function events(caseId: string): Promise<number> {
  return (await sip.page('vardkontakt', caseId)).number;
}

describe('before consent', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await sip.open(NUMBER, { name: 'Tolvan Provperson' });
  });

  test('what a plan is can be printed from the offer, and from the consent', async () => {
    const { papers = [] } = (await action(caseId, 'erbjud')) ?? {};
    expect(papers.map(({ text }) => text)).toEqual(['Vad är en SIP?']);
    expect((await action(caseId, 'samtycke'))?.papers).toEqual(papers);
    const before = (await rows()).length;
    const { status, headers, body } = await sip.as('vardkontakt').get<string>(papers[0]?.href ?? '');
    expect([status, headers.get('content-security-policy')]).toEqual([200, LETTER_POLICY]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toContain('Det här kan du räkna med');
    expect(body).toContain('Länsgemensam rutin Samordnad individuell plan, SIP, i Västra Götaland, Vårdsamverkan');
    expect(body).not.toMatch(/Tolvan|Samordna, /);
    const logged = await rows();
    expect(logged.length - before).toBe(1);
    expect(logged.at(-1)).toMatchObject({ case_id: caseId, staff: 'SE0000000001-A202' });
  });

  test('a consent is made a paper to sign, and nothing is stored by it', async () => {
    const before = await events(caseId);
    const path = (await action(caseId, 'samtycke'))?.blank?.path ?? '';
    const made = await sip.as('vardkontakt').send('POST', path, { values: ASKED });
    expect(made.status).toBe(200);
    expect(made.body.href).not.toContain(BUP.party);
    const { status, body } = await sip.as('vardkontakt').get<string>(made.body.href);
    expect(status).toBe(200);
    for (const said of ['Tolvan Provperson', 'får veta: psykisk hälsa och psykiatri', '1 maj 2999', 'Underskrift']) {
      expect(body).toContain(said);
    }
    expect(body).not.toContain(NUMBER);
    expect(await events(caseId)).toBe(before);
  });

  test('is one that is never general, of parties that there are, for a time to come', async () => {
    const path = `/api/console/cases/${caseId}/papers/samtycke`;
    const refused = async (part: Record<string, unknown>) =>
      (await sip.as('vardkontakt').send('POST', path, { values: { ...ASKED, ...part } })).body.error;
    expect(await refused({ share: [] })).toMatchObject({ code: 'consent-general', field: 'share' });
    expect(await refused({ invite: ['SE0'] })).toMatchObject({ code: 'unusable-answer', field: 'invite' });
    expect(await refused({ until: '2001-01-01' })).toMatchObject({ code: 'consent-in-the-past', field: 'until' });
    expect(await refused({ giver: 'somebody' })).toMatchObject({ code: 'unusable-answer', field: 'giver' });
  });

  test('exists for nobody else, nor for another plan', async () => {
    const path = `/api/console/cases/${caseId}/papers`;
    const made = await sip.as('vardkontakt').send('POST', `${path}/samtycke`, { values: ASKED });
    const before = (await rows()).length;
    for (const user of ['ifo', 'administrator']) {
      for (const address of [`${path}/information`, made.body.href]) {
        expect([user, (await sip.as(user).get(address)).status]).toEqual([user, 404]);
      }
      expect((await sip.as(user).send('POST', `${path}/samtycke`, { values: ASKED })).status).toBe(404);
    }
    expect((await sip.as('vardkontakt').get(`${path}/samtycke/made-up`)).status).toBe(404);
    expect((await sip.as('vardkontakt').get(`${path}/information-barn`)).status).toBe(404);
    const other = await sip.open('190308189802');
    const elsewhere = made.body.href.replace(caseId, other);
    expect((await sip.as('vardkontakt').get(elsewhere)).status).toBe(404);
    expect((await rows()).length).toBe(before);
  });
});

test('of a child, the child and the guardians have each their own', async () => {
  const caseId = await sip.open('201901012391');
  const { papers = [] } = (await action(caseId, 'erbjud')) ?? {};
  expect(papers.map(({ text }) => text)).toEqual(['Vad är en SIP? Till barnet', 'Vad är en SIP? Till vårdnadshavare']);
  const bodies = await Promise.all(
    papers.map(async ({ href }) => (await sip.as('vardkontakt').get<string>(href)).body),
  );
  expect(bodies[0]).toContain('Du är huvudpersonen');
  expect(bodies[1]).toContain('Barnets plan');
  await sip.done('vardkontakt', caseId, 'narstaende', {
    role: 'guardian',
    name: 'Vera Provperson',
    safeToReach: 'yes',
  });
  await sip.done('vardkontakt', caseId, 'hor-barnet', { oldEnough: 'no', at: new Date().toISOString() });
  const form = await action(caseId, 'samtycke');
  const field = form?.fields.find(({ name }) => name === 'giver');
  const giver = field && 'options' in field ? field.options[0]?.value : undefined;
  const made = await sip.as('vardkontakt').send('POST', form?.blank?.path ?? '', {
    values: { ...ASKED, giver, invite: [LINDEN.party, IFO.party] },
  });
  const { body } = await sip.as('vardkontakt').get<string>(made.body.href);
  expect(body).toContain('Vilket barn det gäller');
  expect(body).toContain('Vera Provperson');
});
