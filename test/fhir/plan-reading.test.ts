import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CarePlan, Goal, ServiceRequest, Task } from 'fhir/r4.js';
import { PERSON } from '../support/commands.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { fhir, type FhirAnswer } from './fhir-client.ts';
import { practitioner, TEST_NUMBER } from './payloads.ts';
import { crawl, idsOf, type Crawled } from './plan-crawl.ts';
import { GRANBY, LINDEN, PlanCourse, SJOVIK } from './plan-course.ts';

const TASK_CODE = 'http://hl7.org/fhir/CodeSystem/task-code';

const OUTPUT = 'https://samordna.example/fhir/CodeSystem/task-output';
const PERSONNUMMER = 'http://electronichealth.se/identifier/personnummer';

let hub: TestHub;
let plan: PlanCourse;

/** What every reader has been given so far, by reader, name and version: the same version never reads otherwise. */
const given = new Map<string, string>();

beforeAll(async () => {
  hub = await startTestHub();
  plan = new PlanCourse(hub);
}, 60_000);

afterAll(async () => {
  await hub?.stop();
});

async function reads(user: string): Promise<Crawled> {
  const found = await crawl(hub, user);
  for (const [name, resource] of found) {
    if (!resource.meta?.versionId) continue;
    const version = `${user} ${name} ${resource.meta.versionId}`;
    const text = JSON.stringify(resource);
    if (given.has(version)) expect([version, text]).toEqual([version, given.get(version)]);
    given.set(version, text);
  }
  return found;
}

async function get(user: string, path: string, headers: Record<string, string> = {}): Promise<FhirAnswer> {
  return fhir(hub, 'GET', `/${path}`, { user, headers });
}

function texts(found: Crawled, type: string): (string | undefined)[] {
  return idsOf(found, type).map((name) => {
    const resource = found.get(name) as Goal | ServiceRequest;
    return resource.resourceType === 'Goal' ? resource.description.text : resource.code?.text;
  });
}

const sorted = <T>(list: T[]): T[] => [...list].sort((a, b) => (String(a) < String(b) ? -1 : 1));

const everything = (found: Crawled): string => JSON.stringify([...found]);

