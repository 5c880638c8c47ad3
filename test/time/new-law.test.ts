import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPolicies } from '../../activities/policies.ts';
import type { LawPack } from '../../domain/policy/pack.ts';
import { LAW_PACKS } from '../../policies/packs.ts';
import { offerSip } from './support/plan.ts';
import { admit, becomeReady, type Stay } from './support/stay.ts';
import { swedish } from './support/swedish-time.ts';
import { dueOf, goTo, logOf, replayAll, runsOf, stepsGiven } from './support/time-cases.ts';
import { startTimeHub, type TimeHub } from './support/time-hub.ts';

let hub: TimeHub;
let stay: Stay;

/** The law of discharges has another wording from 2027-07-01, by which the call is to come within 310 days. */
function changedLaws(): LawPack[] {
  return LAW_PACKS.flatMap((law): LawPack[] => {
    const { meetingNotice } = law.duties;
    if (!meetingNotice) return [law];
    const span = { unit: 'calendarDays', n: 310, toEndOfDay: true } as const;
    const duties = { ...law.duties, meetingNotice: { ...meetingNotice, due: { shown: span, breachedAfter: span } } };
    return [
      { ...law, validity: { ...law.validity, to: '2027-06-30' } },
      { ...law, name: 'changed-law-2027-07-01', validity: { from: '2027-07-01' }, duties },
    ];
  });
}

beforeAll(async () => {
  hub = await startTimeHub('2026-09-01 09:00', createPolicies({ laws: changedLaws(), routines: [], settings: {} }));
  stay = await admit(hub, 'didle');
  await offerSip(hub, 'sidle');
  await goTo(hub, '2026-09-01 15:00');
  await becomeReady(hub, stay);
  await goTo(hub, '2027-09-01 12:00');
}, 120_000);
afterAll(() => hub.stop());

/** Types of the events that were recorded between two days, each with its hour. */
async function recorded(caseId: string, from: string, to: string): Promise<string[]> {
  const events = (await logOf(hub, caseId)).map(({ type, recordedAt }) => `${swedish(recordedAt)} ${type}`);
  return events.filter((event) => event >= from && event < to);
}

test('a case in which nothing happens is left alone for most of a year', async () => {
  expect(await recorded(stay.caseId, '2026-09-10', '2027-07-01')).toEqual([]);
  expect(await recorded(stay.caseId, '2026-09-01', '2026-09-10')).not.toEqual([]);
});

test('it meets a changed law as the day begins, and its duty moves', async () => {
  expect(await recorded(stay.caseId, '2027-07-01', '2027-07-08')).toEqual([
    '2027-07-01 00:00 policyApplied',
    '2027-07-01 00:00 dutyMoved',
  ]);
  expect(await dueOf(hub, stay.caseId, 'meetingNotice')).toEqual(['2027-07-09 00:00', '2027-07-09 00:00']);
  const steps = await stepsGiven(hub, stay.caseId, 'meetingNotice');
  expect(steps.filter((step) => step > '2027')).toEqual(['2027-07-08 15:00 escalate headOfOperations']);
});

test('its run is another from that day, and each run replays', async () => {
  const runs = await runsOf(hub, stay.caseId);
  expect(runs).toHaveLength(2);
  expect(await replayAll(hub)).toBe(3);
});

test('a case whose law is the same sleeps on', async () => {
  expect(await recorded('sidle', '2026-10-01', '2027-09-02')).toEqual([]);
  expect(await runsOf(hub, 'sidle')).toHaveLength(1);
});
