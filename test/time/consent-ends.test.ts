import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SipState } from '../../domain/sip/state.ts';
import { CARE_CONTACT, GRANBY } from './support/people.ts';
import { consent, convene, drawUp, meet, offerSip, writePlan, type Sip } from './support/plan.ts';
import { swedish } from './support/swedish-time.ts';
import { goTo, logOf, replayAll, stateOf, stepsGiven } from './support/time-cases.ts';
import { startTimeHub, type TimeHub } from './support/time-hub.ts';

let hub: TimeHub;

beforeAll(async () => {
  hub = await startTimeHub('2026-09-28 09:00');
});
afterAll(() => hub.stop());

/** Status, and why it stopped, of the plan's delivery to the municipality's system. */
async function planTo({ caseId }: Sip): Promise<string[]> {
  const { deliveries } = await stateOf<SipState>(hub, caseId);
  return Object.values(deliveries)
    .filter(({ message, to }) => message === 'sipPlan' && to.unit === GRANBY.unit)
    .map(({ status, lastFailure }) => (status === 'stopped' ? `stopped: ${lastFailure}` : status));
}

function takenPlans({ caseId }: Sip): number {
  return hub.granby.taken.filter(({ message }) => message.caseId === caseId && message.message === 'sipPlan').length;
}

/** Hours at which Granby's system was asked to take something of the case. */
function asked({ caseId }: Sip): string[] {
  return hub.granby.asked.filter((one) => one.caseId === caseId).map(({ at }) => swedish(at));
}

/** When an event of the type is said to have happened, and when it was recorded. */
async function timesOf({ caseId }: Sip, type: string): Promise<string[]> {
  const events = (await logOf(hub, caseId)).filter((event) => event.type === type);
  return [...new Set(events.map(({ occurredAt, recordedAt }) => `${swedish(occurredAt)}, ${swedish(recordedAt)}`))];
}

describe('a consent that is for a time', () => {
  let ends: Sip;
  let renewed: Sip;

  beforeAll(async () => {
    [ends, renewed] = [await offerSip(hub, 'sends'), await offerSip(hub, 'srenewed')];
    for (const sip of [ends, renewed]) await consent(sip, '2026-10-20');
    const meetings = [await convene(ends, '2026-10-12 10:00'), await convene(renewed, '2026-10-12 13:00')];
    await goTo(hub, '2026-10-12 14:00');
    for (const [place, sip] of [ends, renewed].entries()) {
      await meet(sip, meetings[place] ?? '');
      await writePlan(sip, '2027-01-11');
    }
    await goTo(hub, '2026-10-14 10:00');
    await consent(renewed, '2027-04-20');
    await goTo(hub, '2026-10-20 16:00');
    hub.granby.up = false;
    for (const sip of [ends, renewed]) await drawUp(sip);
    await goTo(hub, '2026-10-20 23:50');
  }, 120_000);

  test('is reminded of from two weeks before, until it is renewed', async () => {
    const first = ['2026-10-06 08:00 remind outpatientCoordinator', '2026-10-13 15:00 remind outpatientCoordinator'];
    expect(await stepsGiven(hub, ends.caseId, 'renewConsent')).toEqual([
      ...first,
      '2026-10-19 15:00 remind outpatientCoordinator',
      '2026-10-20 15:00 escalate headOfOperations',
    ]);
    expect(await stepsGiven(hub, renewed.caseId, 'renewConsent')).toEqual(first);
  });

  test('lets the plan be tried as long as it lasts', async () => {
    expect(await planTo(ends)).toEqual(['waiting']);
    expect(await planTo(renewed)).toEqual(['waiting']);
    expect(asked(ends).filter((hour) => hour >= '2026-10-20 23')).not.toEqual([]);
  });

  test('ends at midnight: what waits for another try stops, and nothing goes after it', async () => {
    await goTo(hub, '2026-10-21 00:01');
    expect(await planTo(ends)).toEqual(['stopped: consent-missing']);
    hub.granby.up = true;
    await goTo(hub, '2026-10-22 09:00');
    expect(asked(ends).filter((hour) => hour >= '2026-10-21')).toEqual([]);
    expect(takenPlans(ends)).toBe(0);
    expect(await timesOf(ends, 'grantExpired')).toEqual(['2026-10-21 00:00, 2026-10-21 00:00']);
  });

  test('goes on without a break when it was renewed', async () => {
    expect(await planTo(renewed)).toEqual(['told']);
    expect(takenPlans(renewed)).toBe(1);
    expect(await timesOf(renewed, 'grantExpired')).toEqual([]);
  });
});

