import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { instant } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import { DEFAULT_SYSTEMS } from '../../lifecare/message-systems.ts';
import { JOURNAL_SYSTEM } from '../../partner-simulator/ehr/edited-meanwhile.ts';
import type { EhrFault, EhrTrait } from '../../partner-simulator/ehr/faults.ts';
import type { Stored } from '../../partner-simulator/ehr/store.ts';
import { startPartnerSimulator, type PartnerSimulator } from '../../partner-simulator/simulator.ts';
import { ehrPlanOf } from '../sip/ehr-plan.ts';
import { SAMPLE_COPY, SAMPLE_PERSON, sampleMessage } from '../sip/testing/sample-copy.ts';
import type { EhrPlan } from './plan.ts';
import { ehrWriter } from './writer.ts';

const [first, second] = SAMPLE_COPY.interventions;
const WOUND = 'Såromläggning';
const HELP = 'Hemtjänst på morgonen';

let simulator: PartnerSimulator;

beforeEach(async () => {
  simulator = await startPartnerSimulator({ port: 0 });
});

afterEach(async () => {
  await simulator.close();
});

type Intervention = SipCopy['interventions'][number];

/** The plan with two interventions of units, decided and not begun but for what is said. */
function planOf(changes: Partial<Intervention>[] = [{}, {}], message: 'sipPlan' | 'sipEnded' = 'sipPlan'): EhrPlan {
  const interventions = [first!, second!].slice(0, changes.length).map((one, index) => {
    const { carriedOut: _carriedOut, ongoing: _ongoing, after: _after, ...rest } = one;
    return { ...rest, status: 'decided' as const, ...changes[index] };
  });
  const ended = message === 'sipEnded' ? { status: 'ended' as const, endedAt: instant(Date.parse('2027-05-01')) } : {};
  const copy: SipCopy = { ...SAMPLE_COPY, ...ended, interventions };
  const envelope = { person: SAMPLE_PERSON, names: (hsaId: string) => `Namn på ${hsaId}` };
  return ehrPlanOf(sampleMessage(copy, { message }), envelope, DEFAULT_SYSTEMS)!;
}

/** Of a plan that ends its receiver has what it has itself written, here the second of the interventions. */
function endOf(changes: Partial<Intervention> = {}): EhrPlan {
  const { item, resources } = planOf([{}, changes], 'sipEnded');
  const isTask = ({ resource }: EhrPlan['resources'][number]): boolean => resource.resourceType === 'Task';
  return { item, resources: [...resources.filter((one) => !isTask(one)), ...resources.filter(isTask).slice(1)] };
}

async function write(plan: EhrPlan): Promise<void> {
  const { fhirBaseUrl: baseUrl } = simulator.ehr;
  expect(await ehrWriter({ baseUrl, names: DEFAULT_SYSTEMS.base, token: 't' })(plan)).toEqual({ kind: 'told' });
}

function task(description: string): Stored {
  const found = simulator.ehr.resources().filter((one) => one['description'] === description);
  expect(found).toHaveLength(1);
  return found[0]!;
}

