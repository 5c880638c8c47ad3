import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../process/command.ts';
import { administrator, stranger, ward } from '../testing/people.ts';
import {
  drawnUp,
  intervention,
  linden,
  LINDEN,
  PSYCHIATRY,
  SCHOOL,
  SOCIAL,
  staffOf,
  UNITS,
  type PlayedPlan,
  type Shares,
} from '../testing/sip-plans.ts';
import type { TimelineEntry } from './frame-timeline.ts';
import type { PersonMarks } from './message.ts';
import { sipTimeline } from './sip-timeline.ts';

const NO_MARKS: PersonMarks = { deceased: false, protection: 'none' };
const SHARES: Shares = [
  [LINDEN, 'coordination', 'health'],
  [SOCIAL, 'coordination', 'social'],
  [SCHOOL, 'school'],
  [PSYCHIATRY, 'psychiatry', 'coordination'],
];

function line(played: PlayedPlan, viewer: Actor, marks = NO_MARKS): TimelineEntry[] {
  return sipTimeline(played.events, played.state, played.duties(), viewer, marks, undefined, played.at);
}

test('it is numbered without holes', () => {
  const played = drawnUp(SHARES);
  for (const viewer of [linden, ...UNITS.map(staffOf), administrator]) {
    const places = line(played, viewer).map(({ place }) => place);
    expect(places).toEqual(places.map((_place, index) => index + 1));
  }
  expect([line(played, stranger), line(played, ward.planner)]).toEqual([[], []]);
});

describe('what others wrote in the plan', () => {
  test('is there for those who may have that kind, without what it refers to', () => {
    const played = drawnUp(SHARES);
    const goal = played.must(
      'addGoal',
      { text: 'hemligt mål', term: 'short', kind: 'psychiatry', words: 'staff' },
      staffOf(PSYCHIATRY),
    );
    const what = 'promenader';
    played.must('addIntervention', intervention(LINDEN, 'social', what, { goal }), linden);
    const seen = JSON.stringify(line(played, staffOf(SOCIAL)));
    expect(seen).toContain(what);
    expect(seen).not.toMatch(/hemligt/);
    expect(seen).not.toContain(`"${goal}"`);
    expect(JSON.stringify(line(played, staffOf(SCHOOL)))).not.toContain(what);
  });

  test('is gone when it has been taken out, but for who wrote it', () => {
    const played = drawnUp(SHARES);
    const id = played.must('addIntervention', intervention(LINDEN, 'social', 'promenader'), linden);
    played.must('removeItem', { id, because: 'fel' }, linden);
    expect(JSON.stringify(line(played, staffOf(SOCIAL)))).not.toContain('promenader');
    expect(JSON.stringify(line(played, linden))).toContain('promenader');
  });
});

describe('the one that carries it on', () => {
  test('sees that a version was drawn up, not how much there is in it', () => {
    const entry = line(drawnUp(SHARES), linden).find(({ type }) => type === 'planDrawnUp');
    expect(entry?.data).toEqual({ version: 1, personAgrees: true });
  });

  test('sees nothing of a unit that it may not know of', () => {
    const played = drawnUp(SHARES);
    const social = staffOf(SOCIAL);
    played.must('appointLead', { unit: SOCIAL, coordinator: social.hsaId, wish: 'person', mostContact: true }, linden);
    played.must('acceptLead', {}, social);
    played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'dit' }, social);
    played.must('confirmEnd', { unit: PSYCHIATRY.unit }, staffOf(PSYCHIATRY));
    const seen = JSON.stringify(line(played, social));
    expect(seen).toContain('"ended"');
    expect(seen).not.toContain(PSYCHIATRY.party.slice(0, -3));
  });
});

test('a party sees neither offer, consent nor the course that others wrote', () => {
  const played = drawnUp(SHARES);
  played.must('pause', { because: 'sjukhus', at: played.at }, linden);
  const types = new Set(line(played, staffOf(SCHOOL)).map(({ type }) => type));
  const wrong = ['offerMade', 'offerAnswered', 'consentGiven', 'prepared', 'paused', 'leadAppointed', 'planDrawnUp'];
  expect(wrong.filter((type) => types.has(type))).toEqual([]);
});

test('an administrator sees machinery alone, and of a protected person no duty', () => {
  const played = drawnUp(SHARES);
  const types = new Set(line(played, administrator).map(({ type }) => type));
  expect([...types].filter((type) => !/^(duty|delivery|policy|sipOpened)/.test(type))).toEqual([]);
  expect(line(played, administrator).some((entry) => 'data' in entry)).toBe(false);
  const marks: PersonMarks = { deceased: false, protection: 'other' };
  const text = JSON.stringify(line(played, administrator, marks));
  expect(text).not.toMatch(/"duty/);
  for (const { party } of UNITS) expect(text).not.toContain(party.slice(0, -3));
});
