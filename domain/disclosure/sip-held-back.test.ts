import { describe, expect, test } from '@jest/globals';
import { localDate } from '../calendar/local-date.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import type { Instant } from '../calendar/instant.ts';
import type { SipMessage } from './message.ts';
import {
  AGENCY,
  called,
  consent,
  drawnUp,
  linden,
  LINDEN,
  offered,
  PSYCHIATRY,
  SCHOOL,
  SOCIAL,
  UNITS,
  type PlayedPlan,
} from '../testing/sip-plans.ts';
import { heldBack } from './sip-held-back.ts';

type Sending = Parameters<typeof heldBack>[1];

const SHARES: Parameters<typeof drawnUp>[0] = [
  [LINDEN, 'coordination'],
  [SOCIAL, 'coordination', 'social'],
  [PSYCHIATRY, 'psychiatry'],
];

function whyNot(played: PlayedPlan, sending: Sending, at: Instant = played.at): string | undefined {
  return heldBack(played.state, sending, at);
}

function calledOnly(form: 'physical' | 'digital' = 'physical'): PlayedPlan {
  const played = offered();
  played.must('giveConsent', consent(SHARES), linden);
  played.must('convene', called(played, UNITS, { form }), linden);
  return played;
}

const agencys = (played: PlayedPlan): Sending => played.delivery('sipNotice', AGENCY.unit);
const persons = (played: PlayedPlan): Sending => played.delivery('sipNotice', 'person');

describe('a notice', () => {
  test('may go while the consent to invite stands', () => {
    const played = calledOnly();
    expect([whyNot(played, agencys(played)), whyNot(played, persons(played))]).toEqual([undefined, undefined]);
  });

  const meeting = (played: PlayedPlan): string => played.state.meetings[0]?.meeting ?? '';
  const stops: [string, (played: PlayedPlan) => unknown, string, string | undefined][] = [
    [
      'the invitation is taken back',
      (p) =>
        p.must('narrowConsent', { giver: 'person', party: AGENCY.party, kinds: [], invite: true, at: p.at }, linden),
      'consent-withdrawn',
      undefined,
    ],
    [
      'all consent is withdrawn',
      (p) => p.must('withdrawConsent', { giver: 'person', at: p.at }, linden),
      'consent-withdrawn',
      'consent-withdrawn',
    ],
    [
      'the plan has ended',
      (p) => p.must('end', { because: 'need-over', at: p.at, whereToTurn: 'dit' }, linden),
      'sip-ended',
      'sip-ended',
    ],
    [
      'it was the wrong person',
      (p) => p.must('recordWrongPerson', { because: 'fel' }, linden),
      'wrong-person',
      'wrong-person',
    ],
    [
      'the meeting is called off',
      (p) => p.must('cancelMeeting', { meeting: meeting(p), because: 'sjuk' }, linden),
      'meeting-cancelled',
      'meeting-cancelled',
    ],
    ['the meeting has begun', (p) => p.later(49), 'superseded', 'superseded'],
    [
      'the person is protected',
      (p) => p.must('markPerson', { protection: 'other' }, linden),
      'protected-identity',
      'protected-identity',
    ],
    ['the person has died', (p) => p.must('markPerson', { deceased: true }, linden), 'deceased', 'deceased'],
  ];
  test.each(stops)('is held back when %s', (_name, happen, toAgency, toPerson) => {
    const played = calledOnly();
    const [agency, person] = [agencys(played), persons(played)];
    happen(played);
    expect([whyNot(played, agency), whyNot(played, person)]).toEqual([toAgency, toPerson]);
  });

  test('is held back by the clock, before anyone has recorded that the consent has ended', () => {
    const played = offered(localDate(2026, 3, 11));
    const mother = { relatedId: 'mother', draftId: 'd', role: 'guardian' as const, safeToReach: true };
    played.must('nameRelated', mother, linden);
    played.must('hearChild', { oldEnough: true, view: 'agrees', at: played.at }, linden);
    played.must('giveConsent', consent(SHARES, { giver: 'mother' }), linden);
    played.must('convene', called(played, UNITS), linden);
    const midnight = startOfDay(localDate(2026, 3, 11));
    expect(whyNot(played, agencys(played), (midnight - 1) as Instant)).toBeUndefined();
    expect(whyNot(played, agencys(played), midnight)).toBe('consent-missing');
  });

  test('is held back when those who decide now have consented for a time that ends before the meeting', () => {
    const played = offered(localDate(2026, 4, 1));
    const mother = { relatedId: 'mother', draftId: 'd', role: 'guardian' as const, safeToReach: true };
    played.must('nameRelated', mother, linden);
    played.must('hearChild', { oldEnough: true, view: 'agrees', at: played.at }, linden);
    played.must('giveConsent', consent(SHARES, { giver: 'mother' }), linden);
    played.must('giveConsent', consent(SHARES, { until: localDate(2026, 3, 11) }), linden);
    played.must('convene', called(played, UNITS), linden);
    expect(whyNot(played, agencys(played))).toBeUndefined();
    const judged = { who: 'person' as const, by: linden.hsaId, because: 'moget', at: played.at };
    played.must('judgeConsenter', judged, linden);
    expect([whyNot(played, agencys(played)), whyNot(played, persons(played))]).toEqual([
      'consent-missing',
      'consent-missing',
    ]);
  });

  test('of a digital meeting rests on consent to that too', () => {
    const played = calledOnly('digital');
    expect(whyNot(played, agencys(played))).toBeUndefined();
    played.must('giveConsent', consent(SHARES, { digitalMeeting: false, at: played.at }), linden);
    expect(whyNot(played, agencys(played))).toBe('consent-missing');
  });
});

