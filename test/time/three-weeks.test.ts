import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CARE_CONTACT } from './support/people.ts';
import { consent, convene, meet, offerSip, type Sip } from './support/plan.ts';
import { instantIn } from './support/swedish-time.ts';
import { dueOf, dutiesOf, goTo, replayAll, stepsGiven } from './support/time-cases.ts';
import { startTimeHub, type TimeHub } from './support/time-hub.ts';

let hub: TimeHub;

const REMINDED = '2026-09-21 15:00 remind outpatientCoordinator';
const ESCALATED = '2026-09-25 15:00 escalate headOfOperations';

/** The need of each is seen on the same Monday. */
const SIPS = { nobodyCalls: 'snobody', partiesMove: 'sparties', personMoves: 'sperson', isHeld: 'sheld' };

beforeAll(async () => {
  hub = await startTimeHub('2026-09-07 10:00');
  await begun(SIPS.nobodyCalls);
  for (const [caseId, because] of [
    [SIPS.partiesMove, 'parties'],
    [SIPS.personMoves, 'persons-need'],
  ] as const) {
    const sip = await begun(caseId);
    const meeting = await convene(sip, '2026-09-24 10:00');
    const moved = { meeting, startsAt: instantIn('2026-10-06 10:00'), saidBy: CARE_CONTACT.hsaId };
    await sip.say('moveMeeting', { ...moved, because, agreedWithPerson: true });
  }
  const held = await begun(SIPS.isHeld);
  const meeting = await convene(held, '2026-09-22 10:00');
  await goTo(hub, '2026-09-22 11:00');
  await meet(held, meeting);
  await goTo(hub, '2026-10-05 12:00');
}, 120_000);
afterAll(() => hub.stop());

async function begun(caseId: string): Promise<Sip> {
  const sip = await offerSip(hub, caseId);
  await consent(sip, null);
  return sip;
}

async function meetingDuty(caseId: string) {
  const [duty] = await dutiesOf(hub, caseId, 'holdMeeting');
  return { status: duty?.status, hinderedBy: duty?.hinderedBy, steps: await stepsGiven(hub, caseId, 'holdMeeting') };
}

describe('the meeting, three weeks from when the need was seen', () => {
  test('is due, and breached, as the third Monday ends', async () => {
    expect(await dueOf(hub, SIPS.nobodyCalls, 'holdMeeting')).toEqual(['2026-09-29 00:00', '2026-09-29 00:00']);
  });

  test('is reminded of a week before and escalated at the last hour at work of the day before', async () => {
    const steps = [REMINDED, ESCALATED];
    expect(await meetingDuty(SIPS.nobodyCalls)).toEqual({ status: 'open', hinderedBy: undefined, steps });
  });

  test('is so also when the parties moved it', async () => {
    const steps = [REMINDED, ESCALATED];
    expect(await meetingDuty(SIPS.partiesMove)).toEqual({ status: 'open', hinderedBy: undefined, steps });
  });

  test('is neither when it was moved for the person’s own need', async () => {
    const hinderedBy = 'at-the-persons-wish';
    expect(await meetingDuty(SIPS.personMoves)).toEqual({ status: 'open', hinderedBy, steps: [] });
  });

  test('is not escalated when it has been held', async () => {
    const steps = [REMINDED];
    expect(await meetingDuty(SIPS.isHeld)).toEqual({ status: 'met', hinderedBy: undefined, steps });
  });
});

test('every run replays', async () => {
  expect(await replayAll(hub)).toBe(4);
});