describe('a plan, from the need to its end', () => {
  let meeting: string;
  let written: Awaited<ReturnType<PlanCourse['write']>>;

  test('before anything is told it is there for the one that carries it on alone', async () => {
    await plan.begin();
    const own = await reads(LINDEN.user);
    expect([idsOf(own, 'CarePlan').length, idsOf(own, 'Consent').length]).toEqual([1, 6]);
    expect(own.get(idsOf(own, 'CarePlan')[0] ?? '')).toMatchObject({
      status: 'draft',
      title: 'Samordnad individuell plan',
    });
    for (const user of [SJOVIK.user, GRANBY.user, 'planerare']) expect([...(await reads(user)).keys()]).toEqual([]);
  });

  test('who is called reads the meeting and nothing else that others wrote', async () => {
    meeting = await plan.convene();
    const found = await reads(SJOVIK.user);
    const [appointment = ''] = idsOf(found, 'Appointment');
    expect(found.get(appointment)).toMatchObject({ status: 'pending', description: 'Samordna stödet hemma' });
    expect([idsOf(found, 'Goal'), idsOf(found, 'Condition')]).toEqual([[], []]);
    expect(everything(found)).not.toContain(GRANBY.unit);
    expect([...(await reads(GRANBY.user)).keys()]).toEqual([]);
  });

  test('a notice is answered by its Task, which leads to the plan', async () => {
    const [task] = (await get(SJOVIK.user, 'Task?code=answerNotice')).body.entry as { resource: Task }[];
    const [plans] = idsOf(await reads(SJOVIK.user), 'CarePlan');
    expect(task?.resource.basedOn).toEqual([{ reference: plans }]);
    expect((await get(SJOVIK.user, `Task?based-on=${plans}`)).body.total).toBe(1);
    const output = (code: string, value: object) => ({ type: { coding: [{ system: OUTPUT, code }] }, ...value });
    const answered = await fhir(hub, 'PUT', `/Task/${task?.resource.id}`, {
      user: SJOVIK.user,
      headers: { 'if-match': `W/"${task?.resource.meta?.versionId}"` },
      body: {
        ...task?.resource,
        status: 'completed',
        output: [
          output('answer', { valueCode: 'comes' }),
          output('who', { valueReference: practitioner('SE0000000003-A001') }),
          output('mandate', { valueBoolean: true }),
        ],
      },
    });
    expect([answered.status, answered.body.status]).toEqual([200, 'completed']);
    await plan.isTold('sipReply', LINDEN.party);
    const found = await reads(LINDEN.user);
    const appointment = found.get(idsOf(found, 'Appointment')[0] ?? '');
    expect(JSON.stringify(appointment)).toContain('accepted');
  });

  test('what is written for the plan is read by who wrote it, until it is told', async () => {
    await plan.meet(meeting);
    written = await plan.write();
    const own = await plan.give(SJOVIK.user, 'addIntervention', {
      unit: SJOVIK.unit,
      kind: 'home',
      goal: written.goal,
      what: 'Hemtjänst varje dag',
      doneBy: 'party',
      status: 'applied-for',
    });
    expect(own).toBeTruthy();
    const found = await reads(SJOVIK.user);
    expect([texts(found, 'ServiceRequest'), texts(found, 'Goal')]).toEqual([['Hemtjänst varje dag'], []]);
    expect(everything(found)).not.toMatch(/HEMLIG|fredagar|Hembesök/);
  });

  test('the copy that is told is read, without what consent does not cover', async () => {
    await plan.drawUp(1);
    const found = await reads(SJOVIK.user);
    expect(found.get(idsOf(found, 'CarePlan')[0] ?? '')).toMatchObject({
      status: 'active',
      category: [{ coding: [{ system: 'https://fhir.inera.se/CodeSystem/typeofcareplan-cs', code: 'SIP' }] }],
    });
    expect(sorted(texts(found, 'ServiceRequest'))).toEqual(['Hembesök varje vecka', 'Hemtjänst varje dag']);
    expect(texts(found, 'Goal')).toEqual(['Bo kvar hemma']);
    expect(everything(found)).toMatch(/fredagar/);
    expect(everything(found)).not.toMatch(/PSYKIATRI/);
    expect(texts(await reads(LINDEN.user), 'ServiceRequest')).toContain('HEMLIG PSYKIATRI');
  });

  test('what was consented to and never arrived is not there', async () => {
    expect([...(await reads(GRANBY.user)).keys()]).toEqual([]);
  });

  test('what is changed since is read in the words that were told, and in the new ones when they are', async () => {
    const before = await get(SJOVIK.user, 'CarePlan');
    await plan.give(LINDEN.user, 'changeIntervention', { id: written.home, what: 'Hembesök varannan vecka' });
    await plan.give(LINDEN.user, 'addGoal', { text: 'Nytt delmål', term: 'short', kind: 'home', words: 'staff' });
    const found = await reads(SJOVIK.user);
    expect(texts(found, 'ServiceRequest')).toContain('Hembesök varje vecka');
    expect(texts(found, 'Goal')).toEqual(['Bo kvar hemma']);
    expect((await get(SJOVIK.user, 'CarePlan')).text).toBe(before.text);
    expect(texts(await reads(LINDEN.user), 'ServiceRequest')).toContain('Hembesök varannan vecka');
    await plan.drawUp(2);
    const after = await reads(SJOVIK.user);
    expect(texts(after, 'ServiceRequest')).toContain('Hembesök varannan vecka');
    expect(sorted(texts(after, 'Goal'))).toEqual(['Bo kvar hemma', 'Nytt delmål']);
  });

  test('what is taken out is gone at once', async () => {
    await plan.give(LINDEN.user, 'removeItem', { id: written.home, because: 'Behövs inte' });
    expect(texts(await reads(SJOVIK.user), 'ServiceRequest')).toEqual(['Hemtjänst varje dag']);
  });
});

