import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../calendar/instant.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { SIP_GROUNDS } from '../disclosure/sip-grounds.ts';
import { isUnsettled, type Delivery } from '../process/delivery.ts';
import type { ProcessEvent } from '../process/event.ts';
import { ConsentByLog } from '../testing/consent-by-log.ts';
import { PlayedSip, called, consent, consented, notice, preparation } from '../testing/played-sip.ts';
import { foldsOtherwise, lostDuty, stillAwaited, stored, toldTwice, twiceMet } from '../testing/properties.ts';
import { sipActsFrom } from '../testing/random-sip.ts';
import { PSYCHIATRY, SOCIAL } from '../testing/sip-people.ts';
import { REJECTION_CODES } from './codes.ts';
import { PERSON } from './commands.ts';
import { THE_PERSON } from './matter.ts';
import { mattersOf } from './matters.ts';
import { deliveriesAbout, meetingAbout, toldAt, toldOfMeeting } from './told.ts';
import { heldBack } from '../disclosure/sip-held-back.ts';
import type { Meeting, SipState } from './state.ts';
import { standingMark } from '../process/mark.ts';

/** Each number is an act on one case. */
const NUMBERS = fc.array(fc.nat(), { minLength: 3, maxLength: 40, size: 'max' });

/** Numbers that have once shown a fault: played first, for ever. */
const KEPT: [number[]][] = [];

const NO_MARKS = { deceased: false, protection: 'none' } as const;

/** What goes to a party has the consent of all who decide, by the log; and nothing goes of one who is marked. */
function ground(played: PlayedSip, { message, to, channel, about }: Delivery, log: ConsentByLog): string | undefined {
  const { state, at } = played;
  if (channel === 'process') return undefined;
  if (state.markings.some((marking) => !marking.cleared)) return 'a mark';
  const meeting = meetingAbout(state, optional(about));
  if (to.party === THE_PERSON) return groundOfPerson(played, message, to.unit, log, meeting);
  const wasTold = played.deliveries().some((one) => one.to.party === to.party && one.message !== message);
  switch (message) {
    case 'sipNotice':
    case 'sipNoticeChanged':
      if (!log.mayInvite(to.party, at)) return 'no consent to invite';
      return log.mayInviteThen(to.party, startOf(state, about) ?? at) ? undefined : 'no consent that lasts';
    case 'sipPlan':
      if (channel === 'ehr' && state.coordinating?.party === to.party) return undefined;
      return log.mayKnow(to.party, at) ? undefined : 'no consent to share';
    case 'sipLeadAsked':
      return log.mayKnow(to.party, at) ? undefined : 'no consent to share';
    case 'sipNoticeCancelled':
    case 'sipEnded':
      return wasTold ? undefined : 'nothing was told before';
    default:
      return undefined;
  }
}

function startOf(state: SipState, about: string | undefined): Instant | undefined {
  return meetingAbout(state, optional(about))?.startsAt;
}

function optional(about: string | undefined): { about?: string } {
  return about === undefined ? {} : { about };
}

function groundOfPerson(
  { state, at }: PlayedSip,
  message: string,
  whom: string,
  log: ConsentByLog,
  meeting: Meeting | undefined,
): string | undefined {
  if (whom === THE_PERSON) return undefined;
  const one = state.related.find(({ id }) => id === whom);
  if (!one?.safeToReach) return 'not safe';
  if (message === 'sipEnded') return undefined;
  if (log.isChild(at) && one.role === 'guardian') return undefined;
  if (message === 'sipNoticeCancelled') {
    return meeting && toldOfMeeting(state, meeting).has(whom) ? undefined : 'nothing was told before';
  }
  if (message === 'sipPlan') return 'no guardian of a child';
  return log.mayCallClose(whom, meeting?.meeting) ? undefined : 'neither called nor wanted';
}

