import { expect, test } from '@jest/globals';
import type { FhirResource } from 'fhir/r4.js';
import { examplePlan } from './example-plan.ts';
import { errorsIn, validate } from './validate.ts';

test('each part of the example plan is valid R4', async () => {
  expect(await errorsIn(examplePlan().resources.map(({ resource }) => resource))).toEqual([]);
});

const plan = { resourceType: 'CarePlan', status: 'active', intent: 'plan', subject: { reference: 'Patient/1' } };

test.each<[string, object]>([
  ['a code that R4 does not have', { status: 'pågående' }],
  ['an element left out', { intent: undefined }],
  ['an element that R4 does not have', { foo: 'bar' }],
  ['one where there may be many', { goal: { reference: 'Goal/1' } }],
  ['a date that is none', { period: { start: '1 november' } }],
  ['an end before the start', { period: { start: '2027-03-02', end: '2027-03-01' } }],
  ['an empty text', { title: '' }],
  [
    'an activity said in two ways',
    { activity: [{ reference: { reference: 'Task/1' }, detail: { status: 'scheduled' } }] },
  ],
  ['a reference to another kind', { careTeam: [{ reference: 'Patient/1' }] }],
])('%s is found', async (_name, fault) => {
  expect(await errorsIn([{ ...plan, ...fault } as unknown as FhirResource])).not.toEqual([]);
});

test('an issue tells which resource it is about, and where', async () => {
  const issues = await validate([plan, { ...plan, status: 'none' }] as unknown as FhirResource[]);
  expect(issues).toContainEqual(
    expect.objectContaining({ index: 1, resourceType: 'CarePlan', severity: 'error', at: 'CarePlan.status' }),
  );
  expect(issues.filter(({ index, severity }) => index === 0 && severity !== 'warning')).toEqual([]);
});
