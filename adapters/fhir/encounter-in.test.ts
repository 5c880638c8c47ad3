import { describe, expect, test } from '@jest/globals';
import type { Encounter, Extension } from 'fhir/r4.js';
import type { UnitRef } from '../../domain/discharge/unit-ref.ts';
import { encounterIn } from './encounter-in.ts';
import { encounterKey } from './encounter-key.ts';
import { FhirRefusal } from './refusal.ts';
import { parseResource } from './schema/parse-resource.ts';

const BASE = 'https://samordna.example/fhir';
const HSA = 'urn:oid:1.2.752.129.2.1.4.1';

function hsa(value: string) {
  return { identifier: { system: HSA, value } };
}

function own(name: string, parts: Extension[]): Extension {
  return { url: `${BASE}/StructureDefinition/${name}`, extension: parts };
}

const by = { url: 'judgedBy', valueReference: hsa('SE0000000001-A002') };
const judgedAt = { url: 'judgedAt', valueDateTime: '2026-11-20T09:30:00+01:00' };
const unit = (id: string) => ({ url: 'unit', valueReference: hsa(id) });

function encounter(more: Partial<Encounter> = {}): Encounter {
  return {
    resourceType: 'Encounter',
    identifier: [{ system: 'https://journal.example/vt', value: '1' }],
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    period: { start: '2026-11-20T08:00:00+01:00' },
    serviceProvider: hsa('SE0000000001-1001'),
    ...more,
  };
}

function unitRef(hsaId: string): UnitRef {
  return { unit: hsaId, party: 'SE0000000002-1000', side: 'municipal-social', channel: 'system', known: true };
}

function read(more: Partial<Encounter> = {}) {
  const sent = parseResource<Encounter>('Encounter', encounter(more));
  return encounterIn({ encounter: sent, around: { owner: sent }, at: 'Encounter', base: BASE, unitRef }).stay;
}

function refused(work: () => unknown): { status: number; at: (string | undefined)[] } {
  try {
    work();
  } catch (error) {
    if (error instanceof FhirRefusal) return { status: error.status, at: error.issues.map((issue) => issue.at) };
    throw error;
  }
  throw new Error('was not refused');
}

describe('an Encounter as a snapshot', () => {
  test('times, ward and status are read', () => {
    expect(read()).toMatchObject({
      status: 'in-progress',
      encounterClass: 'IMP',
      admittedAt: Date.parse('2026-11-20T07:00:00Z'),
      ward: 'SE0000000001-1001',
    });
  });

  test.each(['IMP', 'ACUTE', 'NONAC', 'SS'])('class %s is inpatient care', (code) => {
    expect(read({ class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code } }).encounterClass).toBe(
      code,
    );
  });

  test.each(['EMER', 'AMB', 'HH', 'VR', 'PRENC', 'OBSENC'])('class %s is refused', (code) => {
    const wrong = { class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code } };
    expect(refused(() => read(wrong))).toEqual({ status: 422, at: ['Encounter.class'] });
  });

  test.each(['planned', 'arrived', 'triaged', 'unknown'] as const)('status %s is refused', (status) => {
    expect(refused(() => read({ status }))).toEqual({ status: 422, at: ['Encounter.status'] });
  });

  test('a finished one has the time of discharge, and no other does', () => {
    const period = { start: '2026-11-20T08:00:00+01:00', end: '2026-11-21T12:00:00+01:00' };
    expect(read({ status: 'finished', period }).dischargedAt).toBe(Date.parse('2026-11-21T11:00:00Z'));
    expect(read({ period })).not.toHaveProperty('dischargedAt');
    expect(refused(() => read({ status: 'finished' }))).toEqual({ status: 422, at: ['Encounter.period.end'] });
  });

  test.each([
    ['2026-11-20T08:00:00', 400],
    ['2026-11-20T08:00+01:00', 400],
    ['2026-11-20', 422],
    ['2026-13-20T08:00:00Z', 400],
    ['2026-02-30T08:00:00Z', 422],
  ])('the time %s is refused with %i, naming where it stands', (start, status) => {
    expect(refused(() => read({ period: { start } }))).toEqual({ status, at: ['Encounter.period.start'] });
  });
});

