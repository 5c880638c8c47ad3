import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SipState } from '../../domain/sip/state.ts';
import { CARE_CONTACT, CASE_OFFICER, GRANBY } from './support/people.ts';
import { consent, convene, drawUp, meet, offerSip, writePlan, type Sip } from './support/plan.ts';
import { dutiesOf, goTo, logOf, replayAll, runsOf, stateOf, stepsGiven } from './support/time-cases.ts';
import { startTimeHub, type TimeHub } from './support/time-hub.ts';

let hub: TimeHub;
let sip: Sip;
/** Ids of the reports that were given, in order. */
const reports: string[] = [];

/** What the lead coordinator does, by the hour in Sweden. In spring nobody is in touch, and one follow-up comes a week late. */
const ACTS: Record<string, () => Promise<unknown>> = {
  '2026-11-09 10:00': contact,
  '2026-12-14 10:00': () => followUp('2027-03-15'),
  '2027-01-25 10:00': contact,
  '2027-03-15 10:00': () => followUp('2027-06-14'),
  '2027-06-21 10:00': () => followUp('2027-09-13'),
  '2027-07-26 10:00': contact,
  '2027-09-13 10:00': () => followUp(undefined),
};

beforeAll(async () => {
  hub = await startTimeHub('2026-09-07 10:00');
  sip = await offerSip(hub, 'syear');
  await consent(sip, null);
  const meeting = await convene(sip, '2026-10-05 13:00');
  await goTo(hub, '2026-10-05 14:00');
  await meet(sip, meeting);
  const interventions = await writePlan(sip, '2026-12-14');
  await drawUp(sip);
  const hours = [...Object.keys(ACTS), ...reportDays().map((day) => `${day} 09:00`)].sort();
  for (const hour of hours) {
    await goTo(hub, hour);
    await (ACTS[hour]?.() ?? report(interventions));
  }
  await goTo(hub, '2027-09-20 12:00');
}, 240_000);
afterAll(() => hub.stop());

/** Both parties say how their interventions go, twice a week: more commands than one run takes. */
async function report(interventions: Record<string, string>): Promise<void> {
  for (const by of [CARE_CONTACT, CASE_OFFICER]) {
    const id = crypto.randomUUID();
    reports.push(id);
    const data = { id: interventions[by.party], carriedOut: 'ongoing', at: await hub.clock.ask() };
    await sip.say('reportIntervention', data, by, id);
  }
}

/** From a Tuesday on, every third and every fourth day in turn. */
function reportDays(): string[] {
  const first = Date.UTC(2026, 9, 6);
  return Array.from({ length: 96 }, (_none, place) => {
    const days = Math.floor(place / 2) * 7 + (place % 2) * 3;
    return new Date(first + days * 86_400_000).toISOString().slice(0, 10);
  });
}

async function contact(): Promise<void> {
  await sip.say('contactPerson', { at: await hub.clock.ask(), how: 'phone' });
}

async function followUp(next: string | undefined): Promise<void> {
  const goesOn = next === undefined ? { outcome: 'end' } : { outcome: 'continue', next: { on: next, form: 'meeting' } };
  await sip.say('reportFollowUp', { at: await hub.clock.ask(), form: 'meeting', ...goesOn });
}

test('a year takes more than one run, and each replays', async () => {
  expect((await runsOf(hub, sip.caseId)).length).toBeGreaterThan(1);
  expect(await replayAll(hub)).toBeGreaterThan(1);
});

describe('through all runs', () => {
  test('nothing that was said is lost or stored twice', async () => {
    const log = await logOf(hub, sip.caseId);
    expect(log.map(({ number }) => number)).toEqual(log.map((_event, place) => place + 1));
    const stored = log.filter(({ type }) => type === 'interventionReported').map(({ commandId }) => commandId);
    expect(stored).toEqual(reports);
    expect(reports.length).toBeGreaterThan(190);
  });

  test('each follow-up is a duty of its own, met once', async () => {
    const duties = await dutiesOf(hub, sip.caseId, 'followUp');
    expect(duties.map(({ status }) => status)).toEqual(['met', 'met', 'met', 'met']);
    const met = (await logOf(hub, sip.caseId)).filter(
      ({ type, data }) => type === 'dutyMet' && duties.some(({ id }) => id === (data as { id: string }).id),
    );
    expect(met).toHaveLength(4);
  });

  test('each follow-up is reminded of a week and a day before, and the late one is escalated', async () => {
    expect(await stepsGiven(hub, sip.caseId, 'followUp')).toEqual([
      '2026-12-07 15:00 remind outpatientCoordinator',
      '2026-12-11 15:00 remind outpatientCoordinator',
      '2027-03-08 15:00 remind outpatientCoordinator',
      '2027-03-12 15:00 remind outpatientCoordinator',
      '2027-06-07 15:00 remind outpatientCoordinator',
      '2027-06-11 15:00 remind outpatientCoordinator',
      '2027-06-14 15:00 escalate headOfOperations',
      '2027-09-06 15:00 remind outpatientCoordinator',
      '2027-09-10 15:00 remind outpatientCoordinator',
    ]);
  });

  test('the lead coordinator is told when ninety days have gone without a contact', async () => {
    expect(await stepsGiven(hub, sip.caseId, 'followCarryingOut')).toEqual([
      '2027-06-04 15:00 remind outpatientCoordinator',
      '2027-06-11 15:00 escalate headOfOperations',
    ]);
  });

  test('the plan was told once', async () => {
    const { deliveries } = await stateOf<SipState>(hub, sip.caseId);
    const told = hub.granby.taken.filter(({ message }) => message.message === 'sipPlan');
    expect(told.map(({ message }) => message.to.unit)).toEqual([GRANBY.unit]);
    const asked = Object.values(deliveries).filter(({ message, to }) => message === 'sipPlan' && to.unit !== 'person');
    expect(asked.map(({ to, status }) => [to.unit, status])).toEqual([[GRANBY.unit, 'told']]);
  });
});
