import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LETTER_POLICY } from '../../adapters/letter/render-letter.ts';
import { readCase } from '../../adapters/store/case-reader.ts';
import { applyDraftAlone } from '../../adapters/store/fhir-rows.ts';
import { readPerson, savePersonDraft, type Person } from '../../adapters/store/persons.ts';
import type { SipState } from '../../domain/sip/state.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import type { Answer } from './console-client.ts';
import { LINDEN, now, sipByForms, soon, type SipByForms } from './sip-by-forms.ts';

let hub: TestHub;
let sip: SipByForms;
beforeAll(async () => {
  hub = await startTestHub();
  sip = await sipByForms(hub, ['vardkontakt', 'ifo', 'bup', 'administrator']);
});
afterAll(() => hub?.stop());

const NUMBER = '191212121212';

async function stateOf(caseId: string): Promise<SipState> {
  const found = await readCase(hub.deps.db, hub.deps.ring, caseId);
  return found?.state as SipState;
}

/** A letter that waits: its address as the page gives it. */
async function letterTo(caseId: string, unit: string): Promise<string> {
  const state = await stateOf(caseId);
  const found = Object.values(state.deliveries).findLast(({ to, channel }) => channel === 'letter' && to.unit === unit);
  return `/api/console/cases/${caseId}/letters/${encodeURIComponent(found?.item ?? 'none')}`;
}

/** What is known of the person is changed as a record system would. */
async function describeAs(caseId: string, change: Partial<Person>): Promise<void> {
  const { db, ring } = hub.deps;
  const { personId } = await stateOf(caseId);
  const person = await readPerson(db, ring, personId ?? '');
  if (!person) throw new Error('no such person');
  const draft = crypto.randomUUID();
  await savePersonDraft(db, ring, draft, person.id, { ...person, ...change });
  await applyDraftAlone(db, ring, draft);
}

async function accessRows(action: string) {
  return hub.deps.db.selectFrom('access_log').selectAll().where('action', '=', action).execute();
}

const asPage = (user: string, path: string): Promise<Answer> =>
  sip.as(user).send('GET', path, undefined, { accept: 'text/html,application/xhtml+xml' });

describe('a notice to the person', () => {
  let caseId: string;
  let path: string;
  beforeAll(async () => {
    caseId = await sip.convened(NUMBER);
    path = await letterTo(caseId, 'person');
  });

  test('says on the screen what is missing while nobody has given the address, and can be printed', async () => {
    const page = await asPage('vardkontakt', path);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Mottagarens gatuadress, postnummer och postort saknas i Samordna.');
    expect(page.body).toContain('Tolvan Provperson');
  });

  test('goes to the address that somebody has written down, kept beside the case', async () => {
    const own = await sip.convened('190309069813');
    await sip.done('vardkontakt', own, 'personens-adress', {
      street: 'Provvägen 7',
      postalCode: '999 97',
      city: 'Granby',
    });
    const page = await asPage('vardkontakt', await letterTo(own, 'person'));
    expect(page.body).toContain('Provvägen 7');
    expect(page.body).not.toContain('saknas i Samordna');
    expect(JSON.stringify(await stateOf(own))).not.toContain('Provvägen');
    expect(await hub.deps.db.selectFrom('person_drafts').select('id').execute()).toEqual([]);
    expect(await sip.offered('ifo', own)).not.toContain('personens-adress');
  });

  test('is a page to print, with its own policy and a row in the access log', async () => {
    await describeAs(caseId, { address: { lines: ['Provgatan 1'], postalCode: '123 45', city: 'Provköping' } });
    const before = (await accessRows('console.letter')).length;
    const { status, headers, body } = await sip.as('vardkontakt').get<string>(path);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toBe(LETTER_POLICY);
    expect(headers.get('cache-control')).toBe('no-store');
    for (const said of ['Tolvan Provperson', 'Provgatan 1', '123 45 Provköping', 'Vårdcentralen', 'Du kan säga nej']) {
      expect(body).toContain(said);
    }
    expect(body).not.toContain(NUMBER);
    const rows = await accessRows('console.letter');
    expect(rows.length - before).toBe(1);
    expect(rows.at(-1)).toMatchObject({ case_id: caseId, staff: 'SE0000000001-A202' });
    expect(rows.at(-1)?.person_id).toBe((await stateOf(caseId)).personId);
  });

  test('does not exist for another party, nor for an administrator, and leaves no row', async () => {
    const before = (await accessRows('console.letter')).length;
    for (const user of ['ifo', 'bup', 'administrator']) {
      expect([user, (await sip.as(user).get(path)).status]).toEqual([user, 404]);
    }
    expect((await sip.as('vardkontakt').get(path.replace(/letters\/.*/, 'letters/nothing'))).status).toBe(404);
    expect((await accessRows('console.letter')).length).toBe(before);
  });

  test('may be printed again when it has been posted', async () => {
    const item = decodeURIComponent(path.split('/').at(-1) ?? '');
    const posted = {
      commandId: crypto.randomUUID(),
      type: 'postLetter',
      data: { item },
      occurredAt: new Date().toISOString(),
    };
    const { status, body } = await sip.as('vardkontakt').send('POST', '/api/commands', { ...posted, caseId });
    expect([status, body.error]).toEqual([200, undefined]);
    expect((await sip.as('vardkontakt').get(path)).status).toBe(200);
  });

  test('stops when the person is protected at that moment, though the case has not heard of it', async () => {
    const marks = { deceased: false, protection: 'sekretessmarkering' } as const;
    await describeAs(caseId, { marks });
    const { status } = await sip.as('vardkontakt').get(path);
    // The care contact’s role is not among those that may see the case of a protected person.
    expect(status).toBe(404);
  });
});

