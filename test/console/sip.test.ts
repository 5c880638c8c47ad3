import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseList } from '../../api/contracts/console.ts';
import type { OpenActions } from '../../api/contracts/open-case.ts';
import { readPerson } from '../../adapters/store/persons.ts';
import { readCase } from '../../adapters/store/case-reader.ts';
import type { SipState } from '../../domain/sip/state.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { BUP, IFO, LINDEN, NEED, now, sipByForms, soon, type SipByForms } from './sip-by-forms.ts';

let hub: TestHub;
let sip: SipByForms;
beforeAll(async () => {
  hub = await startTestHub();
  sip = await sipByForms(hub, ['vardkontakt', 'ifo', 'bup', 'skola', 'administrator']);
});
afterAll(() => hub?.stop());

test('a need opens a plan, and the same person has one at a time', async () => {
  const { body } = await sip.as('vardkontakt').get<OpenActions>('/api/console/openers');
  expect(body.openers.map(({ kind, form }) => [kind.code, form])).toEqual([
    ['sip', 'ny-sip'],
    ['l-sip', 'ny-sip'],
  ]);
  expect((await sip.as('administrator').get<OpenActions>('/api/console/openers')).body.openers).toEqual([]);
  const caseId = await sip.open('190308189802');
  expect(await sip.open('190308189802')).toBe(caseId);
  expect(await sip.open('190308189802', {}, 'l-sip')).not.toBe(caseId);
  const { status, duties } = await sip.page('vardkontakt', caseId);
  expect(status.code).toBe('needSeen');
  expect(duties.find(({ what }) => what === 'Starta en SIP')).toMatchObject({ form: 'erbjud', mine: true });
  const { body: list } = await sip.as('vardkontakt').get<CaseList>('/api/console/cases?kind=sip');
  expect(list.rows.map(({ id }) => id)).toContain(caseId);
});

test('a number that is none is refused at its field', async () => {
  const sent = { commandId: crypto.randomUUID(), occurredAt: now(), kind: 'sip', form: 'ny-sip' };
  const values = { ...NEED, at: now(), number: '12' };
  const { status, body } = await sip.as('vardkontakt').send('POST', '/api/console/cases', { ...sent, values });
  expect([status, body.error.field]).toEqual([422, 'number']);
});

