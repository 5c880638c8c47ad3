import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../process/command.ts';
import { sharedKinds } from '../sip/consent.ts';
import type { SipState } from '../sip/state.ts';
import { administrator, stranger } from '../testing/people.ts';
import { plansFrom } from '../testing/random-plan.ts';
import { PART, PSYCHIATRY, staffOf, UNITS, type PlayedPlan } from '../testing/sip-plans.ts';
import type { PersonMarks } from './message.ts';
import { copyFor } from './sip-cut.ts';
import { sipTimeline } from './sip-timeline.ts';
import { viewSip, type SipView } from './sip-view.ts';

const NO_MARKS: PersonMarks = { deceased: false, protection: 'none' };
const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { minLength: 10, maxLength: 40 });

function seen(played: PlayedPlan, viewer: Actor, marks = NO_MARKS): SipView | null {
  return viewSip(played.state, played.duties(), viewer, marks, undefined, played.at);
}

function all(played: PlayedPlan, viewer: Actor): string {
  const line = sipTimeline(played.events, played.state, played.duties(), viewer, NO_MARKS, undefined, played.at);
  return JSON.stringify([seen(played, viewer), line]);
}

/** The party itself had a hand in it: it called the unit, or took down a consent that names it. */
function chose({ meetings, grants }: SipState, party: string, other: string): boolean {
  const hasCalled = meetings.some(
    (one) => one.party === party && one.invitees.some(({ unit }) => unit.party === other),
  );
  return hasCalled || grants.some((grant) => grant.party === party && grant.to === other);
}

test('whatever happens, no text is shown that is neither the party’s own nor of a kind that it may have', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const played = plansFrom(given);
      const isOver = played.state.ended !== null;
      for (const unit of UNITS) {
        const kinds: string[] = isOver ? [] : sharedKinds(played.state, unit.party, played.at);
        const texts = all(played, staffOf(unit)).matchAll(/text\.(\w+)\.([\w-]+)\.\d+/g);
        const wrong = [...texts].filter(([, kind = '', party]) => party !== unit.party && !kinds.includes(kind));
        expect(wrong.map(([text]) => text)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever happens, nothing tells of psychiatry to one who may not have that, and did not call it', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const played = plansFrom(given);
      const { state, at } = played;
      const called = state.meetings.flatMap(({ invitees }) => invitees).some(({ unit }) => unit === PSYCHIATRY);
      for (const unit of UNITS.filter((one) => one !== PSYCHIATRY && called)) {
        if (chose(state, unit.party, PSYCHIATRY.party)) continue;
        if (sharedKinds(state, unit.party, at).includes('psychiatry')) continue;
        expect(all(played, staffOf(unit))).not.toContain(PSYCHIATRY.party.slice(0, -3));
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever happens, a stranger and the ward of a discharge see nothing at all', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const played = plansFrom(given);
      expect(all(played, stranger)).toBe('[null,[]]');
    }),
    { numRuns: 20 },
  );
});

test('whatever happens, an administrator sees no text, no meeting and no plan', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const played = plansFrom(given);
      const text = all(played, administrator);
      expect(text).not.toMatch(/text\.|vem\.|möte |muntligt/);
      expect(seen(played, administrator)?.personId).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test('less consent never shows more', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (given, which) => {
      const played = plansFrom(given);
      const less = narrowed(played.state, which);
      for (const { party } of UNITS) {
        const before = new Set(stringsIn(copyFor(played.state, { party }, played.at)));
        const added = stringsIn(copyFor(less, { party }, played.at)).filter((text) => !before.has(text));
        expect(added.filter((text) => text !== 'draft')).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('the version of what is seen moves when that does, and never by something that is not seen', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const before = new Map<string, SipView | null>();
      let read = 0;
      plansFrom(given, (played) => {
        const isOfConsent = played.events.slice(read).some(({ type }) => type.startsWith('grant'));
        read = played.events.length;
        for (const { unit, ...rest } of UNITS) {
          const view = seen(played, staffOf({ unit, ...rest }));
          const earlier = before.get(unit);
          before.set(unit, view);
          if (!earlier || !view) continue;
          // A consent may have ended by the clock before that was recorded: what it let one see was gone already.
          if (view.version === earlier.version) expect(content(view)).toBe(content(earlier));
          else if (!isOfConsent) expect(content(view)).not.toBe(content(earlier));
        }
      });
    }),
    { numRuns: 60 },
  );
});

/** One share, or one invitation, with less in it. */
function narrowed(state: SipState, which: number): SipState {
  const place = which % Math.max(1, state.grants.length);
  const kind = [...PART.values()][which % PART.size];
  const grants = state.grants.flatMap((grant, at) => {
    if (at !== place) return [grant];
    return grant.object === 'share' ? [{ ...grant, kinds: (grant.kinds ?? []).filter((one) => one !== kind) }] : [];
  });
  return { ...state, grants };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What is seen, without what numbers it as a whole. */
function content({ sip, status, duties, deliveries, deviations, personItems, differences }: SipView): string {
  const all = { sip, status, duties, deliveries, deviations, personItems, differences };
  return JSON.stringify(all, (key, value: unknown) => (key === 'changedNumber' ? 0 : value));
}