describe('a meeting in a calendar', () => {
  test('holds the meeting and nobody it is about, for those who may see it', async () => {
    const caseId = await sip.convened('190308189802');
    const { meetings } = await stateOf(caseId);
    const path = `/api/console/cases/${caseId}/meetings/${meetings[0]?.meeting ?? ''}/calendar`;
    for (const user of ['vardkontakt', 'ifo', 'bup']) {
      const { status, headers, body } = await sip.as(user).get<string>(path);
      expect([user, status, headers.get('content-type')]).toEqual([user, 200, 'text/calendar; charset=utf-8']);
      expect(body).toContain('LOCATION:Vårdcentralen');
      expect(body).not.toMatch(/Provperson|19030818|Dela upp|Bo kvar/);
    }
    expect((await sip.as('administrator').get(path)).status).toBe(404);
    expect((await sip.as('ifo').get(path.replace(/meetings\/[^/]+/, 'meetings/none'))).status).toBe(404);
    expect((await accessRows('console.calendar')).length).toBe(3);
  });
});

describe('an invitation to somebody close', () => {
  const person = { name: 'Vera Provperson', street: 'Provgatan 2', postalCode: '123 45', city: 'Provköping' };

  test('goes to who the person wants there, and says when and where alone; who was there stands in the plan', async () => {
    const caseId = await sip.consented('190311019814');
    await sip.done('vardkontakt', caseId, 'narstaende', { role: 'relatedPerson', ...person, safeToReach: 'yes' });
    const id = (await stateOf(caseId)).related[0]?.id ?? '';
    await sip.done('vardkontakt', caseId, 'forbered', { at: now(), matters: 'Att bo kvar', relatedWanted: [id] });
    await sip.done('vardkontakt', caseId, 'kalla', {
      purpose: 'Dela upp hjälpen',
      why: 'Många är inblandade',
      longTermGoal: 'Bo kvar hemma',
      questions: ['Vem hjälper mig?'],
      startsAt: soon(1),
      place: 'Vårdcentralen',
      form: 'physical',
      personTakesPart: 'På plats',
      agreedWithPerson: true,
      invitees: [LINDEN.unit],
      related: [id],
      convener: 'SE0000000001-A202',
    });
    const path = await letterTo(caseId, id);
    const { status, body } = await sip.as('vardkontakt').get<string>(path);
    expect(status).toBe(200);
    for (const said of ['Vera Provperson', 'Provgatan 2', 'Inbjudan till möte', 'Tolvan Provperson']) {
      expect(body).toContain(said);
    }
    expect(body).not.toMatch(/Dela upp|Många|Bo kvar|Vem hjälper|vårdnadshavare/);
    await sip.done('vardkontakt', caseId, 'motet', {
      at: now(),
      came: [LINDEN.unit],
      relatedCame: [id],
      personTookPart: 'there',
      noteTaker: 'SE0000000001-A202',
    });
    const { plan } = await sip.page('vardkontakt', caseId);
    expect(plan?.meetings[0]?.invitees).toContainEqual(
      expect.objectContaining({ name: 'Vera Provperson', attendance: 'Närstående', reply: 'Kom' }),
    );
  });
});
