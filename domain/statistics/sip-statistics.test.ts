import { describe, expect, test } from '@jest/globals';
import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import { emptyDischarge, type DischargeState } from '../discharge/state.ts';
import { emptySip, type Meeting, type SipState } from '../sip/state.ts';
import type { SipUnit } from '../sip/units.ts';
import { sipStatistics, SMALLEST_COUNT } from './sip-statistics.ts';

const FROM = Date.UTC(2026, 0, 1) as Instant;
const UNTIL = Date.UTC(2026, 6, 1) as Instant;
const SCHOOL: SipUnit = {
  unit: 'SE0000000009-7001',
  party: 'SE0000000009-7000',
  body: 'Granby kommun',
  side: 'school',
  channel: 'workList',
  ehr: false,
  mail: false,
};

function day(n: number): Instant {
  return (FROM + n * MS_PER_DAY) as Instant;
}

/** A need on that day, a meeting so many days later. */
function plan(needOn: number, meetingAfter: number, part: Partial<SipState> = {}): SipState {
  const written = { at: day(needOn), number: 1, party: SCHOOL.party };
  const need = {
    ...written,
    from: 'staff' as const,
    reasons: [],
    coordination: true,
    socialServices: true,
    healthCare: true,
    unit: SCHOOL,
    by: 'SE',
  };
  return { ...emptySip('sip')('s'), needs: [need], meetings: [meeting(needOn + meetingAfter, true)], ...part };
}

function meeting(on: number, attended: boolean): Meeting {
  const written = { at: day(on), number: 2, party: SCHOOL.party };
  return {
    ...written,
    meeting: 'm',
    purpose: 'p',
    why: 'w',
    longTermGoal: 'g',
    questions: ['q'],
    startsAt: day(on),
    place: 'x',
    form: 'digital',
    personTakesPart: 'y',
    agreedWithPerson: true,
    convener: 'SE',
    unit: SCHOOL.unit,
    invitees: [{ unit: SCHOOL, kind: 'school', knowsPerson: true, attendance: 'required' }],
    moves: [],
    replies: [],
    countsFor: [],
    held: {
      ...written,
      attendance: [{ unit: SCHOOL.unit, attended }],
      personTookPart: 'there',
      childTookPart: attended ? 'there' : 'no',
      noteTaker: 'SE',
    },
    absences: [],
  };
}

function counted(sips: SipState[], discharges: DischargeState[] = []) {
  return sipStatistics(sips, discharges, FROM, UNTIL);
}

describe('statistics of plans', () => {
  test('tell medians of days from need to meeting', () => {
    const { days, plans } = counted([5, 7, 9, 20, 30].map((after, n) => plan(n, after)));
    expect(days.find(({ code }) => code === 'needToMeeting')).toEqual({ code: 'needToMeeting', median: 9, of: 5 });
    expect(plans).toContainEqual({ code: 'needs', count: 5 });
    expect(plans).toContainEqual({ code: 'drawnUp', count: 0 });
  });

  test('say no count by which anybody could be known', () => {
    const few = counted([1, 2, 3, 4].map((n) => plan(n, 3)));
    expect(few.plans).toContainEqual({ code: 'needs', count: 'few' });
    expect(few.days).toEqual([]);
    expect(few.children).toEqual([{ code: 'there', count: 'few' }]);
    expect(SMALLEST_COUNT).toBe(5);
  });

  test('count attendance by sector, and how children took part', () => {
    const came = Array.from({ length: 6 }, (_, n) => plan(n, 3));
    const away = Array.from({ length: 5 }, (_, n) => plan(n, 3, { meetings: [meeting(n + 3, false)] }));
    const { attendance, children, meetingForms } = counted([...came, ...away]);
    expect(attendance).toEqual([{ sector: 'school', attended: 6, absent: 5, refused: 0 }]);
    expect(children).toEqual([
      { code: 'there', count: 6 },
      { code: 'no', count: 5 },
    ]);
    expect(meetingForms).toEqual([{ code: 'digital', count: 11 }]);
  });

  test('leave out what is of another time, and cases on the wrong person', () => {
    const wrong = { wrongPerson: { at: day(1), number: 9, party: 'p' } };
    const all = [plan(-1, 3), plan(200, 3), ...Array.from({ length: 5 }, (_, n) => plan(n, 3, wrong))];
    expect(counted(all).plans).toContainEqual({ code: 'needs', count: 0 });
  });

  test('set what is required beside what is done', () => {
    const needing = Array.from({ length: 7 }, (_, n): DischargeState => ({
      ...emptyDischarge(`d${n}`),
      bothSides: { at: day(n), number: 3, needed: true, saidBy: 'SE', party: 'p' },
      meetingNotices: n < 5 ? [{ sentAt: day(n), sentBy: 'SE', party: 'p', counts: true, number: 4 }] : [],
    }));
    expect(counted([], needing).discharges).toEqual([
      { code: 'needed', count: 7 },
      { code: 'noticeSent', count: 5 },
      { code: 'declined', count: 0 },
    ]);
  });
});
