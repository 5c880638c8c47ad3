import { describe, expect, test } from '@jest/globals';
import { parseInstant, type Instant } from '../calendar/instant.ts';
import type { LawPack, RoutinePack } from './pack.ts';
import type { DutyRule } from './policy.ts';
import { resolvePolicy, routineFor } from './resolve.ts';

const SOURCE = { title: 'Provlag', issuer: 'Prov', section: '1 §' };

function rule(hours: number): DutyRule {
  const span = { unit: 'hours', n: hours } as const;
  return {
    force: 'law-must',
    sources: [SOURCE],
    due: { shown: span, breachedAfter: span },
    steps: [{ kind: 'remind', to: 'physician', afterMinutes: 10 }],
  };
}

function law(name: string, from: string, to: string | undefined, duties: LawPack['duties']): LawPack {
  const validity = to === undefined ? { from } : { from, to };
  return { kind: 'law', name, law: 'prov', issuer: 'Prov', sources: [SOURCE], validity, assumptions: [], duties };
}

const LAWS = [
  law('law-a', '2025-01-01', '2026-06-30', { admissionNotice: rule(24) }),
  law('law-b', '2026-07-01', undefined, { admissionNotice: rule(12) }),
];

const ROUTINE: RoutinePack = {
  kind: 'routine',
  name: 'routine-a',
  issuer: 'Prov',
  sources: [SOURCE],
  validity: { from: '2025-01-01', to: '2026-12-31' },
  extends: 'law-a',
  assumptions: [],
  duties: { admissionNotice: { steps: [] } },
  practice: { discharged: 'ward' },
};

function at(iso: string): Instant {
  return parseInstant(iso) as Instant;
}

describe('a resolved policy', () => {
  test('has the law of its day, also for a case that began before', () => {
    const resolve = (iso: string) => resolvePolicy({ laws: LAWS, routine: null, settings: {}, at: at(iso) });
    expect(resolve('2026-06-30T23:59+02:00').duties.admissionNotice?.due?.shown.n).toBe(24);
    expect(resolve('2026-07-01T00:00+02:00').duties.admissionNotice?.due?.shown.n).toBe(12);
    expect(resolve('2026-07-01T00:00+02:00').name).toBe('law-b');
  });

  test('knows the days on which the law changes, in Swedish time', () => {
    const { lawDates } = resolvePolicy({ laws: LAWS, routine: null, settings: {}, at: at('2026-01-01T00:00Z') });
    expect(lawDates).toEqual([at('2025-01-01T00:00+01:00'), at('2026-07-01T00:00+02:00')]);
  });

  test('has no duty of a law that is not in force, whatever the routine adds to it', () => {
    const policy = resolvePolicy({ laws: LAWS, routine: ROUTINE, settings: {}, at: at('2024-01-01T00:00Z') });
    expect(policy.duties).toEqual({});
  });

  test('takes steps and practice from the routine, and the installation has the last word', () => {
    const settings = { practice: { discharged: 'everyone' as const }, officeHours: { fromHour: 7, toHour: 17 } };
    const policy = resolvePolicy({ laws: LAWS, routine: ROUTINE, settings, at: at('2026-01-01T00:00Z') });
    expect(policy.duties.admissionNotice).toMatchObject({ force: 'law-must', due: { shown: { n: 24 } }, steps: [] });
    expect(policy.practice).toEqual({
      planningBegun: 'nobody',
      careContactAppointed: 'nobody',
      discharged: 'everyone',
    });
    expect(policy.officeHours.fromHour).toBe(7);
  });

  test('can have its clocks stretched until none falls due', () => {
    const policy = resolvePolicy({
      laws: LAWS,
      routine: null,
      settings: { clockFactor: 1000 },
      at: at('2026-01-01T00:00Z'),
    });
    expect(policy.duties.admissionNotice).toMatchObject({
      due: { shown: { n: 24_000 } },
      steps: [{ afterMinutes: 10_000 }],
    });
  });
});

describe('the routine of a case', () => {
  test.each([
    ['2024-12-31T12:00Z', undefined],
    ['2025-01-01T00:00+01:00', 'routine-a'],
    ['2026-12-31T23:59+01:00', 'routine-a'],
    ['2027-01-01T00:00+01:00', undefined],
  ])('that began %s is %s', (began, name) => {
    expect(routineFor([ROUTINE], at(began))?.name).toBe(name);
  });
});
