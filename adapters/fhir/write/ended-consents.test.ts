import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CarePlan, FhirResource } from 'fhir/r4.js';
import { examplePlan, NAMES } from '../../../test/conformance/example-plan.ts';
import type { EhrTrait } from '../../partner-simulator/ehr/faults.ts';
import type { Stored } from '../../partner-simulator/ehr/store.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../partner-simulator/simulator.ts';
import type { PlannedResource } from './plan.ts';
import { ehrWriter, type EhrWriter } from './writer.ts';

const KINDS: EhrTrait[][] = [[], ['no-transactions'], ['conditional-limit'], ['ignores-if-match'], ['strong-etags']];
const END = '2027-05-01T12:00:00.000Z';

let simulator: PartnerSimulator;
let resources: PlannedResource[];
let write: EhrWriter;

beforeEach(async () => {
  simulator = await startPartnerSimulator({ port: 0 });
  ({ resources } = examplePlan());
  write = ehrWriter({ baseUrl: simulator.ehr.fhirBaseUrl, names: NAMES });
});

afterEach(() => simulator.close());

async function told(all: readonly PlannedResource[]): Promise<void> {
  expect(await write({ item: 'c1.1', resources: all })).toEqual({ kind: 'told' });
}

function part(type: FhirResource['resourceType']): PlannedResource {
  const found = resources.find(({ resource }) => resource.resourceType === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
}

/** The plan names its consent, as the hub's does. */
async function delivered(): Promise<Omit<Stored, 'meta'>> {
  (part('CarePlan').resource as CarePlan).supportingInfo = [{ reference: `urn:uuid:${part('Consent').resource.id}` }];
  await told(resources);
  return kept();
}

function kept(): Omit<Stored, 'meta'> {
  const [consent, ...others] = simulator.ehr.resources().filter(({ resourceType }) => resourceType === 'Consent');
  expect(others).toEqual([]);
  const { meta: _meta, ...content } = consent!;
  return content;
}

function ending(): PlannedResource {
  const { resource, key } = part('CarePlan');
  const { resourceType, id, identifier } = resource as CarePlan;
  const ended = { resourceType, id, identifier, status: 'completed', period: { start: '2027-03-08', end: END } };
  return { resource: ended as FhirResource, key, ours: true, closes: true };
}

test.each(KINDS.map((traits) => [traits.join(', ') || 'usual', traits] as const))(
  'an EHR (%s) says no longer that a consent is active which the plan has no more, and keeps what it was',
  async (_name, traits) => {
    simulator.ehr.setFault({ traits });
    const before = await delivered();
    delete (part('CarePlan').resource as CarePlan).supportingInfo;
    await told(resources.filter(({ resource }) => resource.resourceType !== 'Consent'));
    expect(kept()).toEqual({ ...before, status: 'inactive' });
  },
);

test.each(KINDS.map((traits) => [traits.join(', ') || 'usual', traits] as const))(
  'an EHR (%s) says no longer that a consent is active whose plan has ended, and until when it was',
  async (_name, traits) => {
    simulator.ehr.setFault({ traits });
    const before = await delivered();
    await told([ending()]);
    const period = { start: '2027-03-01', end: END };
    expect(kept()).toEqual({
      ...before,
      status: 'inactive',
      provision: { ...(before['provision'] as object), period },
    });
    const versions = JSON.stringify(simulator.ehr.resources());
    await told([ending()]);
    expect(JSON.stringify(simulator.ehr.resources())).toBe(versions);
  },
);

test('a consent that the EHR has set beside the plan itself is left alone', async () => {
  await delivered();
  const [plan] = simulator.ehr.resources().filter(({ resourceType }) => resourceType === 'CarePlan');
  const headers = { 'content-type': 'application/fhir+json', 'x-request-id': 'by-hand' };
  const own = { ...kept(), id: undefined, identifier: [{ system: 'https://journal.example', value: '1' }] };
  const base = simulator.ehr.fhirBaseUrl;
  const made = await fetch(`${base}/Consent`, { method: 'POST', headers, body: JSON.stringify(own) });
  const { id } = (await made.json()) as { id: string };
  const { supportingInfo = [] } = plan as unknown as CarePlan;
  const named = { ...plan, supportingInfo: [...supportingInfo, { reference: `Consent/${id}` }] };
  await fetch(`${base}/CarePlan/${plan!.id}`, { method: 'PUT', headers, body: JSON.stringify(named) });
  await told([ending()]);
  const consents = simulator.ehr.resources().filter(({ resourceType }) => resourceType === 'Consent');
  expect(consents.map((one) => [one.id === id, one['status']])).toEqual(
    expect.arrayContaining([
      [true, 'active'],
      [false, 'inactive'],
    ]),
  );
});