describe('a child who turns 18', () => {
  let guardians: Sip;
  let own: Sip;

  beforeAll(async () => {
    [guardians, own] = [
      await offerSip(hub, 'sguardians', { turns18On: '2027-01-26' }),
      await offerSip(hub, 'sown', { turns18On: '2027-01-26' }),
    ];
    for (const sip of [guardians, own]) {
      const at = await hub.clock.ask();
      await sip.say('nameRelated', { relatedId: 'rmother', draftId: 'none', role: 'guardian', safeToReach: true });
      await sip.say('hearChild', { oldEnough: true, view: 'agrees', how: 'Samtal', at });
    }
    const judged = { who: 'person', by: CARE_CONTACT.hsaId, because: 'Förstår vad det innebär' };
    await own.say('judgeConsenter', { ...judged, at: await hub.clock.ask() });
    await consent(guardians, null, 'rmother');
    await consent(own, null);
    const meetings = [await convene(guardians, '2026-11-09 10:00'), await convene(own, '2026-11-09 13:00')];
    await goTo(hub, '2026-11-09 14:00');
    for (const [place, sip] of [guardians, own].entries()) {
      await meet(sip, meetings[place] ?? '', { childTookPart: 'there' });
      await writePlan(sip, '2027-03-01');
    }
    await goTo(hub, '2027-01-25 16:00');
    hub.granby.up = false;
    for (const sip of [guardians, own]) await drawUp(sip);
    await goTo(hub, '2027-01-26 00:01');
    hub.granby.up = true;
    await goTo(hub, '2027-01-27 12:00');
  }, 120_000);

  test('is asked from ninety days before', async () => {
    expect(await stepsGiven(hub, guardians.caseId, 'askAtEighteen')).toEqual([
      '2026-10-28 08:00 remind outpatientCoordinator',
      '2027-01-18 15:00 remind outpatientCoordinator',
      '2027-01-22 15:00 remind outpatientCoordinator',
      '2027-01-25 15:00 escalate headOfOperations',
    ]);
    expect(await stepsGiven(hub, own.caseId, 'askAtEighteen')).toEqual([]);
  });

  test('takes the guardians’ consent away at midnight, and what rested on it stops', async () => {
    expect(await timesOf(guardians, 'consentEnded')).toEqual(['2027-01-26 00:00, 2027-01-26 00:00']);
    expect(await planTo(guardians)).toEqual(['stopped: consent-missing']);
    expect(takenPlans(guardians)).toBe(0);
    expect(asked(guardians).filter((hour) => hour >= '2027-01-26')).toEqual([]);
    const { deliveries } = await stateOf<SipState>(hub, guardians.caseId);
    const toMother = Object.values(deliveries).filter(
      ({ to, message }) => to.unit === 'rmother' && message === 'sipPlan',
    );
    expect(new Set(toMother.map(({ status }) => status))).toEqual(new Set(['stopped']));
  });

  test('takes nothing away that the child consented to alone', async () => {
    expect(await timesOf(own, 'turned18')).toEqual(['2027-01-26 00:00, 2027-01-26 00:00']);
    expect(await timesOf(own, 'consentEnded')).toEqual([]);
    expect(await planTo(own)).toEqual(['told']);
    expect(takenPlans(own)).toBe(1);
  });
});

test('every run replays', async () => {
  expect(await replayAll(hub)).toBe(4);
});
