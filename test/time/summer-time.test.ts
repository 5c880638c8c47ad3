import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consent, offerSip } from './support/plan.ts';
import { admit } from './support/stay.ts';
import { swedish } from './support/swedish-time.ts';
import { dueOf, goTo, logOf, replayAll, stepsGiven } from './support/time-cases.ts';
import { startTimeHub, type TimeHub } from './support/time-hub.ts';

let hub: TimeHub;

beforeAll(async () => {
  hub = await startTimeHub('2026-10-22 09:00');
});
afterAll(() => hub.stop());

/** Each hour is what a clock in Sweden shows. */
const NIGHTS = [
  {
    night: 'an ordinary night',
    caseId: 'dordinary',
    admitted: '2026-10-22 15:00',
    due: '2026-10-23 15:00',
    steps: ['2026-10-23 11:00 remind dischargePlanner', '2026-10-23 14:00 escalate headOfOperations'],
  },
  {
    night: 'the night of an hour more',
    caseId: 'dautumn',
    admitted: '2026-10-24 15:00',
    due: '2026-10-25 14:00',
    steps: ['2026-10-25 10:00 remind dischargePlanner', '2026-10-25 13:00 escalate headOfOperations'],
  },
  {
    night: 'the night of an hour less',
    caseId: 'dspring',
    admitted: '2027-03-27 15:00',
    due: '2027-03-28 16:00',
    steps: ['2027-03-28 12:00 remind dischargePlanner', '2027-03-28 15:00 escalate headOfOperations'],
  },
];

describe.each(NIGHTS)('over $night', ({ caseId, admitted, due, steps }) => {
  const lastDay = due.slice(0, 10);

  beforeAll(async () => {
    await goTo(hub, admitted);
    hub.granby.up = false;
    await admit(hub, caseId);
    await consent(await offerSip(hub, `s${caseId}`), lastDay);
    await goTo(hub, `${lastDay} 23:59`);
    hub.granby.up = true;
  }, 120_000);

  test('an admission is to be told when 24 hours have gone, whatever the clock shows then', async () => {
    expect(await dueOf(hub, caseId, 'admissionNotice')).toEqual([due, due]);
    expect(await stepsGiven(hub, caseId, 'admissionNotice')).toEqual(steps);
  });

  test('a consent lasts until the day has ended', async () => {
    expect(await ended()).toEqual([]);
    await goTo(hub, `${dayAfter(lastDay)} 00:05`);
    expect(await ended()).toEqual([`${dayAfter(lastDay)} 00:00`]);
  });

  async function ended(): Promise<string[]> {
    const expired = (await logOf(hub, `s${caseId}`)).filter(({ type }) => type === 'grantExpired');
    return [...new Set(expired.map(({ recordedAt }) => swedish(recordedAt)))];
  }
});

function dayAfter(day: string): string {
  return `${day.slice(0, 8)}${Number(day.slice(8)) + 1}`;
}

test('every run replays', async () => {
  expect(await replayAll(hub)).toBe(6);
});
