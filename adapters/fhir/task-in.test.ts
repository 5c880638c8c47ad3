import { describe, expect, test } from '@jest/globals';
import type { Task, TaskOutput } from 'fhir/r4.js';
import type { DutyView } from '../../domain/disclosure/frame-view.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { FhirRefusal } from './refusal.ts';
import { taskCommandData } from './task-command.ts';
import { taskIn } from './task-in.ts';
import { TASK_TABLE } from './task-table.ts';

const BASE = 'https://samordna.example/fhir';

const current: Task = {
  resourceType: 'Task',
  id: 'd1-secrecyCheck-3-0',
  status: 'requested',
  intent: 'order',
  code: { coding: [{ system: `${BASE}/CodeSystem/duty`, code: 'secrecyCheck' }] },
  owner: { reference: 'Organization/SE0000000001-1001' },
};

function output(code: string, value: Partial<TaskOutput>): TaskOutput {
  return { type: { coding: [{ system: `${BASE}/CodeSystem/task-output`, code }] }, ...value };
}

const outputs = [
  output('outcome', { valueCode: 'no-hindrance' }),
  output('by', { valueReference: { identifier: { system: 'urn:oid:1.2.752.29.4.19', value: 'SE0000000001-A001' } } }),
  output('at', { valueDateTime: '2026-11-20T10:00:00+01:00' }),
];

function statusOf(sent: Task, now: Task = current): number {
  try {
    taskIn(sent, now, TASK_TABLE.secrecyCheck, BASE);
    return 200;
  } catch (error) {
    if (error instanceof FhirRefusal) return error.status;
    throw error;
  }
}

describe('a Task update', () => {
  const done: Task = { ...current, status: 'completed', output: outputs };

  test('of the right shape says what the command needs', () => {
    expect(taskIn(done, current, TASK_TABLE.secrecyCheck, BASE)).toEqual({
      outcome: 'no-hindrance',
      by: 'SE0000000001-A001',
      at: Date.parse('2026-11-20T09:00:00Z'),
    });
  });

  test('may leave out what it does not change', () => {
    const { code: _code, owner: _owner, ...short } = done;
    expect(statusOf(short)).toBe(200);
  });

  test.each<[string, Task]>([
    ['another status', { ...done, status: 'in-progress' }],
    ['a refusal of the duty', { ...done, status: 'rejected' }],
    ['no change at all', current],
    ['another owner', { ...done, owner: { reference: 'Organization/SE0000000002-1001' } }],
    ['a note', { ...done, note: [{ text: 'x' }] }],
    ['a missing output', { ...done, output: outputs.slice(1) }],
    ['an output twice', { ...done, output: [...outputs, ...outputs.slice(0, 1)] }],
    [
      'an output that the duty does not have',
      { ...done, output: [...outputs, output('lead', { valueBoolean: true })] },
    ],
    [
      'a value of another kind',
      { ...done, output: [output('outcome', { valueString: 'no-hindrance' }), ...outputs.slice(1)] },
    ],
    ['a code that is none', { ...done, output: [output('outcome', { valueCode: 'maybe' }), ...outputs.slice(1)] }],
    [
      'a time without a time of day',
      { ...done, output: [...outputs.slice(0, 2), output('at', { valueDateTime: '2026-11-20' })] },
    ],
  ])('with %s is refused', (_what, sent) => {
    expect(statusOf(sent)).toBe(422);
  });

  test('of a duty that is no longer open is refused', () => {
    expect(statusOf(done, { ...current, status: 'completed' })).toBe(422);
  });
});

describe('the command that it becomes', () => {
  const duty = {
    id: 'd1-informationTransfer-3-0',
    code: 'informationTransfer',
    bearer: { party: 'p', unit: 'ward', role: 'dischargePlanner' },
    about: { unit: 'u' },
  } as unknown as DutyView;
  const unitRef = (unit: string) =>
    ({ unit, party: 'p', side: 'municipal-social', channel: 'system', known: true }) as const;

  test("is about the duty's own unit", () => {
    expect(taskCommandData(TASK_TABLE.beginPlanning, duty, {}, unitRef)).toEqual({ unit: 'u' });
    expect(taskCommandData(TASK_TABLE.findUnit, duty, { unit: 'x' }, unitRef)).toEqual({
      instead: 'u',
      unit: unitRef('x'),
    });
    expect(taskCommandData(TASK_TABLE.sendByHand, duty, { how: 'phone', reason: 'r' }, unitRef)).toEqual({
      dutyAbout: duty.id,
      how: 'phone',
      reason: 'r',
    });
  });

  test('takes a secrecy check whole or not at all', () => {
    const whole = { text: 't', outcome: 'no-hindrance', by: 'b', at: 1 as Instant };
    expect(taskCommandData(TASK_TABLE.informationTransfer, duty, whole, unitRef)).toEqual({
      unit: 'u',
      text: 't',
      secrecy: { outcome: 'no-hindrance', by: 'b', at: 1 },
    });
    expect(() => taskCommandData(TASK_TABLE.informationTransfer, duty, { text: 't', by: 'b' }, unitRef)).toThrow();
  });
});
