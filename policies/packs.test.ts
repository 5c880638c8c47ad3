import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../domain/calendar/instant.ts';
import { DISCHARGE_DUTY_CODES } from '../domain/duties/catalogue.ts';
import { SIP_DUTY_CODES } from '../domain/duties/sip/catalogue.ts';
import { faultsOfPacks } from '../domain/policy/check-packs.ts';
import { resolvePolicy } from '../domain/policy/resolve.ts';
import { ALL_PACKS, DEMO_ROUTINE_PACKS, LAW_PACKS, NO_DUTY_FALLS_DUE, ROUTINE_PACKS } from './packs.ts';

const AT = Date.UTC(2026, 2, 10, 8) as Instant;
const RELEASED = JSON.parse(readFileSync(new URL('released.json', import.meta.url), 'utf8')) as Record<string, string>;

const ALL_CODES = [...DISCHARGE_DUTY_CODES, ...SIP_DUTY_CODES];

/** Every policy that a case may carry: the law alone, and under each routine, of each kind. */
const POLICIES = ['discharge', 'sip', 'l-sip'].flatMap((kind) =>
  [null, ...ROUTINE_PACKS, ...DEMO_ROUTINE_PACKS]
    .filter((routine) => routine === null || (routine.kinds ?? ['discharge']).includes(kind))
    .map((routine) => ({ kind, routine })),
);

type Chosen = (typeof POLICIES)[number];

function resolved({ kind, routine }: Chosen, settings = {}) {
  return resolvePolicy({ laws: LAW_PACKS, routine, settings, at: AT, kind });
}

const LAW_ALONE: Chosen = { kind: 'discharge', routine: null };
const SIP_BY_LAW: Chosen = { kind: 'sip', routine: null };

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

describe('the packs', () => {
  test('have no faults', () => {
    expect(faultsOfPacks(ALL_PACKS, ALL_CODES)).toEqual([]);
  });

  test('have every duty of a discharge', () => {
    expect(Object.keys(resolved(LAW_ALONE).duties).sort()).toEqual([...DISCHARGE_DUTY_CODES].sort());
  });

  test('have every duty of a plan under a county routine, and only the law’s and the hub’s own without one', () => {
    const [county] = POLICIES.filter(({ kind, routine }) => kind === 'sip' && routine !== null);
    expect(Object.keys(resolved(county ?? SIP_BY_LAW).duties).sort()).toEqual([...SIP_DUTY_CODES].sort());
    const forces = Object.values(resolved(SIP_BY_LAW).duties).map(({ force }) => force);
    expect(new Set(forces)).toEqual(new Set(['goal', 'law-must']));
  });

  test('of one municipality rest on no statute', () => {
    const local = POLICIES.filter(({ kind, routine }) => kind === 'l-sip' && routine?.demo !== true);
    const sources = local.flatMap((one) => Object.values(resolved(one).duties).flatMap((rule) => rule.sources));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter(({ issuer }) => issuer === 'Riksdagen')).toEqual([]);
    expect(local.flatMap((one) => Object.values(resolved(one).duties)).some(({ force }) => force === 'law-must')).toBe(
      false,
    );
  });

  test.each(POLICIES.map((one) => [one.kind, one.routine?.name ?? 'the law alone', one] as const))(
    'resolve for %s with %s into plain JSON of at most 32 KiB',
    (_kind, _name, one) => {
      const policy = resolved(one);
      expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
      expect(Buffer.byteLength(JSON.stringify(policy))).toBeLessThanOrEqual(32 * 1024);
    },
  );

  test('say why, wherever the law gives no number', () => {
    const withClock = [LAW_ALONE, ...POLICIES.filter(({ kind }) => kind !== 'discharge')].flatMap((one) =>
      Object.entries(resolved(one).duties).filter(([, rule]) => rule.due),
    );
    const twoReadings = withClock.filter(
      ([, { due }]) => JSON.stringify(due?.shown) !== JSON.stringify(due?.breachedAfter),
    );
    expect(twoReadings.filter(([, rule]) => !rule.assumption).map(([code]) => code)).toEqual([]);
    expect(twoReadings.length).toBeGreaterThan(0);
  });

  test('only the demonstration is one', () => {
    const demos = POLICIES.filter((one) => resolved(one).demo).map(({ kind, routine }) => [kind, routine?.name]);
    expect(demos).toEqual([
      ['discharge', 'demo'],
      ['sip', 'demo-sip'],
      ['l-sip', 'demo-sip'],
    ]);
  });

  test('of the demonstration are out within two minutes', () => {
    const demos = POLICIES.filter((one) => resolved(one).demo);
    const minutes = demos.flatMap((one) =>
      Object.values(resolved(one).duties).flatMap(({ due }) => (due ? [due.breachedAfter] : [])),
    );
    expect(minutes.length).toBeGreaterThan(20);
    expect(minutes.filter((span) => span.unit !== 'minutes' || span.n > 2)).toEqual([]);
  });

  test('stretched for a load test do not fall due within a week', () => {
    const duties = [LAW_ALONE, SIP_BY_LAW].flatMap((one) => Object.values(resolved(one, NO_DUTY_FALLS_DUE).duties));
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
