import { describe, expect, test } from '@jest/globals';
import { parseInstant, type Instant } from '../calendar/instant.ts';
import { toIsoStockholm } from '../calendar/stockholm.ts';
import type { StepRule } from '../policy/policy.ts';
import { stepsOf, type StepAnchors } from './steps.ts';

const OFFICE = { fromHour: 8, toHour: 16 };

function at(iso: string): Instant {
  return parseInstant(iso) as Instant;
}

function steps(rule: Omit<StepRule, 'kind' | 'to'>, anchors: StepAnchors): string[] {
  return stepsOf([{ kind: 'remind', to: 'careContact', ...rule }], anchors, OFFICE).map((step) =>
    toIsoStockholm(step.at),
  );
}

describe('a step before something', () => {
  const friday = at('2026-03-13T15:00+01:00');

  test.each([
    ['within office hours leaves a whole hour', '2026-03-16T15:00+01:00', '2026-03-16T14:00:00+01:00'],
    ['on a Monday morning falls on the Friday before', '2026-03-16T07:00+01:00', '2026-03-13T15:00:00+01:00'],
    ['at the end of a Monday falls in its last office hour', '2026-03-17T00:00+01:00', '2026-03-16T15:00:00+01:00'],
  ])('%s', (_name, shown, expected) => {
    expect(steps({ beforeDueMinutes: 0, inOfficeHours: true }, { from: friday, due: { shown: at(shown) } })).toEqual([
      expected,
    ]);
  });

  test('never comes before the duty itself', () => {
    const from = at('2026-12-23T17:00+01:00');
    const due = { shown: at('2026-12-26T17:00+01:00') };
    expect(steps({ beforeDueMinutes: 0, inOfficeHours: true }, { from, due })).toEqual(['2026-12-23T17:00:00+01:00']);
  });

  test('goes by elapsed time where office hours do not matter', () => {
    const due = { shown: at('2026-03-29T04:00+02:00') };
    expect(steps({ beforeDueMinutes: 240 }, { from: friday, due })).toEqual(['2026-03-28T23:00:00+01:00']);
  });

  test('is left out while there is nothing to come before', () => {
    expect(steps({ beforeDueMinutes: 0 }, { from: friday })).toEqual([]);
    expect(steps({ beforeBreachMinutes: 0 }, { from: friday, due: { shown: friday } })).toEqual([]);
    expect(steps({ afterReadyMinutes: 0 }, { from: friday })).toEqual([]);
  });
});

describe('a step after something', () => {
  test.each([
    ['in office hours stays', '2026-03-12T10:00+01:00', '2026-03-13T10:00:00+01:00'],
    ['before opening waits for it', '2026-03-11T06:00+01:00', '2026-03-12T08:00:00+01:00'],
    ['after closing waits for the next day', '2026-03-11T16:00+01:00', '2026-03-13T08:00:00+01:00'],
    ['on a Saturday waits for Monday', '2026-03-13T10:00+01:00', '2026-03-16T08:00:00+01:00'],
    ['on julafton waits past Christmas', '2026-12-23T10:00+01:00', '2026-12-28T08:00:00+01:00'],
  ])('%s', (_name, from, expected) => {
    expect(steps({ afterMinutes: 1440, inOfficeHours: true }, { from: at(from) })).toEqual([expected]);
  });

  test('counts from when the person was judged ready', () => {
    const anchors = { from: at('2026-03-10T09:00+01:00'), readyAt: at('2026-03-12T09:00+01:00') };
    expect(steps({ afterReadyMinutes: 1 }, anchors)).toEqual(['2026-03-12T09:01:00+01:00']);
  });
});

test('steps come in order of time', () => {
  const from = at('2026-03-10T09:00+01:00');
  const rules: StepRule[] = [
    { kind: 'escalate', to: 'headOfOperations', beforeDueMinutes: 0 },
    { kind: 'remind', to: 'dischargePlanner', beforeDueMinutes: 60 },
  ];
  const due = { shown: at('2026-03-11T09:00+01:00') };
  expect(stepsOf(rules, { from, due }, OFFICE).map((step) => step.kind)).toEqual(['remind', 'escalate']);
});
