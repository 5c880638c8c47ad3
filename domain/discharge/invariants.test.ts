import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composeMessage } from '../disclosure/compose.ts';
import { GROUNDS } from '../disclosure/grounds.ts';
import { isUnsettled } from '../process/delivery.ts';
import { fold } from '../process/step.ts';
import { HOME_CARE } from '../testing/people.ts';
import { PlayedCase, inPlanning } from '../testing/played-case.ts';
import { actsFrom } from '../testing/random-commands.ts';
import { REJECTION_CODES } from './codes.ts';
import { blockedBy, deliveriesAbout, hasFailed, isLiftable, mattersOf, toldAt, voidedBy } from './matters.ts';
import { discharge } from './process.ts';
import { emptyDischarge, type DischargeState } from './state.ts';

/** Sequences of acts on one case. */
const randomActs = fc.array(fc.nat(), { minLength: 2, maxLength: 30, size: 'max' }).map(actsFrom);

const NO_MARKS = { deceased: false, protection: 'none' } as const;

/** Every duty is recorded as it stands, and every record is a duty: none is lost between them. */
function lostDuty(played: PlayedCase): string | undefined {
  const duties = new Map(played.duties().map((duty) => [duty.id, duty.status]));
  if (duties.size !== played.duties().length) return 'two duties with one id';
  // Time alone, without a command, changes no duty.
  for (const [id, status] of duties) {
    if (played.state.duties[id]?.status !== status) return `${id} is ${status} and not recorded so`;
  }
  return Object.keys(played.state.duties).find((id) => !duties.has(id));
}

/** The log of one duty: opened once, then each change from another status. */
function twiceMet(played: PlayedCase): string | undefined {
  const status = new Map<string, string>();
  for (const { type, data } of played.events) {
    if (!/^duty(Opened|Met|Waived|Reopened)$/.test(type)) continue;
    const { id } = data as { id: string };
    const before = status.get(id);
    if ((type === 'dutyOpened') !== (before === undefined) || before === type) return `${id}: ${type} after ${before}`;
    status.set(id, type);
  }
  return undefined;
}

/** What is to be told has gone, is going, or stands as something for a person to do about that very matter. */
function vanished(played: PlayedCase): string | undefined {
  const { state } = played;
  const open = played.duties().filter((duty) => duty.status === 'open');
  for (const matter of mattersOf(state)) {
    const voided = voidedBy(state, matter);
    if (toldAt(state, matter.key) !== undefined || (voided && voided !== 'secrecy-hinders')) continue;
    if (deliveriesAbout(state, matter.key).some(isUnsettled)) continue;
    const isSeen = open.some(({ code, about }) => {
      if (code === 'secrecyCheck') return matter.message === 'readyNotice' && about.episode === matter.episode;
      if (code === 'informationTransfer') return matter.message === code && about.unit === matter.unit.unit;
      return (code === 'sendByHand' || code === 'findUnit') && about.unit === matter.unit.unit;
    });
    if (!isSeen) return `${matter.key} is in nobody's hands`;
  }
  return undefined;
}

/** One item for each thing to each unit, on a ground, to a unit that was judged, and nothing at all about a marked person. */
function wrongDelivery(played: PlayedCase): string | undefined {
  const { state } = played;
  const live = new Set<string>();
  for (const delivery of played.deliveries()) {
    const ground = GROUNDS[delivery.message as keyof typeof GROUNDS];
    if (ground.ground !== delivery.ground || ground.statutory !== delivery.statutory) {
      return `${delivery.item} has no ground`;
    }
    const isJudged =
      state.units.some((unit) => unit.unit === delivery.to.unit) || delivery.to.unit === state.ward?.unit;
    const wasWard = played.events.some((e) => e.type === 'admitted' || e.type === 'wardChanged');
    if (!isJudged && !wasWard) return `${delivery.item} goes to a unit that nobody judged`;
    const isMarked = state.markings.some((marking) => !marking.cleared);
    if (isMarked && 'facts' in composeMessage(state, delivery.item, NO_MARKS)) {
      return `${delivery.item} passes the gate`;
    }
    const key = `${delivery.about}>${delivery.to.unit}`;
    const isPractice = /^(planningBegun|careContactAppointed|discharged)/.test(delivery.about ?? '');
    if (!isPractice && !isLiftable(delivery) && live.has(key)) return `${key} twice`;
    if (!isLiftable(delivery)) live.add(key);
  }
  return undefined;
}

