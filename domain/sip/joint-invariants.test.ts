import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../calendar/instant.ts';
import { leadCareContact } from '../discharge/queries.ts';
import { WARD } from '../testing/people.ts';
import { foldsOtherwise, lostDuty, stillAwaited, toldTwice, twiceMet } from '../testing/properties.ts';
import { worldActsFrom } from '../testing/random-world.ts';
import { isOpen, World } from '../testing/world.ts';
import { choiceOf } from './process-matters.ts';
import { noticeSentAt } from './told.ts';
import type { LinkedDischarge, SipState } from './state.ts';

/** Each number is an act on a stay, on the person's plan, on a report between them, or on the clock. */
const NUMBERS = fc.array(fc.nat(), { minLength: 4, maxLength: 45, size: 'max' });

/** Numbers that have once shown a fault: played first, for ever. */
const KEPT: [number[]][] = [
  [[0, 33358753, 75825, 171159121, 795299121, 91628689, 0, 0, 0, 0]],
  [[0, 1683009257, 1508542385, 488303025, 0, 0, 0, 0]],
  [
    [
      0, 207400215, 261341235, 1785340497, 1940321585, 916617209, 478310297, 1105676595, 696975977, 90926339,
      1451200279, 0, 1188586049, 0,
    ],
  ],
  [[0, 1194539735, 240717427, 1565796003, 873529520, 0, 510504593, 0, 0]],
  [[0, 1203388537, 119137633, 1957206808, 2013265905, 1475223401, 1656386449, 858573161, 1777407184, 0, 0, 0, 0]],
];

function twoOpen({ plans }: World): string | undefined {
  return plans.filter(isOpen).length > 1 ? 'two open plans' : undefined;
}

/** The ward learns nothing of a plan, and the reports between the two name nobody outside the hub. */
function toldTheWard({ plans }: World): string | undefined {
  return plans
    .flatMap((plan) => plan.deliveries())
    .find(({ to, channel }) => to.party === WARD.party || (channel === 'process' && to.party !== 'hub'))?.item;
}

/** A report has been recorded once, however many times it came. */
function recordedTwice({ cases }: World): string | undefined {
  const seen = new Set<string>();
  for (const { events } of cases) {
    for (const { type, commandId, data } of events) {
      if (!['dischargeReported', 'choiceReported', 'meetingNoticeReported'].includes(type)) continue;
      const key = `${commandId} ${(data as { what?: string }).what ?? type}`;
      if (seen.has(key) && !commandId.startsWith('k')) return key;
      seen.add(key);
    }
  }
  return undefined;
}

const FAULTS = { lostDuty, toldTwice, stillAwaited };

function faultIn(world: World): string | undefined {
  for (const one of world.cases) {
    for (const [name, faultOf] of Object.entries(FAULTS)) {
      const fault = faultOf(one);
      if (fault !== undefined) return `${one.state.caseId} ${name}: ${fault}`;
    }
  }
  return twoOpen(world) ?? toldTheWard(world) ?? recordedTwice(world);
}

/** What the plan knows of the stay when everything has arrived, beside what the stay says of itself. */
function planDisagrees({ stay, plan }: World): string | undefined {
  const { state } = stay;
  const linked = plan.state.discharges.find(({ dischargeId }) => dischargeId === state.caseId);
  if (!linked || !isOpen(plan)) return undefined;
  const lead = leadCareContact(state)?.careContact;
  if (linked.careContact?.hsaId !== lead && state.units.some(({ withdrawn }) => !withdrawn)) return 'the care contact';
  if ((linked.over !== undefined) !== (state.closed !== null || state.cancelled !== null)) return 'whether it is over';
  return linked.needsSip?.said === true && !linked.over ? readyDisagrees(stay, linked) : undefined;
}

/** Ready counts from when the first unit has been told. */
function readyDisagrees(stay: World['stay'], { ready }: LinkedDischarge): string | undefined {
  const told = stay.duties('meetingNotice').map(({ about }) => about.episode);
  const last = stay.state.episodes.findLast(({ episode }) => told.includes(episode));
  if (!ready || !last) return undefined;
  return (ready.revokedAt !== undefined) === (last.revoked !== undefined) ? undefined : 'whether the person is ready';
}

/** What the stay knows of the plan: the person's choice, and each notice sent while it lasted, once. */
function stayDisagrees({ stay, plan }: World): string | undefined {
  const linked = plan.state.discharges.find(({ dischargeId }) => dischargeId === stay.state.caseId);
  if (!linked?.needsSip || linked.over || !isOpen(plan)) return undefined;
  if (stay.state.choice?.choice !== choiceOf(plan.state, plan.at)) return 'the choice';
  const sent = sentDuring(plan.state, linked);
  const heard = stay.state.meetingNotices
    .filter(({ meetingAt }) => meetingAt !== undefined)
    .map(({ sentAt }) => sentAt);
  return sent.every((at) => heard.includes(at)) ? undefined : 'a notice';
}

function sentDuring(state: SipState, { admittedAt }: LinkedDischarge): Instant[] {
  return state.meetings.flatMap((meeting) => {
    const at = noticeSentAt(state, meeting);
    return at === undefined || at < admittedAt ? [] : [at];
  });
}

describe('a stay and a plan of one person', () => {
  test('however reports are lost, late or twice: no duty is lost, nothing is told twice, and in the end both know the same', () => {
    fc.assert(
      fc.property(NUMBERS, (numbers) => {
        const world = new World();
        for (const act of worldActsFrom(numbers)) {
          world.sync();
          act(world);
          expect(faultIn(world)).toBeUndefined();
        }
        world.carryAll();
        expect(faultIn(world)).toBeUndefined();
        expect([planDisagrees(world), stayDisagrees(world)]).toEqual([undefined, undefined]);
        for (const one of world.cases) {
          expect(twiceMet(one)).toBeUndefined();
          expect(foldsOtherwise(one)).toBeUndefined();
        }
      }),
      { numRuns: 80, examples: KEPT },
    );
  });
});
