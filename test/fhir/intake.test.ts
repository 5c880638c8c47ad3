import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { fhir } from './fhir-client.ts';
import {
  encounter,
  estimate,
  example,
  GRANBY_HEALTH,
  judgement,
  minutes,
  organization,
  patient,
  ready,
  secrecyCheck,
  SJOVIK,
  transaction,
} from './payloads.ts';

const PERSONNUMMER = 'http://electronichealth.se/identifier/personnummer';
const RESERVE = 'urn:oid:1.2.752.97.3.1.3';
const LABEL = 'http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel';

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

  test('the example files are taken, one after the other', async () => {
    const statuses: string[] = [];
    for (const name of ['admission.json', 'ready.json', 'discharge.json']) {
      const answer = await fhir(hub, 'POST', '/', { user: 'journal', body: example(name) });
      expect([name, answer.status, answer.body.issue]).toEqual([name, 200, undefined]);
      statuses.push((await stayOf(answer)).status);
    }
    expect(statuses).toEqual(['in-progress', 'in-progress', 'finished']);
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

  test("the sender's own key is the command: other content under it is refused, the same is answered again", async () => {
    const headers = { 'idempotency-key': `key-${crypto.randomUUID()}` };
    const body = transaction(encounter('keyed'));
    const send = async (sent: unknown) => fhir(hub, 'POST', '', { user: 'journal', body: sent, headers });
    expect((await send(body)).body.entry[1].response.status).toBe('201');
    expect((await send(body)).body.entry[1].response.status).toBe('201');
    expect((await send({ ...body, timestamp: minutes(0) })).status).toBe(409);
    expect(
      (await send(transaction(encounter('keyed'), patient(undefined, { name: [{ family: 'Annan' }] }), body.timestamp)))
        .status,
    ).toBe(409);
  });

  test('what is not kept is told, and what may change its meaning is refused', async () => {
    const told = await report('remarks', { priority: { text: 'x' } });
    const { outcome } = told.body.entry[1].response;
    expect(outcome.issue[0]).toMatchObject({
      severity: 'information',
      expression: ['Bundle.entry[1].resource.priority'],
    });
    const refused = await report('modified', {
      modifierExtension: [{ url: 'https://other.example/not', valueBoolean: true }],
    });
    expect(refused.status).toBe(422);
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

/** The stay of a transaction-response, as the reader sees it. */
async function stayOf(answer: Awaited<ReturnType<typeof fhir>>, user = 'journal') {
  const id = answer.body.entry.at(-1).response.location.split('/').at(-3);
  return (await fhir(hub, 'GET', `/Encounter/${id}`, { user })).body;
}

async function report(key: string, more = {}, person = patient(), at = minutes(-1)) {
  return fhir(hub, 'POST', '', { user: 'journal', body: transaction(encounter(key, more), person, at) });
}

const urls = (resource: { extension?: { url: string }[] }) =>
  (resource.extension ?? []).map(({ url }) => url.split('/').at(-1));

describe('a stay is told in snapshots', () => {
  test('judgement, estimate, ready and discharge are served as they were sent', async () => {
    const extension = [
      judgement([GRANBY_HEALTH, SJOVIK]),
      estimate(minutes(2_880)),
      ready(minutes(-20)),
      secrecyCheck(minutes(-10)),
    ];
    const stay = await stayOf(await report('tells', { extension }));
    expect(urls(stay)).toEqual(['need-judgement', 'estimated-discharge', 'ready-for-discharge', 'secrecy-check']);
    const gone = { status: 'finished', extension, period: { start: minutes(-60), end: minutes(-2) } };
    expect((await stayOf(await report('tells', gone, patient(), minutes(0)))).status).toBe('finished');
  });

  test('an older one changes nothing; a newer one does', async () => {
    const first = await report('orders', { extension: [estimate(minutes(2_880))] }, patient(), minutes(-5));
    const before = await stayOf(first);
    const older = await report('orders', { extension: [estimate(minutes(9_999))] }, patient(), minutes(-6));
    expect(older.status).toBe(200);
    expect(await stayOf(older)).toEqual(before);
    const newer = await report('orders', { extension: [estimate(minutes(9_999))] }, patient(), minutes(-4));
    expect(await stayOf(newer)).not.toEqual(before);
  });

  test('a new stay that is over opens as over', async () => {
    const over = { status: 'finished', period: { start: minutes(-600), end: minutes(-60) } };
    const answer = await report('over', over);
    expect(answer.body.entry[1].response.status).toBe('201');
    expect((await stayOf(answer)).status).toBe('finished');
  });

  test('an end of ready means revoked, and ready can be declared again', async () => {
    const base = [judgement([SJOVIK])];
    await report('again-ready', { extension: [...base, ready(minutes(-40))] }, patient(), minutes(-6));
    const revoked = await report(
      'again-ready',
      { extension: [...base, ready(minutes(-40), minutes(-30))] },
      patient(),
      minutes(-5),
    );
    expect(JSON.stringify(await stayOf(revoked))).toContain('revokedAt');
    const again = await report('again-ready', { extension: [...base, ready(minutes(-20))] }, patient(), minutes(-4));
    const text = JSON.stringify(await stayOf(again));
    expect(text).not.toContain('revokedAt');
    expect(text).toContain('"valuePositiveInt":2');
  });

  test('the episode of care holds a stay together over wards and encounters', async () => {
    const episodeOfCare = [{ identifier: { system: 'https://region.example/episode', value: 'ep-1' } }];
    const first = await report('ward-12', { episodeOfCare });
    const moved = { episodeOfCare, serviceProvider: organization('SE0000000001-1002') };
    const second = await report('ward-14', moved, patient(), minutes(0));
    const [one, two] = [await stayOf(first), await stayOf(second)];
    expect(two.id).toBe(one.id);
    expect(two.serviceProvider.reference).toBe('Organization/SE0000000001-1002');
  });

  test('one who may not report a ward is refused, and a stay of another person too', async () => {
    const wrong = await fhir(hub, 'POST', '', { user: 'psykjournal', body: transaction(encounter('theirs')) });
    expect([403, 404]).toContain(wrong.status);
    await report('persons');
    const other = patient('190308189802');
    const answer = await report('persons', {}, other, minutes(0));
    expect([answer.status >= 400 && answer.status < 500, answer.body.issue[0].expression]).toEqual([
      true,
      ['Bundle.entry[1].resource.subject'],
    ]);
  });

  test('two at the same moment are one case', async () => {
    const answers = await Promise.all([report('twins'), report('twins', {}, patient(), minutes(0))]);
    const ids = await Promise.all(answers.map(async (answer) => (await stayOf(answer)).id));
    expect(new Set(ids).size).toBe(1);
  });
});

describe('ids and identities', () => {
  test('a conditional update finds the stay by its own identifier', async () => {
    const opened = await stayOf(await report('named'));
    const body = {
      ...encounter('named'),
      subject: { identifier: { system: PERSONNUMMER, value: '191212121212' } },
      meta: { lastUpdated: minutes(0) },
    };
    const path = '/Encounter?identifier=https://journal.example/vardtillfalle%7Cnamed';
    const put = await fhir(hub, 'PUT', path, { user: 'journal', body });
    expect([put.status, put.body.id]).toEqual([200, opened.id]);
    const other = await fhir(hub, 'PUT', '/Encounter?identifier=x%7Cother', { user: 'journal', body });
    expect(other.status).toBe(400);
  });

  test('a stale If-Match is 412 and the right one is taken', async () => {
    const opened = await stayOf(await report('matched'));
    const body = {
      ...encounter('matched'),
      id: opened.id,
      subject: { identifier: { system: PERSONNUMMER, value: '191212121212' } },
      meta: { lastUpdated: minutes(0) },
    };
    const put = (etag: string) =>
      fhir(hub, 'PUT', `/Encounter/${opened.id}`, { user: 'journal', body, headers: { 'if-match': etag } });
    expect((await put('W/"0"')).status).toBe(412);
    expect((await put(`W/"${opened.meta.versionId}"`)).status).toBe(200);
  });

  test('a Patient is put first, read once a stay is about the person, and belongs to its client', async () => {
    const person = patient('190312089808');
    expect((await fhir(hub, 'PUT', '/Patient/pat-1', { user: 'journal', body: person })).status).toBe(201);
    expect((await fhir(hub, 'GET', '/Patient/pat-1', { user: 'journal' })).status).toBe(404);
    const body = {
      ...encounter('put-first'),
      subject: { reference: 'Patient/pat-1' },
      meta: { lastUpdated: minutes(-1) },
    };
    const put = await fhir(hub, 'PUT', '/Encounter/enc-put-first', { user: 'journal', body });
    expect([put.status, put.body.subject]).toEqual([201, { reference: 'Patient/pat-1' }]);
    expect((await fhir(hub, 'GET', '/Patient/pat-1', { user: 'journal' })).body.id).toBe('pat-1');
    expect((await fhir(hub, 'PUT', '/Patient/pat-1', { user: 'psykjournal', body: person })).status).toBe(409);
    expect((await fhir(hub, 'GET', '/Patient/pat-1', { user: 'psykjournal' })).status).toBe(404);
  });

  test('a reserve number may become a personnummer; a personnummer never another', async () => {
    const reserve = patient('x', { identifier: [{ system: RESERVE, value: '990101ABCD' }] });
    const known = patient('x', {
      identifier: [
        { system: RESERVE, value: '990101ABCD' },
        { system: PERSONNUMMER, value: '190310139803' },
      ],
    });
    const put = (body: unknown) => fhir(hub, 'PUT', '/Patient/pat-reserve', { user: 'journal', body });
    expect((await put(reserve)).status).toBe(201);
    const named = await put(known);
    expect([named.status, named.body.issue]).toEqual([200, undefined]);
    expect((await put(patient('191212121212'))).status).toBe(409);
    const linked = {
      identifier: [
        { system: PERSONNUMMER, value: '191212121212' },
        { system: RESERVE, value: '990101ABCD' },
      ],
    };
    await report('not-linked', {}, patient('x', linked));
    const numbers = await hub.deps.db.selectFrom('person_numbers').selectAll().execute();
    const reserveHash = hub.deps.ring.hash(`person|${RESERVE}|990101ABCD`);
    const tolvanHash = hub.deps.ring.hash(`person|${PERSONNUMMER}|191212121212`);
    const idOf = (hash: string) => numbers.find((row) => row.hash === hash)?.person_id;
    expect(idOf(reserveHash)).toBeDefined();
    expect(idOf(reserveHash)).not.toBe(idOf(tolvanHash));
  });
});

describe('death and protected identity', () => {
  const states = async (personId: string) =>
    (
      await hub.deps.db
        .selectFrom('duties')
        .innerJoin('cases', 'cases.id', 'duties.case_id')
        .select(['cases.id', 'duties.code'])
        .where('person_id', '=', personId)
        .where('duties.status', '=', 'open')
        .execute()
    ).filter(({ code }) => code === 'handleByHand');

  test('told of one stay they reach every open case of the person, and no system clears them', async () => {
    const number = '190311019814';
    const person = patient(number);
    const first = await report('protected-1', {}, person);
    const hidden = { ...person, meta: { security: [{ system: LABEL, code: 'skyddadFolkbokforing' }] } };
    const second = await report('protected-2', {}, hidden, minutes(0));
    expect([first.status, second.status]).toEqual([200, 200]);
    const personId = (await stayOf(first)).subject.reference.split('/')[1];
    expect(await states(personId)).toHaveLength(2);
    await report('protected-1', {}, person, minutes(0));
    const read = (await fhir(hub, 'GET', `/Patient/${personId}`, { user: 'planerare' })).body;
    expect(read.meta.security).toEqual([{ system: LABEL, code: 'skyddadFolkbokforing' }]);
    expect(read).not.toHaveProperty('address');
    expect(await states(personId)).toHaveLength(2);
  });

  test('a stay opened for someone already protected tells nobody', async () => {
    const number = '190311199814';
    const hidden = patient(number, { meta: { security: [{ system: LABEL, code: 'of-a-new-kind' }] } });
    expect((await fhir(hub, 'PUT', '/Patient/pat-hidden', { user: 'journal', body: hidden })).status).toBe(201);
    await report('protected-3', { extension: [judgement([SJOVIK])] }, patient(number));
    expect(
      (
        await fhir(hub, 'POST', '/Encounter/_search', {
          user: 'sjovik',
          form: { 'patient.identifier': `${PERSONNUMMER}|${number}` },
        })
      ).body.total,
    ).toBe(0);
    const told = await hub.deps.db
      .selectFrom('deliveries')
      .innerJoin('cases', 'cases.id', 'deliveries.case_id')
      .innerJoin('fhir_ids', 'fhir_ids.target', 'cases.person_id')
      .select('deliveries.status')
      .where('fhir_ids.id', '=', 'pat-hidden')
      .execute();
    expect(told.filter(({ status }) => status === 'told')).toEqual([]);
  });

  test('a death by PUT Patient reaches the case', async () => {
    const number = '190312049802';
    const stay = await stayOf(await report('dies', {}, patient(number)));
    const personId = stay.subject.reference.split('/')[1];
    const put = await fhir(hub, 'PUT', '/Patient/pat-dies', {
      user: 'journal',
      body: patient(number, { deceasedBoolean: true }),
    });
    expect([put.status, put.body?.issue]).toEqual([201, undefined]);
    expect(await states(personId)).toHaveLength(1);
    expect((await fhir(hub, 'GET', `/Patient/${personId}`, { user: 'planerare' })).body.deceasedBoolean).toBe(true);
  });
});

test('no personal data are left waiting', async () => {
  expect(await hub.deps.db.selectFrom('person_drafts').select('id').execute()).toEqual([]);
});