/** Nothing is asked for while a mark stands, but what stays inside the hub: the person's SIP must know of a stay that ends. */
function askedOfMarked(played: PlayedCase): string | undefined {
  const standing = new Set<string>();
  for (const { type, data, eventId } of played.events) {
    const { kind = '', channel } = data as { kind?: string; channel?: string };
    if (type === 'personMarked') standing.add(kind);
    if (type === 'markCleared') standing.delete(kind);
    if (type === 'deliveryRequested' && channel !== 'process' && standing.size > 0) return `${eventId} is asked for`;
  }
  return undefined;
}

/** Closed means settled, and complete means that nothing is awaited. */
function unfinished(played: PlayedCase): string | undefined {
  const open = Object.values(played.state.duties).find((duty) => duty.status === 'open');
  if (played.state.status === 'closed' && open) return `closed with ${open.code} open`;
  return discharge.isComplete(played.state) && played.nextWake() !== null ? 'complete and waiting' : undefined;
}

/** The gate lets a matter out only as it stands. */
function gateIsOpen(played: PlayedCase): string | undefined {
  const { state } = played;
  return played
    .deliveries()
    .filter(isUnsettled)
    .find((delivery) => {
      const matter = mattersOf(state).find(({ key }) => key === delivery.about?.split('/')[0]);
      const mayGo = !matter || (!voidedBy(state, matter) && !blockedBy(state, matter));
      return !mayGo && 'facts' in composeMessage(state, delivery.item, NO_MARKS);
    })?.item;
}

function foldsOtherwise(played: PlayedCase): string | undefined {
  expect(fold(discharge, emptyDischarge('c1'), played.events)).toEqual(played.state);
  expect(JSON.parse(JSON.stringify(played.state))).toEqual(played.state);
  return played.events.some((event, place) => event.number !== place + 1) ? 'a hole in the numbers' : undefined;
}

describe('whatever is done to a case', () => {
  const AFTER_EACH = { lostDuty, vanished, wrongDelivery, unfinished, gateIsOpen };

  test(`after each act: no ${Object.keys(AFTER_EACH).join(', ')}; at last: no duty met twice, and the log folds to the state`, () => {
    fc.assert(
      fc.property(randomActs, (acts) => {
        const played = new PlayedCase();
        for (const act of acts) {
          const given = act(played);
          if (typeof given === 'string') expect(REJECTION_CODES).toContain(given);
          for (const [name, faultOf] of Object.entries(AFTER_EACH)) {
            expect([name, faultOf(played)]).toEqual([name, undefined]);
          }
        }
        expect(twiceMet(played)).toBeUndefined();
        expect(askedOfMarked(played)).toBeUndefined();
        expect(foldsOtherwise(played)).toBeUndefined();
      }),
      { numRuns: 120 },
    );
  });
});

describe('these properties can fail', () => {
  const without = (played: PlayedCase, change: Partial<DischargeState>): PlayedCase => {
    const other = new PlayedCase(played.at);
    other.state = { ...played.state, ...change };
    other.events.push(...played.events);
    return other;
  };

  test('a record that is dropped is a lost duty', () => {
    expect(lostDuty(without(inPlanning([HOME_CARE]), { duties: {} }))).toBeDefined();
  });

  test('an event that comes twice is a duty met twice', () => {
    const played = inPlanning([HOME_CARE]);
    played.events.push(...played.events.filter((event) => event.type === 'dutyMet'));
    expect(twiceMet(played)).toBeDefined();
  });

  test('a delivery that is dropped is a matter in nobody’s hands', () => {
    expect(vanished(without(inPlanning([HOME_CARE]), { deliveries: {} }))).toBeDefined();
    const matter = mattersOf(inPlanning([HOME_CARE]).state)[0];
    expect(matter && hasFailed(inPlanning([HOME_CARE]).state, matter)).toBe(false);
  });

  test('a delivery without its ground, and one asked for about a marked person, are wrong', () => {
    const played = inPlanning([HOME_CARE]);
    const [first] = played.deliveries();
    if (!first) throw new Error('nothing was sent');
    expect(
      wrongDelivery(without(played, { deliveries: { [first.item]: { ...first, ground: 'none' } } })),
    ).toBeDefined();
    const marked = without(played, {});
    const mark = { ...played.events[0], type: 'personMarked', data: { kind: 'deceased' } } as (typeof played.events)[0];
    marked.events.unshift(mark);
    expect(askedOfMarked(marked)).toBeDefined();
  });

  test('and the acts do something', () => {
    const seen = new Set<string>();
    for (const acts of fc.sample(randomActs, { numRuns: 300, seed: 1 })) {
      const played = new PlayedCase();
      for (const act of acts) act(played);
      for (const type of played.types()) seen.add(type);
    }
    for (const type of [
      'readyRevoked',
      'handledByHand',
      'unitFound',
      'deliveryGivenUp',
      'dutyReopened',
      'caseClosed',
      'personMarked',
    ]) {
      expect(seen).toContain(type);
    }
  });
});
