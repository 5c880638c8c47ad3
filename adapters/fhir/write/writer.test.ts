import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CarePlan, FhirResource } from 'fhir/r4.js';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findPersonalNumbers } from '../../../domain/identity/find-personal-numbers.ts';
import type { AttemptOutcome } from '../../../domain/process/delivery.ts';
import { examplePlan, NAMES, NUMBER, type ExamplePlan } from '../../../test/conformance/example-plan.ts';
import { JOURNAL_SYSTEM } from '../../partner-simulator/ehr/edited-meanwhile.ts';
import type { EhrFault, EhrFaultSetting, EhrTrait } from '../../partner-simulator/ehr/faults.ts';
import type { EhrRequest } from '../../partner-simulator/ehr/requests.ts';
import type { Stored } from '../../partner-simulator/ehr/store.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../partner-simulator/simulator.ts';
import { urnsIn, type EhrPlan } from './plan.ts';
import { ehrWriter, type EhrWriter, type EhrWriterOptions } from './writer.ts';

const TOKEN = 'secret-token-that-must-not-leak';
const TOLD: AttemptOutcome = { kind: 'told' };

let simulator: PartnerSimulator;
let plan: ExamplePlan;
let asked: EhrRequest[];

/** What left the writer by any other way than the body of a request: outcomes, and what anyone in the process wrote. */
let said: string[];
const streams = [process.stdout, process.stderr];
const writes = streams.map((stream) => stream.write.bind(stream));

beforeEach(async () => {
  simulator = await startPartnerSimulator({ port: 0 });
  plan = examplePlan();
  said = [];
  asked = [];
  for (const stream of streams) {
    stream.write = (chunk: unknown) => {
      said.push(String(chunk));
      return true;
    };
  }
});

afterEach(async () => {
  streams.forEach((stream, index) => (stream.write = writes[index]!));
  await stop();
  const addresses = asked.flatMap(({ url, ifNoneExist = '', entries }) =>
    [url, ifNoneExist, ...entries].map(decodeURIComponent),
  );
  expect(
    [...addresses, ...said].filter((text) => text.includes(NUMBER) || findPersonalNumbers(text).length > 0),
  ).toEqual([]);
  expect(said.filter((text) => text.includes(TOKEN) || text.includes('127.0.0.1'))).toEqual([]);
  expect(asked.every(({ requestId }) => requestId !== undefined)).toBe(true);
});

async function stop(): Promise<void> {
  asked.push(...simulator.ehr.requests());
  await simulator.close();
}

function writer(options: Partial<EhrWriterOptions> = {}): EhrWriter {
  const write = ehrWriter({ baseUrl: simulator.ehr.fhirBaseUrl, names: NAMES, token: TOKEN, ...options });
  return async (plan) => {
    const outcome = await write(plan);
    said.push(JSON.stringify(outcome));
    return outcome;
  };
}

function kept(type: string): Stored[] {
  return simulator.ehr.resources().filter(({ resourceType }) => resourceType === type);
}

function versions(): Set<string> {
  return new Set(simulator.ehr.resources().map(({ meta }) => meta.versionId));
}