/** The gate lets nothing out without a ground at that moment, however long it has waited. */
function ungrounded(played: PlayedSip): string | undefined {
  const log = new ConsentByLog(played.events);
  for (const delivery of played.deliveries()) {
    const { ground: named, item } = delivery;
    const { ground: expected } = SIP_GROUNDS[delivery.message as keyof typeof SIP_GROUNDS];
    const grounds = delivery.to.party === THE_PERSON ? ['persons-own', 'persons-wish'] : [expected];
    if (!grounds.includes(named)) return `${item} has another ground`;
    const isOut = isUnsettled(delivery) && 'facts' in composeSip(played.state, item, NO_MARKS, played.at);
    const missing = isOut ? ground(played, delivery, log) : undefined;
    if (missing) return `${item} ${delivery.message} ${delivery.about}: ${missing}`;
  }
  return undefined;
}

/** What is told in the moment that it is asked for had its ground then. */
function toldAtOnce(played: PlayedSip, events: readonly ProcessEvent[]): string | undefined {
  const log = new ConsentByLog(played.events);
  for (const { type, eventId } of events) {
    const delivery = played.state.deliveries[eventId];
    if (type !== 'deliveryRequested' || !delivery || delivery.toldAt === undefined) continue;
    const missing = ground(played, delivery, log);
    if (missing) return `${eventId} ${delivery.message}: ${missing}`;
  }
  return undefined;
}

/** What may go has gone, is going, or stands as something for a person to do. */
function vanished({ state, at }: PlayedSip): string | undefined {
  for (const matter of mattersOf(state, at)) {
    const { key, message, to, channel } = matter;
    if (toldAt(state, key) !== undefined || deliveriesAbout(state, key).some(isUnsettled)) continue;
    if (channel === 'process' || heldBack(state, { message, to, channel, about: key }, at)) continue;
    const isGivenUp = deliveriesAbout(state, key).length > 0;
    if (!isGivenUp) return `${key} was never asked for`;
  }
  return undefined;
}

function endedAndOpen({ state }: PlayedSip): string | undefined {
  const open = Object.values(state.duties).find((duty) => duty.status === 'open');
  const isDone = state.status === 'complete' && !standingMark(state, 'protected') && !standingMark(state, 'deceased');
  return isDone && open?.code === 'confirmEnd' ? 'complete and not confirmed' : undefined;
}

/** Waking comes to an end: the clock at the hour that was asked for leaves nothing to do at that hour. */
function wakesForEver(played: PlayedSip): string | undefined {
  const fork = played.fork();
  for (let wakes = 0; wakes < 3; wakes += 1) {
    const next = fork.nextWake();
    if (next === null) return undefined;
    fork.at = next > fork.at ? next : fork.at;
    fork.clock();
    fork.settle({ kind: 'failed', reason: 'away' });
    const after = fork.nextWake();
    if (after !== null && after <= fork.at) return `wakes at ${fork.at} again`;
  }
  return undefined;
}

const AFTER_EACH = { lostDuty, ungrounded, endedAndOpen, stillAwaited, toldTwice };

describe('whatever is done to a plan', () => {
  test(`after each act: no ${Object.keys(AFTER_EACH).join(', ')}; at last: no duty met twice, and the log folds to the state`, () => {
    fc.assert(
      fc.property(NUMBERS, (numbers) => {
        const played = new PlayedSip();
        for (const act of sipActsFrom(numbers)) {
          const before = played.events.length;
          const given = act(played);
          if (typeof given === 'string') expect(REJECTION_CODES).toContain(given);
          expect(toldAtOnce(played, played.events.slice(before))).toBeUndefined();
          if (played.events.length > before) expect(vanished(played)).toBeUndefined();
          for (const [name, faultOf] of Object.entries(AFTER_EACH)) {
            expect([name, faultOf(played)]).toEqual([name, undefined]);
          }
        }
        expect(twiceMet(played)).toBeUndefined();
        expect(wakesForEver(played)).toBeUndefined();
        expect(foldsOtherwise(played)).toBeUndefined();
      }),
      { numRuns: 120, examples: KEPT },
    );
  });

  test('a run that begins anew anywhere, from the state as the database has it, goes on as if it had not', () => {
    fc.assert(
      fc.property(NUMBERS, fc.nat(), (numbers, where) => {
        const whole = new PlayedSip();
        for (const act of sipActsFrom(numbers)) act(whole);
        const renewed = new PlayedSip();
        sipActsFrom(numbers).forEach((act, place) => {
          if ((where >> (place % 31)) % 2 === 1) renewed.state = stored<SipState>(renewed.state);
          act(renewed);
        });
        expect(stored(renewed.events)).toEqual(stored(whole.events));
      }),
      { numRuns: 40 },
    );
  });
});