describe('searching plans', () => {
  test.each([
    ['CarePlan?patient=%PERSON', 1],
    ['CarePlan?subject=Patient/%PERSON', 1],
    [`CarePlan?patient.identifier=${PERSONNUMMER}|${TEST_NUMBER}`, 1],
    [`CarePlan?subject:Patient.identifier=${PERSONNUMMER}|${TEST_NUMBER}`, 1],
    [`CarePlan?patient.identifier=${PERSONNUMMER}|190308189802`, 0],
    ['CarePlan?_id=%PLAN', 1],
    ['CarePlan?_id=other', 0],
    ['CarePlan?identifier=https://samordna.example/fhir/sid/sip|%PLAN', 1],
    ['CarePlan?identifier=other|%PLAN', 0],
    ['CarePlan?status=active', 1],
    ['CarePlan?status=draft,completed', 0],
    ['CarePlan?category=https://fhir.inera.se/CodeSystem/typeofcareplan-cs|SIP', 1],
    ['CarePlan?category=VP', 0],
    ['CarePlan?date=ge2020-01-01', 1],
    ['CarePlan?date=lt2020-01-01', 0],
    ['CarePlan?_lastUpdated=ge2020-01-01', 1],
    ['CarePlan?care-team=%TEAM', 1],
    ['CarePlan?care-team=CareTeam/other', 0],
    ['CareTeam?status=active', 1],
    [`CareTeam?participant:Organization.identifier=urn:oid:1.2.752.129.2.1.4.1|${GRANBY.unit}`, 1],
    ['CareTeam?participant.identifier=urn:oid:1.2.752.29.4.19|SE0000000009-0001', 0],
    ['Goal?lifecycle-status=active&category=long', 1],
    [`ServiceRequest?performer=Organization/${SJOVIK.unit}`, 1],
    [`ServiceRequest?performer.identifier=urn:oid:1.2.752.29.4.19|${SJOVIK.unit}&status=active`, 0],
    [`Task?code=${TASK_CODE}|fulfill`, 2],
    [`Task?code=${TASK_CODE}|fulfill&owner=Organization/${LINDEN.unit}&status=accepted`, 1],
    [`Task?code=${TASK_CODE}|fulfill&status=received,draft`, 1],
    [`Task?owner.identifier=urn:oid:1.2.752.29.4.19|${SJOVIK.unit}&patient=%PERSON`, 1],
    [`Task?code=${TASK_CODE}|fulfill&based-on=CarePlan/%PLAN&_lastUpdated=ge2020-01-01`, 2],
    ['Task?group-identifier=https://samordna.example/fhir/sid/sip|%PLAN', 2],
    ['Task?group-identifier=other|%PLAN', 0],
    ['Task?focus=%REQUEST', 1],
    ['Task?identifier=https://samordna.example/fhir/sid/part|%TASK', 1],
    ['Task?_id=%TASK', 1],
    ['Condition?category=health-concern', 1],
    [`Consent?actor.identifier=urn:oid:1.2.752.29.4.19|${SJOVIK.party}&category=share`, 1],
    ['Consent?status=inactive', 0],
    ['Consent?period=ge2020-01-01&category=draw-up', 1],
    ['Appointment?date=ge2020-01-01&status=fulfilled', 1],
    [`Appointment?actor.identifier=urn:oid:1.2.752.29.4.19|${GRANBY.unit}`, 1],
    [`Communication?recipient=Organization/${SJOVIK.unit}&category=sipPlan`, 2],
    [`Communication?sender:Organization.identifier=urn:oid:1.2.752.29.4.19|${SJOVIK.party}`, 1],
    ['Communication?sent=lt2020-01-01', 0],
    ['Provenance?target=CarePlan/%PLAN', 1],
    ['PractitionerRole?identifier=urn:oid:1.2.752.129.2.1.4.1|SE0000000001-A202', 1],
    ['RelatedPerson?patient=%PERSON', 0],
  ])('%s finds %i', async (path, count) => {
    const own = await reads(LINDEN.user);
    const [id = '', team = ''] = [idsOf(own, 'CarePlan')[0]?.split('/')[1], idsOf(own, 'CareTeam')[0]];
    const request = idsOf(own, 'ServiceRequest')[0] ?? '';
    const { resource } = (await get(LINDEN.user, `Task?focus=${request}`)).body.entry[0] as { resource: Task };
    const asked = path
      .replace('%PERSON', plan.personId)
      .replace('%PLAN', id)
      .replace('%TEAM', team)
      .replace('%REQUEST', request)
      .replace('%TASK', resource.id ?? '');
    const [type, query = ''] = asked.split('?');
    const strict = { prefer: 'handling=strict' };
    const byGet = await get(LINDEN.user, `${type}?${query}`, strict);
    expect([byGet.status, byGet.body.total]).toEqual([200, count]);
    const form = Object.fromEntries(new URLSearchParams(query));
    const byPost = await fhir(hub, 'POST', `/${type}/_search`, { user: LINDEN.user, form });
    expect(byPost.body.total).toBe(count);
  });

  test('what the plan refers to comes along when asked for, each thing once, and is not counted', async () => {
    const query = 'CarePlan?_include=CarePlan:goal&_include=CarePlan:subject&_revinclude=Provenance:target';
    const { body } = await get(SJOVIK.user, query);
    const modes = body.entry.map((one: { resource: CarePlan; search: { mode: string } }) => [
      one.search.mode,
      one.resource.resourceType,
    ]);
    expect(body.total).toBe(1);
    expect(modes.filter(([mode]: string[]) => mode === 'match')).toEqual([['match', 'CarePlan']]);
    expect(modes.slice(1).sort()).toEqual([
      ['include', 'Goal'],
      ['include', 'Goal'],
      ['include', 'Patient'],
      ['include', 'Provenance'],
    ]);
    expect(body.link[0].url).toContain('_include=CarePlan%3Agoal');
    const strict = await get(SJOVIK.user, 'CarePlan?_include=CarePlan:encounter', { prefer: 'handling=strict' });
    expect(strict.status).toBe(400);
  });

  test('pages hold what was asked for along', async () => {
    const first = await get(SJOVIK.user, 'Goal?_count=1');
    const next = first.body.link.find(({ relation }: { relation: string }) => relation === 'next').url;
    const second = await get(SJOVIK.user, next.slice(`${hub.deps.config.publicUrl}/fhir/`.length));
    expect([first.body.total, second.body.total, second.body.entry.length]).toEqual([2, 2, 1]);
    expect(second.body.entry[0].resource.id).not.toBe(first.body.entry[0].resource.id);
  });

  test('a search by number leaves it in no link', async () => {
    for (const name of ['patient.identifier', 'subject:Patient.identifier']) {
      const found = await fhir(hub, 'POST', '/CarePlan/_search', {
        user: SJOVIK.user,
        form: { [name]: `${PERSONNUMMER}|${TEST_NUMBER}`, _count: '1' },
      });
      expect(found.body.total).toBe(1);
      expect(JSON.stringify(found.body.link)).not.toContain(TEST_NUMBER);
    }
  });
});