/** Each part of the plan stands there once, and every reference leads to one of them. */
function expectWhole(written = plan): void {
  const all = simulator.ehr.resources();
  const places = new Set(all.map(({ resourceType, id }) => `${resourceType}/${id}`));
  expect(all).toHaveLength(written.resources.length);
  for (const { resource, key } of written.resources.filter(({ resource }) => resource.resourceType !== 'Provenance')) {
    const found = kept(resource.resourceType).filter((one) =>
      JSON.stringify(one['identifier']).includes(`"${key.value}"`),
    );
    expect(found).toHaveLength(1);
    const wanted = urnsIn(resource).length;
    expect(references(found[0])).toHaveLength(wanted);
  }
  expect(references(all).filter((reference) => !places.has(reference))).toEqual([]);
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'reference' in value && typeof value.reference === 'string' ? [value.reference] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

/** As the hub does: tries until the plan is told or refused. */
async function untilSettled(write: EhrWriter, tries = 4): Promise<AttemptOutcome> {
  const outcome = await write(plan);
  return outcome.kind === 'failed' && tries > 1 ? untilSettled(write, tries - 1) : outcome;
}

const KINDS: EhrTrait[][] = [
  [],
  ['no-transactions'],
  ['refuses-transactions'],
  ['conditional-limit'],
  ['ignores-if-match'],
  ['ignores-if-none-exist'],
  ['no-transactions', 'ignores-if-none-exist'],
  ['strong-etags'],
  ['no-transactions', 'strong-etags'],
  ['random-versions'],
  ['foreign-next-link'],
  ['own-ids-only'],
  ['no-transactions', 'own-ids-only', 'says-little'],
  ['conditional-limit', 'own-ids-only', 'random-versions'],
  ['says-little'],
];

describe.each(KINDS.map((traits) => ({ name: traits.join(', ') || 'usual', traits })))(
  'an EHR: $name',
  ({ traits }) => {
    test('has the whole plan, once', async () => {
      simulator.ehr.setFault({ traits });
      expect(await writer()(plan)).toEqual(TOLD);
      expectWhole();
      expect(simulator.ehr.requests().every(({ signedIn }) => signedIn)).toBe(true);
    });

    test('is not changed by the same plan again', async () => {
      simulator.ehr.setFault({ traits });
      const write = writer();
      await write(plan);
      const before = JSON.stringify(simulator.ehr.resources());
      const asked = simulator.ehr.requests().length;
      expect([await write(plan), await writer()(plan)]).toEqual([TOLD, TOLD]);
      expect(JSON.stringify(simulator.ehr.resources())).toBe(before);
      const again = simulator.ehr.requests().slice(asked);
      expect(
        again.filter(({ method, url }) => method === 'PUT' || (method === 'POST' && !url.endsWith('/_search'))),
      ).toEqual([]);
    });

    test('is told that the plan has ended, and keeps what was delivered', async () => {
      simulator.ehr.setFault({ traits });
      const write = writer();
      await write(plan);
      const { resource, key } = plan.resources.find(({ resource: one }) => one.resourceType === 'CarePlan')!;
      const { resourceType, id, identifier } = resource as CarePlan;
      const ended: CarePlan = { resourceType, id: id!, identifier: identifier!, status: 'completed' } as CarePlan;
      const closing: EhrPlan = { item: 'c1.99', resources: [{ resource: ended, key, ours: true, closes: true }] };
      const [before] = kept('CarePlan');
      expect(await write(closing)).toEqual(TOLD);
      expectWhole();
      const { meta: _meta, ...content } = kept('CarePlan')[0]!;
      const { meta: _before, ...delivered } = before!;
      expect(content).toEqual({ ...delivered, status: 'completed' });
    });

    test('that never had the plan is not given one by its end', async () => {
      simulator.ehr.setFault({ traits });
      const { resource, key } = plan.resources.find(({ resource: one }) => one.resourceType === 'CareTeam')!;
      const { resourceType, id } = resource;
      const ended = { resourceType, id, status: 'inactive' } as FhirResource;
      expect(
        await writer()({ item: 'c1.99', resources: [{ resource: ended, key, ours: true, closes: true }] }),
      ).toEqual(TOLD);
      expect(simulator.ehr.resources()).toEqual([]);
    });

    test('is brought to what the plan says now, and keeps what is its own', async () => {
      simulator.ehr.setFault({ traits });
      const write = writer();
      await write(plan);
      simulator.ehr.setFault({ traits, fault: 'edited-meanwhile', times: 1 });
      const carePlan = plan.resources.find(({ resource }) => resource.resourceType === 'CarePlan')!.resource;
      Object.assign(carePlan, { status: 'completed', description: undefined });
      expect(await write(plan)).toEqual(TOLD);
      expectWhole();
      expect(kept('CarePlan')[0]).toMatchObject({ status: 'completed' });
      expect(kept('CarePlan')[0]).not.toHaveProperty('description');
      expect(kept('CarePlan')[0]!['identifier']).toContainEqual({ system: JOURNAL_SYSTEM, value: 'J1' });
    });
  },
);

describe('whatever goes wrong with one request, the plan ends right', () => {
  const faults: EhrFault[] = [
    'http-500',
    'html-502',
    'html-200',
    '429',
    'token-refused',
    'redirect',
    'answer-lost',
    'drops-entries',
    'conflict',
    'edited-meanwhile',
  ];
  const ways: { way: string; traits: EhrTrait[]; stride: number }[] = [
    { way: 'a transaction', traits: [], stride: 1 },
    { way: 'steps', traits: ['conditional-limit', 'ignores-if-none-exist'], stride: 3 },
    { way: 'single requests', traits: ['no-transactions', 'ignores-if-none-exist'], stride: 4 },
  ];
  const cases = faults.flatMap((fault) => ways.map((way) => ({ fault, ...way })));

  test.each(cases)('$fault, with $way', async ({ fault, traits, stride }) => {
    simulator.ehr.setFault({ traits });
    await writer()(plan);
    const requests = simulator.ehr.requests().length;
    for (let after = 0; after < requests; after += stride) {
      await stop();
      simulator = await startPartnerSimulator({ port: 0 });
      plan = examplePlan();
      simulator.ehr.setFault({ traits, fault, after, times: 1 });
      expect(await untilSettled(writer())).toEqual(TOLD);
      expectWhole();
    }
  });
});

describe('an attempt ends with', () => {
  test.each<[string, EhrFaultSetting, AttemptOutcome]>([
    ['http-500', { fault: 'http-500' }, { kind: 'failed', reason: 'receiver-error' }],
    ['html-502', { fault: 'html-502' }, { kind: 'failed', reason: 'receiver-error' }],
    ['html-200', { fault: 'html-200' }, { kind: 'failed', reason: 'answer-not-understood' }],
    ['429', { fault: '429' }, { kind: 'failed', reason: 'receiver-busy' }],
    ['token-refused', { fault: 'token-refused' }, { kind: 'failed', reason: 'sign-in-refused' }],
    ['redirect', { fault: 'redirect' }, { kind: 'failed', reason: 'redirected' }],
    ['answer-lost', { fault: 'answer-lost' }, { kind: 'failed', reason: 'receiver-unreachable' }],
    ['drops-entries', { fault: 'drops-entries' }, { kind: 'failed', reason: 'entries-dropped' }],
    ['conflict', { fault: 'conflict' }, { kind: 'refused', reason: 'conflict' }],
    ['slow', { fault: 'slow', delayMs: 5000 }, { kind: 'failed', reason: 'timeout' }],
    ['endless-pages', { traits: ['endless-pages'] }, { kind: 'failed', reason: 'page-not-followed' }],
  ])('%s', async (_name, setting, outcome) => {
    simulator.ehr.setFault(setting);
    const begun = performance.now();
    expect(await writer({ timeoutMs: 2000 })(plan)).toEqual(outcome);
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  test('a short wait that the EHR asked for is waited for', async () => {
    simulator.ehr.setFault({ fault: '429', after: 3, times: 1, retryAfterSeconds: 0 });
    expect(await writer()(plan)).toEqual(TOLD);
    expectWhole();
  });

  test('one identifier that belongs to two in the EHR needs a human', async () => {
    simulator.ehr.setFault({ traits: ['ignores-if-none-exist'] });
    await writer()(plan);
    const [organization] = kept('Organization');
    const headers = { 'content-type': 'application/fhir+json', 'x-request-id': 'by-hand' };
    const { id: _id, ...twin } = organization!;
    await fetch(`${simulator.ehr.fhirBaseUrl}/Organization`, { method: 'POST', headers, body: JSON.stringify(twin) });
    expect(await writer()(plan)).toEqual({ kind: 'refused', reason: 'several-matches' });
  });

  test('a kind that the EHR does not have is refused', async () => {
    const [first] = plan.resources;
    first!.resource = { ...first!.resource, resourceType: 'Basic' } as never;
    expect(await writer()(plan)).toEqual({ kind: 'refused', reason: 'type-not-supported' });
    expect(simulator.ehr.resources()).toEqual([]);
  });

  test('a plan with a part twice, or that refers to nothing, is not sent', async () => {
    const refused = { kind: 'refused', reason: 'plan-not-consistent' };
    expect(await writer()({ ...plan, resources: [...plan.resources, plan.resources[0]!] })).toEqual(refused);
    expect(await writer()({ ...plan, resources: plan.resources.slice(1) })).toEqual(refused);
    expect(simulator.ehr.requests()).toEqual([]);
  });
});

describe('with others', () => {
  test.each<{ traits: EhrTrait[] }>([
    { traits: [] },
    { traits: ['no-transactions'] },
    { traits: ['conditional-limit'] },
  ])('many at once end with one of each: $traits', async ({ traits }) => {
    simulator.ehr.setFault({ traits });
    const write = writer();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => write(plan)));
    expect(outcomes.filter(({ kind }) => kind === 'told').length).toBeGreaterThan(0);
    expect(await untilSettled(write)).toEqual(TOLD);
    expectWhole();
  });

  test.each<{ traits: EhrTrait[] }>([{ traits: [] }, { traits: ['conditional-limit'] }])(
    'many hubs at once, none of which waits for another, end with one of each: $traits',
    async ({ traits }) => {
      simulator.ehr.setFault({ traits });
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => writer()(plan)));
      expect(outcomes.filter(({ kind }) => kind === 'told').length).toBeGreaterThan(0);
      expect(await untilSettled(writer())).toEqual(TOLD);
      expectWhole();
    },
  );

  test.each<{ traits: EhrTrait[] }>([
    { traits: ['ignores-if-none-exist'] },
    { traits: ['no-transactions', 'ignores-if-none-exist'] },
  ])('two plans of a new person at once do not create the person twice: $traits', async ({ traits }) => {
    simulator.ehr.setFault({ traits });
    const write = writer();
    expect(await Promise.all([plan, examplePlan()].map(write))).toEqual([TOLD, TOLD]);
    expect([kept('Patient'), kept('CarePlan')].map(({ length }) => length)).toEqual([1, 2]);
  });

  test('what the EHR has of persons and organisations is not changed', async () => {
    await writer()(plan);
    const next = examplePlan();
    for (const { resource, ours } of next.resources) if (!ours) Object.assign(resource, { active: false });
    expect(await writer()(next)).toEqual(TOLD);
    expect([...kept('Patient'), ...kept('Organization')].map(({ active }) => active)).toEqual([true, true, true]);
    expect(kept('CarePlan')).toHaveLength(2);
    expect(versions()).toEqual(new Set(['1']));
  });

  test('nothing is asked of another host', async () => {
    let asked = 0;
    const foreign: Server = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/fhir`;
    try {
      simulator.ehr.setFault({ fault: 'redirect', foreignUrl });
      await writer()(plan);
      simulator.ehr.setFault({ traits: ['foreign-next-link'], foreignUrl });
      expect(await writer()(plan)).toEqual(TOLD);
    } finally {
      const closed = once(foreign, 'close');
      foreign.close();
      foreign.closeAllConnections();
      await closed;
    }
    expect(asked).toBe(0);
  });
});

describe('signing in', () => {
  test('a token that is refused is renewed once', async () => {
    simulator.ehr.setFault({ fault: 'token-refused', times: 1 });
    const asked: (string | undefined)[] = [];
    const token = ({ refused }: { refused?: string | undefined }): Promise<string> => {
      asked.push(refused);
      return Promise.resolve(`${TOKEN}${asked.length}`);
    };
    expect(await writer({ token })(plan)).toEqual(TOLD);
    expect(asked).toEqual([undefined, `${TOKEN}1`]);
    simulator.ehr.setFault({ fault: 'token-refused' });
    expect(await writer({ token })(plan)).toEqual({ kind: 'failed', reason: 'sign-in-refused' });
    expect(asked).toHaveLength(4);
  });

  test('without a token nothing is asked', async () => {
    const token = (): Promise<string> => Promise.reject(new Error(TOKEN));
    expect(await writer({ token })(plan)).toEqual({ kind: 'failed', reason: 'token-unavailable' });
    expect(await writer({ token: () => Promise.resolve(`${TOKEN}\n`) })(plan)).toEqual({
      kind: 'failed',
      reason: 'token-unavailable',
    });
    expect(simulator.ehr.requests()).toEqual([]);
    expect(() => writer({ token: `${TOKEN}\n` })).toThrow(/^(?!.*secret).*$/s);
  });

  test('a request that is made again has the same idempotency key, and no other has it', async () => {
    simulator.ehr.setFault({ fault: 'conflict', times: 4 });
    expect(await writer()(plan)).toEqual({ kind: 'refused', reason: 'conflict' });
    expect(await writer()(plan)).toEqual(TOLD);
    expect(keys()).toHaveLength(5);
    expect(new Set(keys()).size).toBe(1);
    simulator.ehr.setFault({ traits: ['no-transactions'] });
    plan = examplePlan();
    expect(await writer()(plan)).toEqual(TOLD);
    expect(new Set(keys()).size).toBe(keys().length - 4);
  });
});

function keys(): string[] {
  return simulator.ehr.requests().flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
}