describe("the physician's judgement", () => {
  test('names units, each once', () => {
    const { judgement } = read({
      extension: [own('need-judgement', [by, judgedAt, unit('SE0000000002-1001'), unit('SE0000000002-1001')])],
    });
    expect(judgement).toMatchObject({ by: 'SE0000000001-A002', at: Date.parse('2026-11-20T08:30:00Z') });
    expect(judgement?.units.map((ref) => ref.unit)).toEqual(['SE0000000002-1001']);
  });

  test('or says that there is no need', () => {
    const noNeed = { url: 'noNeed', valueBoolean: true };
    expect(read({ extension: [own('need-judgement', [by, judgedAt, noNeed])] }).judgement?.units).toEqual([]);
  });

  test.each([
    ['neither', [by, judgedAt], 422],
    ['both', [by, judgedAt, unit('SE0000000002-1001'), { url: 'noNeed', valueBoolean: true }], 422],
    ['a no that is no', [by, judgedAt, { url: 'noNeed', valueBoolean: false }], 422],
    ['no physician', [judgedAt, unit('SE0000000002-1001')], 422],
    [
      'a part that it does not have',
      [by, judgedAt, unit('SE0000000002-1001'), { url: 'units', valueBoolean: true }],
      400,
    ],
  ])('with %s is refused', (_what, parts, status) => {
    expect(refused(() => read({ extension: [own('need-judgement', parts)] })).status).toBe(status);
  });

  test('left out, nothing is judged', () => {
    expect(read()).not.toHaveProperty('judgement');
  });

  test("under a misspelt name is refused, and a stranger's extension is not", () => {
    expect(refused(() => read({ extension: [own('need-judgment', [by])] })).status).toBe(400);
    expect(() => read({ extension: [{ url: 'https://other.example/x', valueString: 'x' }] })).not.toThrow();
  });
});

describe('ready for discharge', () => {
  const check = own('secrecy-check', [
    { url: 'outcome', valueCode: 'no-hindrance' },
    { url: 'by', valueReference: hsa('SE0000000001-A001') },
    { url: 'at', valueDateTime: '2026-11-20T10:00:00+01:00' },
  ]);

  test('has physician, time and secrecy check; an end means revoked', () => {
    const revokedAt = { url: 'revokedAt', valueDateTime: '2026-11-20T12:00:00+01:00' };
    const { ready } = read({ extension: [own('ready-for-discharge', [by, judgedAt, revokedAt]), check] });
    expect(ready).toEqual({
      by: 'SE0000000001-A002',
      judgedAt: Date.parse('2026-11-20T08:30:00Z'),
      revokedAt: Date.parse('2026-11-20T11:00:00Z'),
      secrecy: { outcome: 'no-hindrance', by: 'SE0000000001-A001', at: Date.parse('2026-11-20T09:00:00Z') },
    });
  });

  test('a secrecy check alone is refused', () => {
    expect(refused(() => read({ extension: [check] })).status).toBe(422);
  });
});

describe('the key of a stay', () => {
  test('is the episode of care, whoever sends it, else the sender and its identifier', () => {
    const episode = encounter({
      episodeOfCare: [{ identifier: { system: 'https://region.example/episode', value: 'e' } }],
    });
    expect(encounterKey(episode, 'A', 'Encounter')).toBe(encounterKey(episode, 'B', 'Encounter'));
    expect(encounterKey(encounter(), 'A', 'Encounter')).not.toBe(encounterKey(encounter(), 'B', 'Encounter'));
    const { identifier: _identifier, ...without } = encounter();
    expect(refused(() => encounterKey(without, 'A', 'Encounter')).at).toEqual(['Encounter.identifier']);
  });
});
