import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CARE_CONTACT } from './support/people.ts';
import { admit, becomeReady, needSip } from './support/stay.ts';
import { dueOf, goTo, replayAll, say, stepsGiven } from './support/time-cases.ts';
import { startTimeHub, type TimeHub } from './support/time-hub.ts';

let hub: TimeHub;

beforeAll(async () => {
  hub = await startTimeHub('2026-11-12 10:00');
});
afterAll(() => hub.stop());

/** Ready at an hour; ten minutes later the person is asked of a SIP, and never answers. Gives the stay and its SIP. */
async function played(caseId: string, hours: { admitted: string; ready: string; asked: string; after: string }) {
  await goTo(hub, hours.admitted);
  const stay = await admit(hub, caseId);
  const sip = await needSip(hub, stay);
  await goTo(hub, hours.ready);
  await becomeReady(hub, stay);
  await goTo(hub, hours.asked);
  const offer = { at: await hub.clock.ask(), informedHow: 'Muntligt, med broschyr', understood: true };
  await say(hub, { caseId: sip, kind: 'sip' }, 'makeOffer', offer, CARE_CONTACT);
  await goTo(hub, hours.after);
  return { stay: caseId, sip };
}

describe('a person who is ready on a Friday at 15', () => {
  let at: { stay: string; sip: string };

  beforeAll(async () => {
    const hours = { admitted: '2026-11-12 11:00', ready: '2026-11-13 15:00', asked: '2026-11-13 15:10' };
    at = await played('dfriday', { ...hours, after: '2026-11-19 12:00' });
  }, 120_000);

  test('is to be called by Monday at 15, and the call is breached as Monday ends', async () => {
    expect(await dueOf(hub, at.stay, 'meetingNotice')).toEqual(['2026-11-16 15:00', '2026-11-17 00:00']);
  });

  test('brings reminders of the call when somebody is at work, and none on the days off', async () => {
    expect(await stepsGiven(hub, at.stay, 'meetingNotice')).toEqual([
      '2026-11-13 15:00 remind careContact',
      '2026-11-16 08:00 remind careContact',
      '2026-11-16 14:00 escalate headOfOperations',
      '2026-11-16 15:00 escalate headOfOperations',
    ]);
  });

  test('is to have answered in the last hour at work before the call is due', async () => {
    expect(await dueOf(hub, at.sip, 'decideConsent')).toEqual(['2026-11-16 14:00', '2026-11-16 15:00']);
    expect(await stepsGiven(hub, at.sip, 'decideConsent')).toEqual([
      '2026-11-13 15:10 remind outpatientCoordinator',
      '2026-11-16 13:00 escalate headOfOperations',
    ]);
  });
});

describe('a person who is ready on 23 December at 15', () => {
  let at: { stay: string; sip: string };

  beforeAll(async () => {
    const hours = { admitted: '2026-12-22 10:00', ready: '2026-12-23 15:00', asked: '2026-12-23 15:10' };
    at = await played('dchristmas', { ...hours, after: '2026-12-24 09:00' });
  }, 120_000);

  test('is to be called on a day off by one reading, and by the next working day by the other', async () => {
    expect(await dueOf(hub, at.stay, 'meetingNotice')).toEqual(['2026-12-26 15:00', '2026-12-29 00:00']);
  });

  test('brings the escalation at once: no hour at work is left before the first reading ends', async () => {
    expect(await stepsGiven(hub, at.stay, 'meetingNotice')).toEqual(['2026-12-23 15:00 escalate headOfOperations']);
    expect(await dueOf(hub, at.sip, 'decideConsent')).toEqual(['2026-12-23 15:00', '2026-12-26 15:00']);
    expect(await stepsGiven(hub, at.sip, 'decideConsent')).toEqual(['2026-12-23 15:10 escalate headOfOperations']);
  });
});

describe('a person who is ready on Christmas Eve at 10', () => {
  let at: { stay: string; sip: string };

  beforeAll(async () => {
    const hours = { admitted: '2026-12-24 09:30', ready: '2026-12-24 10:00', asked: '2026-12-24 10:10' };
    at = await played('deve', { ...hours, after: '2026-12-30 12:00' });
  }, 120_000);

  test('brings the next reminder on the first working day, and so does the one of the day before', async () => {
    expect(await dueOf(hub, at.stay, 'meetingNotice')).toEqual(['2026-12-27 10:00', '2026-12-29 00:00']);
    expect(await stepsGiven(hub, at.stay, 'meetingNotice')).toEqual([
      '2026-12-24 10:00 escalate headOfOperations',
      '2026-12-28 08:00 remind careContact',
      '2026-12-28 15:00 escalate headOfOperations',
    ]);
    expect(await stepsGiven(hub, 'dchristmas', 'meetingNotice')).toEqual([
      '2026-12-23 15:00 escalate headOfOperations',
      '2026-12-28 08:00 remind careContact',
      '2026-12-28 15:00 escalate headOfOperations',
    ]);
  });
});

test('every run replays', async () => {
  expect(await replayAll(hub)).toBe(6);
});