describe('a plan by forms', () => {
  test('goes from the need to the first follow-up', async () => {
    const caseId = await sip.convened('191212121212');
    await sip.done('ifo', caseId, 'svara', { answer: 'comes', who: 'SE0000000002-A301', mandate: true });
    await sip.done('vardkontakt', caseId, 'motet', {
      at: now(),
      came: [LINDEN.unit, IFO.unit],
      personTookPart: 'there',
      noteTaker: 'SE0000000002-A301',
      summary: 'Alla är överens',
    });
    await sip.done('vardkontakt', caseId, 'skriv-mal', {
      text: 'Bo kvar hemma',
      words: 'person',
      term: 'long',
      kind: 'coordination',
    });
    const goal = (await sip.page('vardkontakt', caseId)).plan?.goals[0]?.id ?? '';
    await sip.done('vardkontakt', caseId, 'skriv-insats', {
      what: 'Läkemedelsgenomgång',
      doneBy: 'party',
      status: 'decided',
      kind: 'health',
      goal,
    });
    await sip.done('ifo', caseId, 'skriv-insats', {
      what: 'Boendestöd',
      doneBy: 'party',
      status: 'applied-for',
      kind: 'social',
      goal,
      when: 'Två kvällar i veckan',
    });
    const hinderedBy = async (form: string) =>
      (await sip.page('vardkontakt', caseId)).actions.find((action) => action.form === form)?.hindered;
    expect(await hinderedBy('uppratta')).toBeDefined();
    await sip.done('vardkontakt', caseId, 'planen-som-helhet', { overallResponsibleParty: IFO.party });
    await sip.done('vardkontakt', caseId, 'nasta-uppfoljning', { on: soon(60).slice(0, 10), clock: '13.30' });
    await sip.done('vardkontakt', caseId, 'huvudansvarig', { coordinator: 'SE0000000001-A202', wish: 'person' });
    expect(await hinderedBy('uppratta')).toBeUndefined();
    await sip.done('vardkontakt', caseId, 'uppratta', { personAgrees: 'yes', at: now() });

    const { plan, status, deliveries } = await sip.page('vardkontakt', caseId);
    expect(status.code).toBe('drawnUp');
    expect(plan).toMatchObject({
      standing: { text: 'Upprättad' },
      version: { text: 'Version 1', agreed: 'Personen håller med om det som står.' },
      goals: [
        { text: 'Bo kvar hemma', own: true, interventions: [{ text: 'Läkemedelsgenomgång' }, { text: 'Boendestöd' }] },
      ],
    });
    expect(plan?.words[0]).toEqual({ term: 'Vad är viktigt för dig?', value: 'Att få bo kvar hemma' });
    expect(plan?.meetings[0]?.details.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Deltog personen: ja, på plats', expect.stringMatching(/^Antecknade: /)]),
    );
    expect(
      deliveries.find(({ message, to }) => message === 'Samordnad individuell plan' && to === 'Personen själv'),
    ).toMatchObject({
      channel: 'Med brev som någon postar',
      may: { post: true },
    });

    await sip.done('ifo', caseId, 'insatsen-gar', {
      id: plan?.goals[0]?.interventions[1]?.id ?? '',
      carriedOut: 'ongoing',
      at: now(),
    });
    await sip.done('vardkontakt', caseId, 'folj-upp', {
      at: now(),
      form: 'meeting',
      goals: 'Det går bra',
      outcome: 'continue',
      on: soon(120).slice(0, 10),
    });
    const after = await sip.page('vardkontakt', caseId);
    expect(after.plan?.followUps).toHaveLength(1);
    expect(after.plan?.goals[0]?.interventions[1]).toMatchObject({
      status: 'Pågår',
      since: 'Uppdaterat sedan version 1',
    });

    const other = await sip.page('ifo', caseId);
    expect(JSON.stringify(other)).not.toContain('Läkemedelsgenomgång');
    expect(other.plan?.goals[0]?.interventions.map(({ text }) => text)).toEqual(['Boendestöd']);
  });

  test('shows a party that was called, and may know nothing, the meeting without why', async () => {
    const caseId = await sip.convened('190309069813');
    const { plan, actions } = await sip.page('bup', caseId);
    expect(plan?.meetings[0]?.details.map(({ text }) => text).join()).not.toContain('Dela upp hjälpen');
    expect(plan?.words).toEqual([]);
    expect(actions.map(({ form }) => form)).toContain('svara');
    // That psychiatry takes part is not for social services to know.
    const other = await sip.page('ifo', caseId);
    expect(other.plan?.meetings[0]?.details.map(({ text }) => text)).toContain('Syfte: Dela upp hjälpen');
    const { plan: seen, timeline, deliveries, duties } = other;
    expect(JSON.stringify([seen, timeline, deliveries, duties])).not.toMatch(/BUP|psykiatri/);
  });

  test('does not exist for a party that nobody has told', async () => {
    const caseId = await sip.consented('190309249811');
    const answers = await Promise.all(
      ['skola', 'bup', 'ifo'].map(async (user) => (await sip.as(user).get(`/api/console/cases/${caseId}`)).status),
    );
    expect(answers).toEqual([404, 404, 404]);
  });

  test('ends at once when the consent is withdrawn, and others hear only that it has ended', async () => {
    const caseId = await sip.convened('190310139803');
    await sip.done('vardkontakt', caseId, 'aterkalla-samtycke', { giver: 'person', at: now() });
    const own = await sip.page('vardkontakt', caseId);
    expect(own.facts).toContainEqual({ term: 'Varför planen avslutades', value: 'Samtycke finns inte längre' });
    const other = await sip.page('ifo', caseId);
    expect(other.status.text).toBe('Avslutad, väntar på bekräftelser');
    expect(JSON.stringify(other)).not.toMatch(/återkall/i);
  });
});

