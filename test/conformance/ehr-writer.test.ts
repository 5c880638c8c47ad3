import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Bundle, CarePlan, FhirResource, Patient } from 'fhir/r4.js';
import { ehrWriter, type EhrWriter } from '../../adapters/fhir/write/writer.ts';
import { examplePlan, NAMES, type ExamplePlan } from './example-plan.ts';
import { fhirBase } from './server.ts';
import { withoutTransactions, type Proxy } from './without-transactions.ts';

const TOLD = { kind: 'told' };
const JSON_TYPE = 'application/fhir+json';

let plan: ExamplePlan;
let proxy: Proxy;

beforeAll(async () => {
  proxy = await withoutTransactions();
});

afterAll(() => proxy.close());

beforeEach(() => {
  // The server is the same for all tests: each has organisations of its own.
  plan = examplePlan({ units: `SE${randomUUID().slice(0, 8)}` });
});

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${fhirBase()}/${path}`, { headers: { accept: JSON_TYPE } });
  return (await response.json()) as T;
}

async function find<T extends FhirResource>(
  type: string,
  { system, value }: { system: string; value: string },
): Promise<T[]> {
  const { entry } = await get<Bundle<T>>(`${type}?identifier=${encodeURIComponent(`${system}|${value}`)}`);
  return (entry ?? []).flatMap(({ resource }) => resource ?? []);
}

async function carePlans(of = plan): Promise<CarePlan[]> {
  return find<CarePlan>('CarePlan', { system: `${NAMES}/sid/part`, value: of.plan });
}

/** Every part of the plan as HAPI has it; each is there once. */
async function standing(of = plan): Promise<FhirResource[]> {
  const all: FhirResource[] = [];
  for (const { resource, key } of of.resources) {
    const { resourceType } = resource;
    const found =
      resourceType === 'Provenance'
        ? [await get<FhirResource>(`Provenance/${key.value}`)]
        : await find(resourceType, key);
    expect(found).toMatchObject([{ resourceType }]);
    all.push(...found);
  }
  return all;
}

/** People at the EHR change the resource, on whatever version it has. */
async function edit(resource: CarePlan, change: Partial<CarePlan>): Promise<number> {
  const body = JSON.stringify({ ...resource, ...change });
  const path = `${fhirBase()}/CarePlan/${resource.id}`;
  return (await fetch(path, { method: 'PUT', headers: { 'content-type': JSON_TYPE }, body })).status;
}

function partOf(type: string): object {
  return plan.resources.find(({ resource }) => resource.resourceType === type)!.resource;
}

describe.each(['transactions', 'single requests'])('a plan written to HAPI with %s', (way) => {
  let write: EhrWriter;
  const newWriter = (): EhrWriter =>
    ehrWriter({ baseUrl: way === 'transactions' ? fhirBase() : proxy.base, names: NAMES });

  beforeEach(() => {
    write = newWriter();
  });

  test('is there whole, with references that lead from one to the other', async () => {
    expect(await write(plan)).toEqual(TOLD);
    const all = await standing();
    const places = new Set(all.map(({ resourceType, id }) => `${resourceType}/${id}`));
    // The person may be known from before, and then leads elsewhere.
    const written = JSON.stringify(all.filter(({ resourceType }) => resourceType !== 'Patient'));
    const references = [...written.matchAll(/"reference":"([^"]*)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(30);
    expect(references.filter((reference) => !places.has(reference))).toEqual([]);
    const [carePlan] = await carePlans();
    const { entry } = await get<Bundle>(`CarePlan?_id=${carePlan!.id}&_include=CarePlan:activity-reference`);
    expect(entry).toHaveLength(3);
  });

  test('is not changed by being written again', async () => {
    await write(plan);
    const before = await standing();
    expect(await write(plan)).toEqual(TOLD);
    expect(await newWriter()(plan)).toEqual(TOLD);
    expect(await standing()).toEqual(before);
  });

  test('is one, though many write it at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => newWriter()(plan)));
    expect(outcomes.filter(({ kind }) => kind === 'told').length).toBeGreaterThan(0);
    expect(await write(plan)).toEqual(TOLD);
    await standing();
    expect(await carePlans()).toHaveLength(1);
  });

  test('says what the hub says now, and keeps what the EHR has added', async () => {
    await write(plan);
    const [first] = await carePlans();
    const theirs = { system: 'urn:oid:1.2.752.99999.1', value: 'J-17' };
    expect(await edit(first!, { identifier: [...first!.identifier!, theirs], title: 'Ändrad i journalen' })).toBe(200);
    Object.assign(partOf('CarePlan'), { status: 'completed', description: undefined });
    expect(await write(plan)).toEqual(TOLD);
    const [now] = await carePlans();
    expect(now).toMatchObject({ status: 'completed', title: 'Samordnad individuell plan', meta: { versionId: '3' } });
    expect(now!.identifier).toContainEqual(theirs);
    expect(now).not.toHaveProperty('description');
  });

  test('takes in what was changed while it was written', async () => {
    await write(plan);
    const [first] = await carePlans();
    Object.assign(partOf('CarePlan'), { status: 'completed' });
    const theirs = Array.from({ length: 5 }, (_, index) => ({
      system: 'urn:oid:1.2.752.99999.2',
      value: `J-${index}`,
    }));
    const editing = (async () => {
      for (const [index] of theirs.entries()) {
        await edit(first!, { identifier: [...first!.identifier!, ...theirs.slice(0, index + 1)] });
      }
    })();
    const outcomes = await Promise.all([write(plan), write(plan), editing]);
    expect(outcomes.slice(0, 2)).toContainEqual(TOLD);
    expect(await write(plan)).toEqual(TOLD);
    const [now] = await carePlans();
    expect(now).toMatchObject({ status: 'completed' });
    expect(now!.identifier).toEqual(expect.arrayContaining(theirs));
  });

  test("does not change what the EHR's own register says", async () => {
    await write(plan);
    const before = await get<Patient>(
      `Patient/${(await standing()).find(({ resourceType }) => resourceType === 'Patient')!.id}`,
    );
    Object.assign(partOf('Patient'), { name: [{ family: 'Annan Provperson' }] });
    expect(await write(plan)).toEqual(TOLD);
    expect(await get(`Patient/${before.id}`)).toEqual(before);
  });

  test('that is not valid R4 is refused, and no plan is there', async () => {
    Object.assign(partOf('CarePlan'), { intent: 'wish' });
    expect(await write(plan)).toEqual({ kind: 'refused', reason: 'not-accepted' });
    expect(await carePlans()).toEqual([]);
  });
});