/** Somebody at the EHR changes the task. */
async function changeThere(description: string, change: object): Promise<void> {
  const body = { ...task(description), ...change };
  const answer = await fetch(`${simulator.ehr.fhirBaseUrl}/Task/${body.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/fhir+json', 'x-request-id': 'by-hand' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

function statuses(): unknown[] {
  return [WOUND, HELP].map((description) => task(description)['status']);
}

const KINDS: EhrTrait[][] = [
  [],
  ['no-transactions'],
  ['conditional-limit'],
  ['ignores-if-match'],
  ['strong-etags'],
  ['random-versions', 'own-ids-only'],
  ['no-transactions', 'ignores-if-none-exist', 'own-ids-only', 'says-little'],
];

describe.each(KINDS.map((traits) => ({ name: traits.join(', ') || 'usual', traits })))(
  'an EHR: $name',
  ({ traits }) => {
    beforeEach(() => simulator.ehr.setFault({ traits }));

    test('has the tasks, and they follow what the plan says', async () => {
      await write(planOf());
      expect(statuses()).toEqual(['accepted', 'accepted']);
      const there = JSON.stringify(task(HELP)['owner']);
      const owner = simulator.ehr.resources().find(({ id }) => there.includes(id));
      expect(JSON.stringify(owner?.['identifier'])).toContain(second!.unit);
      await write(planOf([{ status: 'refused' }, { carriedOut: 'ongoing' }]));
      expect(statuses()).toEqual(['rejected', 'in-progress']);
      await write(planOf());
      expect(statuses()).toEqual(['accepted', 'accepted']);
    });

    test('has what it has come further with left as it is, and is not written to for that', async () => {
      await write(planOf());
      await changeThere(HELP, { status: 'in-progress', note: [{ text: 'Ring först' }] });
      await write(planOf([{}, { judgedOn: first!.judgedOn! }]));
      expect(task(HELP)).toMatchObject({
        status: 'in-progress',
        note: [{ text: 'Ring först' }],
        restriction: { period: { end: first!.judgedOn } },
      });
      const before = JSON.stringify(simulator.ehr.resources());
      await write(planOf([{}, { judgedOn: first!.judgedOn! }]));
      expect(JSON.stringify(simulator.ehr.resources())).toBe(before);
      await write(planOf([{}, { carriedOut: 'done' }]));
      expect(statuses()).toEqual(['accepted', 'completed']);
    });

    test('is told at the end which of them end with it, those of others too', async () => {
      await write(planOf());
      await changeThere(WOUND, { status: 'in-progress' });
      const { meta: _before, status: _status, extension: _told, ...content } = task(WOUND);
      await write(endOf());
      const { meta: _meta, status, statusReason, extension: _now, ...ended } = task(WOUND);
      expect([status, statusReason]).toMatchObject(['cancelled', { text: 'Planen har avslutats.' }]);
      expect(ended).toEqual(content);
      expect(statuses()).toEqual(['cancelled', 'cancelled']);
      const before = JSON.stringify(simulator.ehr.resources());
      await write(endOf());
      expect(JSON.stringify(simulator.ehr.resources())).toBe(before);
    });

    test('keeps at the end what it has finished', async () => {
      await write(planOf());
      await changeThere(WOUND, { status: 'completed' });
      await changeThere(HELP, { status: 'failed' });
      await write(endOf({ carriedOut: 'done' }));
      expect(statuses()).toEqual(['completed', 'failed']);
    });

    test('has a task cancelled that the plan has no more, and opened when it is there again', async () => {
      await write(planOf());
      await changeThere(WOUND, { status: 'in-progress' });
      await write(planOf([{}]));
      expect(statuses()).toEqual(['in-progress', 'cancelled']);
      expect(task(HELP)).toMatchObject({ statusReason: { coding: [{ code: 'not-in-plan' }] } });
      await write(planOf());
      expect(statuses()).toEqual(['in-progress', 'accepted']);
      expect(task(HELP)).not.toHaveProperty('statusReason');
    });

    test('that begins a task just as the hub writes has begun it', async () => {
      const judgedOn = first!.judgedOn!;
      let begun = 0;
      for (let after = 0; after < 6; after += 1) {
        await simulator.close();
        simulator = await startPartnerSimulator({ port: 0 });
        simulator.ehr.setFault({ traits });
        await write(planOf());
        simulator.ehr.setFault({ traits, fault: 'edited-meanwhile', after, times: 1 });
        await write(planOf([{}, { judgedOn }]));
        const isBegun = JSON.stringify(task(HELP)['identifier']).includes(JOURNAL_SYSTEM);
        begun += isBegun ? 1 : 0;
        const status = isBegun ? 'in-progress' : 'accepted';
        expect(task(HELP)).toMatchObject({ status, restriction: { period: { end: judgedOn } } });
      }
      expect(begun).toBeGreaterThan(0);
    });
  },
);

test.each<EhrFault>(['http-500', 'answer-lost', 'drops-entries', 'conflict', 'edited-meanwhile'])(
  'the end comes through %s, at whichever request',
  async (fault) => {
    await write(planOf());
    const asked = simulator.ehr.requests().length;
    await write(endOf());
    const requests = simulator.ehr.requests().length - asked;
    for (let after = 0; after < requests; after += 1) {
      await simulator.close();
      simulator = await startPartnerSimulator({ port: 0 });
      await write(planOf());
      simulator.ehr.setFault({ fault, after, times: 1 });
      const tell = ehrWriter({ baseUrl: simulator.ehr.fhirBaseUrl, names: DEFAULT_SYSTEMS.base, token: 't' });
      let outcome = await tell(endOf());
      if (outcome.kind === 'failed') outcome = await tell(endOf());
      expect(outcome).toEqual({ kind: 'told' });
      expect(statuses()).toEqual(['cancelled', 'cancelled']);
    }
  },
);

test('an EHR that does not search by the plan keeps the tasks of others as they stand', async () => {
  simulator.ehr.setFault({ traits: ['few-searches'] });
  await write(planOf());
  await write(endOf());
  expect(statuses()).toEqual(['accepted', 'cancelled']);
});
