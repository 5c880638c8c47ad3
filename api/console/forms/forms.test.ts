import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDirectory, type Member } from '../../../adapters/directory/directory.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { discharge } from '../../../domain/discharge/process.ts';
import { RIGHTS } from '../../../domain/discharge/rights.ts';
import type { DischargeView } from '../../../domain/disclosure/discharge-view.ts';
import { DISCHARGE_DUTY_CODES } from '../../../domain/duties/catalogue.ts';
import { nationalLaw } from '../../../test/support/law-alone.ts';
import { FORMS } from './catalogue.ts';
import type { DischargeContext } from './discharge-form.ts';
import { FORM_OF } from './of-duty.ts';

const directory = loadDirectory(join(import.meta.dirname, '../../../adapters/directory/fictional-region.json'));
const WARD = { party: 'SE0000000001-1000', unit: 'SE0000000001-1001' };
const LINDEN = 'SE0000000001-3001';

const formNamed = (wanted: string) => FORMS.find(({ name }) => name === wanted);

function contextFor(user: string, change: Partial<DischargeView> = {}): DischargeContext {
  const view: DischargeView = {
    kind: 'discharge',
    caseId: 'd1',
    as: 'ward',
    version: 1,
    personId: 'p1',
    personItems: [],
    marks: { deceased: false, protectedIdentity: false },
    status: 'planning',
    encounter: { ward: WARD, ready: [] },
    units: [
      { unit: LINDEN, party: 'SE0000000001-3000', side: 'region-outpatient', channel: 'workList', known: true },
      { unit: 'SE0000000009-1', party: null, side: 'municipal-social', channel: 'workList', known: false },
    ],
    careContacts: [],
    meetingNotices: [],
    transfers: [],
    duties: [],
    deliveries: [],
    deviations: [],
    changed: {},
    ...change,
  };
  const viewer = directory.memberByUser(user) as Member;
  return { view, viewer, directory, now: 0 as Instant, policy: nationalLaw, close: new Map() };
}

describe.each(FORMS.map((form) => [form.name, form] as const))('%s', (_name, form) => {
  const fields = form.fields(contextFor('planerare'));

  test('asks for exactly what it reads', () => {
    const shape = (
      form.schema as unknown as { shape: Record<string, { safeParse(value: unknown): { success: boolean } }> }
    ).shape;
    expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(shape).sort());
    const optional = Object.keys(shape).filter((name) => shape[name]?.safeParse(undefined).success);
    expect(
      fields
        .filter(({ required }) => !required)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(optional.sort());
  });

  test('has a name fit for an address, and each choice once', () => {
    expect(form.name).toMatch(/^[a-z-]+$/);
    for (const field of fields) {
      const values = 'options' in field ? field.options.map(({ value }) => value) : [];
      expect(new Set(values).size).toBe(values.length);
    }
  });
});

test('there is a form for every command that a person may give', () => {
  const commands = new Set<string>(FORMS.map(({ command }) => command));
  const ofSystems = ['reportEncounter', ...discharge.reports];
  expect(Object.keys(RIGHTS).filter((command) => !commands.has(command))).toEqual(ofSystems);
  expect(new Set(FORMS.map(({ name }) => name)).size).toBe(FORMS.length);
});

test('a duty leads to a form that exists', () => {
  for (const [code, name] of Object.entries(FORM_OF)) {
    expect(DISCHARGE_DUTY_CODES).toContain(code);
    expect(formNamed(name)).toBeDefined();
  }
});

describe('choices', () => {
  test('of units are those outside the hospital, under whoever answers for them', () => {
    const field = formNamed('bedom-behov')
      ?.fields(contextFor('planerare'))
      .find(({ name }) => name === 'units');
    const options = field && 'options' in field ? field.options : [];
    expect(options.map(({ value }) => value)).not.toContain(WARD.unit);
    expect(options).toContainEqual({ value: LINDEN, label: 'Vårdcentralen Linden', group: 'Region Exempel' });
  });

  test('of one are already made', () => {
    const field = formNamed('hitta-enhet')
      ?.fields(contextFor('planerare'))
      .find(({ name }) => name === 'instead');
    expect(field).toMatchObject({ value: 'SE0000000009-1' });
    const care = formNamed('fast-vardkontakt')?.fields(contextFor('vardcentralschef'))[0];
    expect(care).toMatchObject({ value: 'SE0000000001-A202' });
  });

  test('of the reader’s own units leave the others out', () => {
    const field = formNamed('paborja-planering')?.fields(contextFor('vardkontakt'))[0];
    expect(field && 'options' in field ? field.options.map(({ value }) => value) : []).toEqual([LINDEN]);
  });
});