describe('the forms', () => {
  test('are those that the rules allow where the plan stands', async () => {
    const caseId = await sip.open('190311019814');
    const first = await sip.offered('vardkontakt', caseId);
    expect(first).toEqual(
      expect.arrayContaining(['erbjud', 'samtycke', 'behov', 'lamna-over', 'fel-person', 'avsluta']),
    );
    const later = ['kalla', 'forbered', 'motet', 'skriv-mal', 'uppratta', 'folj-upp', 'pausa', 'svara'];
    expect(first.filter((form) => later.includes(form))).toEqual([]);
    await sip.done('vardkontakt', caseId, 'erbjud', { at: now(), informedHow: 'Vid besök' });
    await sip.done('vardkontakt', caseId, 'svar-pa-erbjudandet', { answer: 'no', at: now() });
    const { status, duties } = await sip.page('vardkontakt', caseId);
    expect(status.code).toBe('declined');
    expect(duties.map(({ what }) => what)).toContain('Samverka ändå, utan plan');
    expect(await sip.offered('vardkontakt', caseId)).toContain('erbjud');
  });

  test('of an answer that waits want the day', async () => {
    const caseId = await sip.open('190311199814');
    await sip.done('vardkontakt', caseId, 'erbjud', { at: now(), informedHow: 'Vid besök' });
    const { body } = await sip.give('vardkontakt', caseId, 'svar-pa-erbjudandet', { answer: 'not-now', at: now() });
    expect([body.error.code, body.error.field]).toEqual(['ask-again-missing', 'askAgainOn']);
  });

  test('refuse a consent that is general, and a call beside the consent', async () => {
    const caseId = await sip.consented('190312049802');
    const general = await sip.give('vardkontakt', caseId, 'samtycke', {
      giver: 'person',
      drawUp: 'yes',
      informed: [BUP.party],
      share: [`${IFO.party}:social`],
      form: 'oral',
      takenBy: 'SE0000000001-A202',
      at: now(),
    });
    expect(general.body.error.code).toBe('consent-general');
    const beside = await sip.give('vardkontakt', caseId, 'kalla', {
      purpose: 'x',
      why: 'x',
      longTermGoal: 'x',
      questions: ['x'],
      startsAt: soon(1),
      place: 'x',
      form: 'physical',
      personTakesPart: 'x',
      agreedWithPerson: true,
      invitees: ['SE0000000002-2001'],
      convener: 'SE0000000001-A202',
    });
    expect(beside.body.error.code).toBe('consent-missing-invite');
  });
});

test('a system names a guardian by command: kept beside the case, and spoken of by the id that the answer gives', async () => {
  const caseId = await sip.open('201901192391');
  const body = {
    commandId: crypto.randomUUID(),
    caseId,
    type: 'nameRelated',
    occurredAt: now(),
    data: {
      role: 'guardian',
      name: 'Vilma Provperson',
      address: { lines: ['Provgatan 2'], postalCode: '999 99', city: 'Granby' },
      isProtected: false,
      safeToReach: true,
    },
  };
  const sent = await sip.as('vardkontakt').send('POST', '/api/commands', body);
  expect(sent.status).toBe(200);
  const { relatedId } = sent.body as unknown as { relatedId: string };
  expect((await sip.as('vardkontakt').send('POST', '/api/commands', body)).body).toEqual(sent.body);
  const found = await readCase(hub.deps.db, hub.deps.ring, caseId);
  expect(found?.state).toMatchObject({ related: [{ id: relatedId, role: 'guardian', safeToReach: true }] });
  expect(JSON.stringify(found)).not.toContain('Vilma');
  expect(await readPerson(hub.deps.db, hub.deps.ring, relatedId)).toMatchObject({
    name: { text: 'Vilma Provperson' },
    address: { lines: ['Provgatan 2'] },
  });
  expect(await hub.deps.db.selectFrom('person_drafts').select('id').execute()).toEqual([]);
  const refused = { ...body, commandId: crypto.randomUUID(), data: { ...body.data, name: ' ' } };
  expect((await sip.as('vardkontakt').send('POST', '/api/commands', refused)).status).toBe(422);
});

test('a guardian is kept beside the case, named on its page to those who may, and in no event', async () => {
  const caseId = await sip.open('201901012391');
  await sip.done('vardkontakt', caseId, 'narstaende', {
    role: 'guardian',
    name: 'Vera Provperson',
    street: 'Provgatan 1',
    postalCode: '999 99',
    city: 'Granby',
    safeToReach: 'yes',
  });
  const { facts, actions } = await sip.page('vardkontakt', caseId);
  expect(facts).toContainEqual(expect.objectContaining({ term: 'Vårdnadshavare', value: 'Vera Provperson' }));
  expect(actions.find(({ form }) => form === 'samtycke')?.hindered).toBeDefined();
  const state = (await readCase(hub.deps.db, hub.deps.ring, caseId))?.state as SipState;
  expect(state.turns18On).toBe('2037-01-01');
  const [guardian] = state.related;
  expect(JSON.stringify(state)).not.toContain('Vera');
  const stored = await readPerson(hub.deps.db, hub.deps.ring, guardian?.id ?? '');
  expect(stored?.address?.lines).toEqual(['Provgatan 1']);
  expect(await hub.deps.db.selectFrom('person_drafts').select('id').execute()).toEqual([]);
  await sip.done('vardkontakt', caseId, 'hor-barnet', { oldEnough: 'no', at: now() });
  expect(
    (await sip.page('vardkontakt', caseId)).actions.find(({ form }) => form === 'samtycke')?.hindered,
  ).toBeUndefined();
});