describe('these properties can fail', () => {
  function without(played: PlayedSip, change: Partial<SipState>): PlayedSip {
    const other = played.fork();
    other.state = { ...played.state, ...change };
    return other;
  }

  /** A notice that waits for another try at a party whose invitation has been taken back in the log. */
  function leaking(): PlayedSip {
    const played = consented([SOCIAL, PSYCHIATRY]);
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    const before = played.settle({ kind: 'failed', reason: 'away' }).state;
    played.must('narrowConsent', { giver: PERSON, party: PSYCHIATRY.party, kinds: [], invite: true, at: played.at });
    return without(played, { grants: before.grants, deliveries: before.deliveries });
  }

  test('a record that is dropped is a lost duty, and an event that comes twice a duty met twice', () => {
    expect(lostDuty(without(consented(), { duties: {} }))).toBeDefined();
    const played = consented();
    played.events.push(...played.events.filter(({ type }) => type === 'dutyMet'));
    expect(twiceMet(played)).toBeDefined();
  });

  test('a gate that forgets what was taken back is found by the log', () => {
    expect(ungrounded(leaking())).toMatch('no consent to invite');
  });

  test('so is one that sends a notice of a meeting after the last day', () => {
    const played = consented([SOCIAL, PSYCHIATRY]);
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    const { grants, deliveries, meetings } = played.settle({ kind: 'failed', reason: 'away' }).state;
    const until = localDateOf(played.at);
    played.must('giveConsent', consent(played.at, [SOCIAL, PSYCHIATRY], { until }));
    expect(ungrounded(without(played, { grants, deliveries, meetings }))).toMatch('no consent that lasts');
  });

  test('so is one that calls somebody close whom the person no longer wants there', () => {
    const played = consented();
    played.must('nameRelated', { relatedId: 'sister', draftId: 'd', role: 'relatedPerson', safeToReach: true });
    const wish = (said: 'wants' | 'does-not-want') =>
      played.must('prepare', preparation(played.at, { related: [{ id: 'sister', wish: said }] }));
    wish('wants');
    played.must('convene', notice(played.at, undefined, { related: ['sister'] }));
    const { related, deliveries } = played.state;
    wish('does-not-want');
    expect(ungrounded(without(played, { related, deliveries }))).toMatch('neither called nor wanted');
  });

  test('a delivery that is dropped has vanished, and one that is doubled has been told twice', () => {
    const played = called([SOCIAL, PSYCHIATRY], consented([SOCIAL, PSYCHIATRY]));
    expect(vanished(without(played, { deliveries: {} }))).toBeDefined();
    const [told] = played.deliveries().filter(({ toldAt }) => toldAt !== undefined);
    if (!told) throw new Error('nothing was told');
    const deliveries = { ...played.state.deliveries, again: { ...told, item: 'again' } };
    expect(toldTwice(without(played, { deliveries }))).toBeDefined();
  });

  test('a state that no log leads to is another state', () => {
    expect(foldsOtherwise(without(consented(), { grants: [] }))).toBe('another state');
  });

  test('and the acts do something', () => {
    const seen = new Set<string>();
    const grounds = new Set<string>();
    for (const numbers of fc.sample(NUMBERS, { numRuns: 300, seed: 1 })) {
      const played = new PlayedSip();
      for (const act of sipActsFrom(numbers)) act(played);
      for (const type of played.types()) seen.add(type);
      for (const { ground: named } of played.deliveries()) grounds.add(named);
    }
    expect(grounds).toContain('persons-wish');
    for (const type of ['planDrawnUp', 'meetingMoved', 'consentEnded', 'grantExpired', 'turned18', 'deliveryStopped']) {
      expect(seen).toContain(type);
    }
  });
});
