import { expect, test } from '@jest/globals';
import { merge } from './merge.ts';
import type { Loose } from './plan.ts';
import { closedTask, withToldStatus } from './task-status.ts';

const NAMES = 'https://hub.example/fhir';
const REASON = { text: 'Planen har avslutats.' };

function task(status: string, told = status, more: object = {}): Loose {
  const said = withToldStatus({ resourceType: 'Task', status: told }, NAMES);
  return { ...said, status, ...more };
}

/** What stands there after the hub's next write. */
function after(ours: string, theirs: Loose): Loose {
  return merge(task(ours), theirs, NAMES);
}

test.each([
  // told, theirs now, ours now, then
  ['accepted', 'accepted', 'in-progress', 'in-progress'],
  ['accepted', 'accepted', 'received', 'received'],
  ['rejected', 'rejected', 'accepted', 'accepted'],
  ['on-hold', 'on-hold', 'in-progress', 'in-progress'],
  ['completed', 'completed', 'in-progress', 'in-progress'],
  ['accepted', 'in-progress', 'accepted', 'in-progress'],
  ['accepted', 'in-progress', 'draft', 'in-progress'],
  ['accepted', 'in-progress', 'completed', 'completed'],
  ['accepted', 'in-progress', 'rejected', 'rejected'],
  ['accepted', 'in-progress', 'cancelled', 'cancelled'],
  ['accepted', 'in-progress', 'on-hold', 'in-progress'],
  ['accepted', 'ready', 'accepted', 'ready'],
  ['received', 'accepted', 'received', 'accepted'],
  ['received', 'accepted', 'in-progress', 'in-progress'],
  ['accepted', 'on-hold', 'in-progress', 'on-hold'],
  ['accepted', 'failed', 'in-progress', 'failed'],
  ['accepted', 'rejected', 'accepted', 'rejected'],
  ['accepted', 'completed', 'in-progress', 'completed'],
  ['accepted', 'completed', 'cancelled', 'completed'],
  ['accepted', 'requested', 'accepted', 'accepted'],
])('told %s and now %s there, %s here: %s', (told, theirs, ours, then) => {
  expect(after(ours, task(theirs, told))['status']).toBe(then);
});

test('a task that has lost the mark of what it was told is read as changed', () => {
  expect(after('accepted', { resourceType: 'Task', status: 'in-progress' })['status']).toBe('in-progress');
});

test('what they have kept goes on being kept, and the hub goes on from it when it is further', () => {
  const kept = after('accepted', task('in-progress', 'received'));
  expect(kept).toEqual(task('in-progress', 'accepted'));
  expect(after('completed', kept)).toEqual(task('completed'));
});

test('the reason is that of whose status it is', () => {
  const failed = task('failed', 'accepted', { statusReason: { text: 'Hittade inte hem' } });
  expect(after('in-progress', failed)['statusReason']).toEqual({ text: 'Hittade inte hem' });
  const paused = task('on-hold', 'on-hold', { statusReason: { text: 'Planen är pausad.' } });
  expect(after('in-progress', paused)).not.toHaveProperty('statusReason');
});

test('what whoever carries it out has written stays; what the hub said before does not', () => {
  const more = {
    output: [{ type: { text: 'Resultat' }, valueString: 'Läkt' }],
    note: [{ text: 'Ring först' }],
    executionPeriod: { start: '2027-03-10' },
    owner: { reference: 'PractitionerRole/7' },
    lastModified: '2027-03-10T09:00:00Z',
  };
  const merged = merge(
    { ...task('accepted'), owner: { reference: 'Organization/1' } },
    task('in-progress', 'accepted', { ...more, description: 'Före', restriction: { period: { end: '2027-06-01' } } }),
    NAMES,
  );
  expect(merged).toEqual(task('in-progress', 'accepted', more));
});

test.each(['completed', 'failed', 'rejected', 'cancelled', 'entered-in-error'])(
  '%s, it stays so at the end',
  (status) => {
    const there = task(status, 'accepted', { identifier: [{ value: '7' }] });
    expect(closedTask({ resourceType: 'Task', status: 'cancelled', statusReason: REASON }, there, NAMES)).toEqual(
      there,
    );
  },
);

test.each(['requested', 'in-progress', 'on-hold'])(
  '%s, it is cancelled at the end, with all that stands in it',
  (status) => {
    const theirs = {
      identifier: [{ value: '7' }],
      extension: [{ url: 'urn:ehr:ward', valueString: '12' }],
      note: [{ text: 'x' }],
    };
    const there = { resourceType: 'Task', status, statusReason: { text: 'Väntar' }, ...theirs };
    const ended = closedTask({ resourceType: 'Task', status: 'cancelled', statusReason: REASON }, there, NAMES);
    const told = { url: `${NAMES}/StructureDefinition/told-status`, valueCode: 'cancelled' };
    expect(ended).toEqual({
      ...there,
      status: 'cancelled',
      statusReason: REASON,
      extension: [...theirs.extension, told],
    });
  },
);