describe('a plan', () => {
  test('goes to those who may have some of it, and to no other', () => {
    const played = drawnUp(SHARES);
    const to = new Set(played.deliveries().flatMap((one) => (one.message === 'sipPlan' ? [one.to.unit] : [])));
    expect([...to].sort()).toEqual([SOCIAL.unit, PSYCHIATRY.unit, 'person'].sort());
    const sending = { ...played.delivery('sipPlan', SOCIAL.unit), to: { party: SCHOOL.party, unit: SCHOOL.unit } };
    expect(whyNot(played, sending)).toBe('consent-missing');
  });

  test('that is not the latest is held back', () => {
    const played = drawnUp(SHARES);
    const first = played.delivery('sipPlan', 'person');
    played.must('addGoal', { text: 'nytt', term: 'short', kind: 'coordination', words: 'staff' }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    expect(whyNot(played, first)).toBe('superseded');
    expect(whyNot(played, played.delivery('sipPlan', 'person'))).toBeUndefined();
    expect(played.delivery('sipPlan', 'person').about).toMatch(/^plan 2 /);
  });
});

describe('the end', () => {
  test('is told to nobody close who was not named, and to none when consent was withdrawn', () => {
    const played = drawnUp(SHARES);
    played.must('nameRelated', { relatedId: 'r1', draftId: 'd1', role: 'relatedPerson', safeToReach: true }, linden);
    played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'dit' }, linden);
    played.must('informAtEnd', { at: played.at, whom: ['person', 'r1'], whereToTurn: 'dit' }, linden);
    const toClose = played.delivery('sipEnded', 'r1');
    expect(whyNot(played, toClose)).toBeUndefined();
    expect(whyNot(played, { ...toClose, to: { party: 'person', unit: 'r2' } })).toBe('not-a-receiver');
    const { state } = played;
    const withdrawn = { ...state, ended: state.ended && { ...state.ended, because: 'consent-withdrawn' as const } };
    expect(heldBack(withdrawn, toClose, played.at)).toBe('not-a-receiver');
  });
});

test('a mail says that something waits only while something does', () => {
  const played = calledOnly();
  const about = played.delivery('sipNotice', SOCIAL.unit).about ?? '';
  const mail = (key: string): Sending => ({
    message: 'somethingWaits',
    to: { party: SOCIAL.party, unit: SOCIAL.unit },
    channel: 'mail',
    about: `mail ${key}`,
  });
  expect(whyNot(played, mail(about))).toBeUndefined();
  expect(whyNot(played, mail('notice none'))).toBe('superseded');
});

test('a message that nobody knows stops', () => {
  const played = calledOnly();
  const unknown = { ...agencys(played), message: 'somethingNew' as SipMessage };
  expect(whyNot(played, unknown)).toBe('unknown-item');
});