describe('who may not', () => {
  test('an administrator finds the duties, and no plan or person', async () => {
    const found = await reads('administrator');
    expect(new Set([...found.keys()].map((name) => name.split('/')[0]))).toEqual(new Set(['Task']));
    expect(everything(found)).not.toMatch(/basedOn|Patient\//);
  });

  test('what is hidden answers as what never was', async () => {
    const frame = ({ status, text, headers }: FhirAnswer) => [
      status,
      text,
      [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    ];
    for (const name of (await reads(LINDEN.user)).keys()) {
      if (name.startsWith('Task/')) continue;
      const hidden = await get('planerare', name);
      expect(frame(hidden)).toEqual(frame(await get('planerare', `${name.split('/')[0]}/no-such-id`)));
    }
  });
});

describe('when the person says no', () => {
  test('withdrawal is read at once: in searches, by id, by version, with a held version and in links', async () => {
    const before = await reads(SJOVIK.user);
    const held = await get(SJOVIK.user, idsOf(before, 'CarePlan')[0] ?? '');
    const etag = { 'if-none-match': held.headers.get('etag') ?? '' };
    await plan.give(LINDEN.user, 'withdrawConsent', { giver: 'person', at: new Date().toISOString() });
    const after = await reads(SJOVIK.user);
    // Its own writing is its own, in a plan that says no more than that it has ended.
    expect(texts(after, 'ServiceRequest')).toEqual(['Hemtjänst varje dag']);
    expect(after.get(idsOf(after, 'CarePlan')[0] ?? '')).toMatchObject({ status: 'completed' });
    for (const type of ['Goal', 'Condition', 'Consent', 'Appointment']) {
      expect([type, (await get(SJOVIK.user, type)).body.total]).toEqual([type, 0]);
      for (const name of idsOf(before, type)) {
        const path = `${name}/_history/${before.get(name)?.meta?.versionId}`;
        expect([(await get(SJOVIK.user, name, etag)).status, (await get(SJOVIK.user, path)).status]).toEqual([
          404, 404,
        ]);
      }
    }
    expect((await get(SJOVIK.user, idsOf(before, 'CarePlan')[0] ?? '', etag)).status).toBe(200);
    expect(everything(after)).not.toMatch(/Bo kvar|Hembesök|fredagar|återkall|withdrawn/);
  });

  test('who had only been told finds nothing of it', async () => {
    const other = new PlanCourse(hub);
    await other.begin();
    await other.convene();
    const before = [...(await reads(SJOVIK.user)).keys()];
    await other.give(LINDEN.user, 'narrowConsent', {
      giver: 'person',
      party: SJOVIK.party,
      kinds: ['coordination', 'home'],
      invite: true,
      at: new Date().toISOString(),
    });
    const after = await reads(SJOVIK.user);
    const gone = before.filter((name) => !after.has(name)).map((name) => name.split('/')[0]);
    expect(sorted(gone)).toEqual(expect.arrayContaining(['Appointment', 'CarePlan', 'CareTeam', 'Provenance']));
    expect(idsOf(after, 'Appointment')).toEqual([]);
    await other.give(LINDEN.user, 'end', { because: 'need-over', at: new Date().toISOString(), whereToTurn: 'Linden' });
  });
});

test('of a protected person only named roles find the plan', async () => {
  const other = new PlanCourse(hub);
  await other.begin();
  expect(idsOf(await reads(LINDEN.user), 'CarePlan').length).toBe(3);
  await other.give(LINDEN.user, 'markPerson', { protection: 'sekretessmarkering' });
  for (const { user, count } of [
    { user: LINDEN.user, count: 0 },
    { user: 'vardcentralschef', count: 3 },
  ]) {
    const found = await crawl(hub, user);
    expect([user, idsOf(found, 'CarePlan').length]).toEqual([user, count]);
  }
});

test('one row a request is left in the access log, without numbers', async () => {
  const rows = async () => hub.deps.db.selectFrom('access_log').selectAll().orderBy('id').execute();
  const before = (await rows()).length;
  await fhir(hub, 'POST', '/Communication/_search', {
    user: SJOVIK.user,
    form: { 'patient.identifier': `${PERSONNUMMER}|${TEST_NUMBER}` },
  });
  await get('planerare', 'CarePlan');
  const after = (await rows()).slice(before);
  expect(after.map(({ action, staff, person_id: person }) => [action, staff, person])).toEqual([
    ['fhir.search', 'SE0000000003-A001', plan.personId],
  ]);
  expect(hub.logLines.join('\n')).not.toContain(PERSON.identifiers[0]?.value);
});
