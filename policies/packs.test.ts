import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../domain/calendar/instant.ts';
import { DISCHARGE_DUTY_CODES } from '../domain/duties/catalogue.ts';
import { faultsOfPacks } from '../domain/policy/check-packs.ts';
import { resolvePolicy } from '../domain/policy/resolve.ts';
import { ALL_PACKS, DEMO_ROUTINE_PACKS, LAW_PACKS, NO_DUTY_FALLS_DUE, ROUTINE_PACKS } from './packs.ts';

const AT = Date.UTC(2026, 2, 10, 8) as Instant;
const RELEASED = JSON.parse(readFileSync(new URL('released.json', import.meta.url), 'utf8')) as Record<string, string>;

const ROUTINES = [null, ...ROUTINE_PACKS, ...DEMO_ROUTINE_PACKS];

function resolved(routine: (typeof ROUTINES)[number], settings = {}) {
  return resolvePolicy({ laws: LAW_PACKS, routine, settings, at: AT });
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

describe('the packs', () => {
  test('have no faults', () => {
    expect(faultsOfPacks(ALL_PACKS, DISCHARGE_DUTY_CODES)).toEqual([]);
  });

  test('have every duty of a discharge', () => {
    expect(Object.keys(resolved(null).duties).sort()).toEqual([...DISCHARGE_DUTY_CODES].sort());
  });

  test.each(ROUTINES.map((routine) => [routine?.name ?? 'the law alone', routine] as const))(
    'resolve with %s into plain JSON of at most 32 KiB',
    (_name, routine) => {
      const policy = resolved(routine);
      expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
      expect(Buffer.byteLength(JSON.stringify(policy))).toBeLessThanOrEqual(32 * 1024);
    },
  );

  test('say why, wherever the law gives no number', () => {
    const withClock = Object.entries(resolved(null).duties).filter(([, rule]) => rule.due);
    const twoReadings = withClock.filter(
      ([, { due }]) => JSON.stringify(due?.shown) !== JSON.stringify(due?.breachedAfter),
    );
    expect(twoReadings.filter(([, rule]) => !rule.assumption).map(([code]) => code)).toEqual([]);
    expect(twoReadings.length).toBeGreaterThan(0);
  });

  test('only the demonstration is one', () => {
    expect(ROUTINES.map((routine) => resolved(routine).demo)).toEqual([false, false, true]);
  });

  test('of the demonstration are out within two minutes', () => {
    const [demo] = DEMO_ROUTINE_PACKS;
    const minutes = Object.values(resolved(demo ?? null).duties).flatMap(({ due }) => (due ? [due.breachedAfter] : []));
    expect(minutes.filter((span) => span.unit !== 'minutes' || span.n > 2)).toEqual([]);
  });

  test('stretched for a load test do not fall due within a week', () => {
    const duties = Object.values(resolved(null, NO_DUTY_FALLS_DUE).duties);
    const short = duties.filter(
      ({ due }) => due && due.shown.n > 0 && due.shown.n * (due.shown.unit === 'hours' ? 60 : 1) < 7 * 1440,
    );
    expect(short).toEqual([]);
  });
});

describe('released packs', () => {
  const PACKS = [...LAW_PACKS, ...ROUTINE_PACKS];

  test('never change: a new reading is a new file', () => {
    expect(Object.fromEntries(PACKS.map((pack) => [pack.name, hash(pack)]))).toEqual(RELEASED);
  });

  test('and a change would be seen', () => {
    const [first] = PACKS;
    const changed = { ...first, duties: { ...first?.duties, admissionNotice: undefined } };
    expect(hash(changed)).not.toBe(RELEASED[first?.name ?? '']);
  });
});
