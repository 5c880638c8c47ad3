import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { fhir, type FhirAnswer } from './fhir-client.ts';
import { encounter, judgement, patient, SJOVIK, TEST_NUMBER, transaction } from './payloads.ts';

const PERSONNUMMER = 'http://electronichealth.se/identifier/personnummer';

let hub: TestHub;
let stay: string;
let person: string;

beforeAll(async () => {
  hub = await startTestHub();
  const body = transaction(encounter('reading', { extension: [judgement([SJOVIK])] }));
  const answer = await fhir(hub, 'POST', '', { user: 'journal', body });
  const locations = answer.body.entry.map((entry: { response: { location: string } }) => entry.response.location);
  person = locations[0].split('/').at(-3);
  stay = locations[1].split('/').at(-3);
  await waitFor('the notice in the work list', async () => (await search('sjovik', 'Task')).total > 0, 20_000);
}, 60_000);

afterAll(async () => {
  await hub?.stop();
});

async function search(user: string, path: string, headers: Record<string, string> = {}) {
  return (await fhir(hub, 'GET', `/${path}`, { user, headers })).body;
}

describe('reading', () => {
  test('the ward reads its stay and its person; references lead to things that can be read', async () => {
    const found = await search('planerare', `Encounter/${stay}`);
    expect(found).toMatchObject({ resourceType: 'Encounter', id: stay, status: 'in-progress', class: { code: 'IMP' } });
    for (const reference of [found.subject.reference, found.serviceProvider.reference]) {
      expect((await fhir(hub, 'GET', `/${reference}`, { user: 'planerare' })).status).toBe(200);
    }
    expect((await search('planerare', `Patient/${person}`)).identifier[0].value).toBe(TEST_NUMBER);
  });

  test('a version that is held is 304 without a body; another is sent', async () => {
    const first = await fhir(hub, 'GET', `/Encounter/${stay}`, { user: 'planerare' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toBe(`W/"${first.body.meta.versionId}"`);
    const held = await fhir(hub, 'GET', `/Encounter/${stay}`, {
      user: 'planerare',
      headers: { 'if-none-match': etag },
    });
    expect([held.status, held.text]).toEqual([304, '']);
    const old = await fhir(hub, 'GET', `/Encounter/${stay}`, {
      user: 'planerare',
      headers: { 'if-none-match': 'W/"1"' },
    });
    expect(old.status).toBe(200);
  });

  test('a duty is a Task of the unit that bears it, and of nobody else', async () => {
    const { entry } = await search('sjovik', 'Task');
    const tasks = entry.map(
      ({ resource }: { resource: { code: { coding: { code: string }[] } } }) => resource.code.coding[0]?.code,
    );
    expect(tasks).toEqual(['beginPlanning']);
    const path = `/Task/${entry[0].resource.id}`;
    expect((await fhir(hub, 'GET', path, { user: 'sjovik' })).status).toBe(200);
    expect((await fhir(hub, 'GET', path, { user: 'planerare' })).status).toBe(404);
  });
});

describe('what one may not see', () => {
  const hidden = async (path: string): Promise<FhirAnswer> => fhir(hub, 'GET', path, { user: 'bistand' });
  const frame = ({ status, text, headers }: FhirAnswer) => [
    status,
    text,
    [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
  ];

  test.each(['Encounter', 'Patient', 'Task'])('a %s has the same answer as one that never was', async (type) => {
    const id =
      type === 'Encounter' ? stay : type === 'Patient' ? person : (await search('sjovik', 'Task')).entry[0].resource.id;
    expect(frame(await hidden(`/${type}/${id}`))).toEqual(frame(await hidden(`/${type}/no-such-id`)));
    expect((await fhir(hub, 'GET', `/${type}/${id}`, { user: 'sjovik' })).status).toBe(200);
  });

  test('is not counted', async () => {
    for (const path of [
      'Encounter',
      'Patient',
      'Task',
      `Encounter?patient=${person}`,
      `Patient?identifier=${PERSONNUMMER}|${TEST_NUMBER}`,
    ]) {
      expect((await search('bistand', path)).total).toBe(0);
    }
    expect((await search('sjovik', `Encounter?patient=${person}`)).total).toBe(1);
  });

  test('a unit that was told has name, number and address, and of the stay no more than it was told', async () => {
    const found = await search('sjovik', `Encounter/${stay}`);
    expect(JSON.stringify(found)).not.toContain('need-judgement');
    expect(found).not.toHaveProperty('period');
    expect(Object.keys(await search('sjovik', `Patient/${person}`)).sort()).toEqual([
      'address',
      'id',
      'identifier',
      'meta',
      'name',
      'resourceType',
    ]);
  });

  test('an administrator meets no person', async () => {
    expect((await fhir(hub, 'GET', `/Patient/${person}`, { user: 'administrator' })).status).toBe(404);
    expect(await search('administrator', `Encounter/${stay}`)).not.toHaveProperty('subject');
  });
});

describe('searching', () => {
  test.each([
    [`Encounter?_id=%STAY`, 1],
    [`Encounter?status=in-progress`, 1],
    [`Encounter?status=finished`, 0],
    [`Encounter?patient=Patient/%PERSON`, 1],
    [`Encounter?patient.identifier=${PERSONNUMMER}|${TEST_NUMBER}`, 1],
    [`Encounter?patient.identifier=${TEST_NUMBER}`, 1],
    [`Encounter?patient.identifier=${PERSONNUMMER}|190308189802`, 0],
    [`Encounter?identifier=https://samordna.example/fhir/sid/case|%STAY`, 1],
    [`Encounter?identifier=https://journal.example/vardtillfalle|reading`, 0],
    [`Encounter?date=ge2020-01-01`, 1],
    [`Encounter?date=lt2020-01-01`, 0],
    [`Patient?_id=%PERSON`, 1],
    [`Patient?identifier=${PERSONNUMMER}|${TEST_NUMBER}`, 1],
    [`Patient?identifier=${PERSONNUMMER}|190308189802`, 0],
    [`Organization?_id=SE0000000001-1001`, 1],
    [`Organization?identifier=urn:oid:1.2.752.129.2.1.4.1|SE0000000001-1001`, 1],
    [`Organization?identifier=urn:oid:2.5.4.97|SE0000000001-1001`, 0],
    [`Organization?name=avdelning 12`, 1],
    [`Task?owner=Organization/SE0000000001-1001&code=stateEstimate`, 1],
    [`Task?owner=Organization/SE0000000001-1002`, 0],
    [`Task?owner:Organization.identifier=urn:oid:1.2.752.29.4.19|SE0000000001-1001&code=stateEstimate`, 1],
    [`Task?owner.identifier=urn:oid:1.2.752.29.4.19|SE0000000001-1002`, 0],
    [`Task?code=https://samordna.example/fhir/CodeSystem/duty|stateEstimate&status=requested`, 1],
    [`Task?code=stateEstimate&status=completed`, 0],
    [`Task?encounter=Encounter/%STAY&code=stateEstimate`, 1],
    [`Task?encounter=Encounter/other`, 0],
    [`Task?patient=%PERSON&code=stateEstimate`, 1],
    [`Task?patient:Patient.identifier=${PERSONNUMMER}|${TEST_NUMBER}&code=stateEstimate`, 1],
    [`Task?modified=ge2020-01-01&code=stateEstimate`, 1],
    [`Task?_lastUpdated=lt2020-01-01`, 0],
  ])('%s finds %i', async (path, count) => {
    const asked = path.replace('%STAY', stay).replace('%PERSON', person);
    const [type, query] = asked.split('?') as [string, string];
    const byGet = await fhir(hub, 'GET', `/${type}?${query}`, { user: 'planerare' });
    expect([byGet.status, byGet.body.total]).toEqual([200, count]);
    expect(byGet.body.entry ?? []).toHaveLength(count);
    const byPost = await fhir(hub, 'POST', `/${type}/_search`, {
      user: 'planerare',
      form: Object.fromEntries(new URLSearchParams(query)),
    });
    expect(byPost.body.total).toBe(count);
  });

  test('its own identifier finds the sender its stay', async () => {
    expect((await search('journal', 'Encounter?identifier=https://journal.example/vardtillfalle|reading')).total).toBe(
      1,
    );
  });

  test('an unknown parameter is left out of the self link, or refused when asked to be strict', async () => {
    const found = await search('planerare', 'Task?colour=red&status=requested');
    expect(found.link[0]).toEqual({
      relation: 'self',
      url: `${hub.deps.config.publicUrl}/fhir/Task?status=requested&_count=50`,
    });
    const strict = await fhir(hub, 'GET', '/Task?colour=red', {
      user: 'planerare',
      headers: { prefer: 'handling=strict' },
    });
    expect([strict.status, strict.body.resourceType]).toEqual([400, 'OperationOutcome']);
  });

  test('pages lead on to the end, each thing once, and only for the one who asked', async () => {
    const whole = await search('planerare', 'Organization');
    const ids: string[] = [];
    let page = await search('planerare', 'Organization?_count=4');
    for (;;) {
      expect(page.total).toBe(whole.total);
      ids.push(...page.entry.map(({ resource }: { resource: { id: string } }) => resource.id));
      const next = page.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;
      if (!next) break;
      const path = next.slice(`${hub.deps.config.publicUrl}/fhir`.length);
      const stranger = await fhir(hub, 'GET', path, { user: 'bistand' });
      expect(stranger.status).toBe(400);
      page = (await fhir(hub, 'GET', path, { user: 'planerare' })).body;
    }
    expect(ids).toEqual(whole.entry.map(({ resource }: { resource: { id: string } }) => resource.id));
  });

  test('a count of none gives the number alone', async () => {
    const found = await search('planerare', 'Encounter?_count=0');
    expect([found.total, found.entry]).toEqual([1, undefined]);
  });
});

describe('each look leaves a trace', () => {
  const rows = async () => hub.deps.db.selectFrom('access_log').selectAll().orderBy('id').execute();

  test('one row a request that shows a person, and none for one that shows nobody', async () => {
    const before = (await rows()).length;
    await search('planerare', 'Encounter');
    await search('planerare', `Patient/${person}`);
    await search('bistand', 'Encounter');
    await search('planerare', 'Organization');
    const after = (await rows()).slice(before);
    expect(after.map((row) => [row.staff, row.action, row.person_id])).toEqual([
      ['SE0000000001-A001', 'fhir.search', person],
      ['SE0000000001-A001', 'fhir.read', person],
    ]);
  });
});

test('no number stands in a link, an id, an error, a header or a log line', async () => {
  const seen: string[] = [];
  const look = (answer: FhirAnswer, withBody: boolean) => {
    seen.push(
      JSON.stringify([...answer.headers]),
      withBody ? answer.text : JSON.stringify(answer.body.link ?? answer.body.issue),
    );
  };
  const form = { identifier: `${PERSONNUMMER}|${TEST_NUMBER}` };
  const found = await fhir(hub, 'POST', '/Patient/_search', { user: 'planerare', form });
  expect(found.body.total).toBe(1);
  look(found, false);
  const wrong = patient(TEST_NUMBER, {
    identifier: [{ system: PERSONNUMMER, value: TEST_NUMBER, colour: TEST_NUMBER } as never],
  });
  look(await fhir(hub, 'POST', '', { user: 'journal', body: transaction(encounter('leak'), wrong) }), true);
  look(await fhir(hub, 'POST', '', { user: 'journal', body: `{"resourceType":"${TEST_NUMBER}` }), true);
  look(await fhir(hub, 'PUT', `/Patient/x${TEST_NUMBER}`, { user: 'journal', body: patient() }), true);
  look(
    await fhir(hub, 'POST', '', {
      user: 'journal',
      body: transaction(encounter('leak')),
      headers: { 'idempotency-key': TEST_NUMBER },
    }),
    true,
  );
  look(await fhir(hub, 'POST', '', { user: 'journal', body: transaction(encounter('leak')) }), true);
  for (const text of seen) expect(text).not.toContain(TEST_NUMBER);
  const logged = hub.logLines.filter((line) => !line.includes(`/fhir/Patient/x${TEST_NUMBER}`)).join('\n');
  expect(logged).not.toContain(TEST_NUMBER);
  expect(found.text).toContain(TEST_NUMBER);
});
