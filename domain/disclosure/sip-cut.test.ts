import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { localDate } from '../calendar/local-date.ts';
import { instantOf, startOfDay } from '../calendar/stockholm.ts';
import { INFORMATION_KINDS, type EndReason, type InformationKind } from '../sip/commands.ts';
import type { SipState } from '../sip/state.ts';
import {
  called,
  consent,
  drawnUp,
  intervention,
  linden,
  LINDEN,
  offered,
  PSYCHIATRY,
  SCHOOL,
  SOCIAL,
  staffOf,
  type PlayedPlan,
  type Shares,
} from '../testing/sip-plans.ts';
import type { CopyFor, SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';

const ALL: Shares = [
  [LINDEN, ...INFORMATION_KINDS],
  [SOCIAL, 'coordination', 'social'],
  [SCHOOL, 'school'],
  [PSYCHIATRY, 'coordination', 'psychiatry'],
];
const SCHOOLS: CopyFor = { party: SCHOOL.party };

function copy(played: PlayedPlan, of: CopyFor, at: Instant = played.at): SipCopy {
  return copyFor(played.state, of, at);
}

/** What others than the school wrote, by kind. */
function kindsIn({ needs, goals, interventions }: SipCopy): InformationKind[] {
  const others = [...needs, ...goals, ...interventions].filter(({ party }) => party !== SCHOOL.party);
  return [...new Set(others.map(({ kind }) => kind))].sort();
}

/** Linden has written something of every kind, and the school may have the given ones of them. */
function ofEveryKind(kinds: InformationKind[], until: SipState['turns18On'] = null): PlayedPlan {
  const played = drawnUp(ALL);
  for (const kind of INFORMATION_KINDS) played.must('addNeed', { text: `behov ${kind}`, kind }, linden);
  const shares: Shares = kinds.length === 0 ? [] : [[SCHOOL, ...kinds]];
  played.must('giveConsent', consent(shares, { until, at: played.at }), linden);
  return played;
}

/** All have been called and told. */
function meetingCalled(): PlayedPlan {
  const played = offered();
  played.must('giveConsent', consent(ALL), linden);
  played.must('convene', called(played, [LINDEN, SOCIAL, PSYCHIATRY]), linden);
  return played.settle();
}

describe('a party', () => {
  test.each(INFORMATION_KINDS)('that may have %s has that and nothing else that others wrote', (kind) => {
    expect(kindsIn(copy(ofEveryKind([kind]), SCHOOLS))).toEqual([kind]);
  });

  test('that may have nothing has what it wrote itself', () => {
    const seen = copy(ofEveryKind([]), SCHOOLS);
    expect(kindsIn(seen)).toEqual([]);
    expect(seen.interventions.map(({ what }) => what)).toEqual([`insats ${SCHOOL.party}`]);
    expect(JSON.stringify(seen)).not.toMatch(/egna ord|arbetssätt|anteckning/);
  });

  const LAST = localDate(2026, 4, 1);
  test.each([
    ['at the end of its last day', (instantOf(LAST, 23, 59) + 59_999) as Instant, ['home']],
    ['from midnight, though nobody has recorded it', startOfDay(localDate(2026, 4, 2)), []],
  ])('has what consent lets it have %s', (_name, at, expected) => {
    expect(kindsIn(copy(ofEveryKind(['home'], LAST), SCHOOLS, at))).toEqual(expected);
  });

  test('loses what is narrowed at once, and all when it is withdrawn', () => {
    const played = ofEveryKind(['home', 'family']);
    const narrowed = { giver: 'person', party: SCHOOL.party, kinds: ['home' as const], invite: false, at: played.at };
    played.must('narrowConsent', narrowed, linden);
    expect(kindsIn(copy(played, SCHOOLS))).toEqual(['family']);
    played.must('withdrawConsent', { giver: 'person', at: played.at }, linden);
    expect(kindsIn(copy(played, SCHOOLS))).toEqual([]);
  });

  test('hears of no consent that has ended, unless it took it down', () => {
    const played = ofEveryKind(['home']);
    expect(copy(played, SCHOOLS).consents.map(({ object }) => object)).toEqual(['invite', 'share']);
    played.must('withdrawConsent', { giver: 'person', at: played.at }, linden);
    expect(copy(played, SCHOOLS).consents).toEqual([]);
    expect(copy(played, { party: LINDEN.party }).consents.length).toBeGreaterThan(0);
  });

  const ENDS: (EndReason | 'withdrawn')[] = ['need-over', 'goals-changed', 'deceased', 'wrong-person', 'withdrawn'];
  test('has only its own, and one word, whatever ended it', () => {
    const seen = ENDS.map((because) => {
      const played = drawnUp(ALL);
      const { at } = played;
      if (because === 'withdrawn') played.must('withdrawConsent', { giver: 'person', at }, linden);
      else if (because === 'wrong-person') played.must('recordWrongPerson', { because: 'fel' }, linden);
      else played.must('end', { because, at, whereToTurn: 'dit' }, linden);
      return copy(played, SCHOOLS);
    });
    expect(seen[0]?.status).toBe('ended');
    expect(seen[0]?.meetings).toEqual([]);
    expect(seen[0]?.interventions).toHaveLength(1);
    for (const one of seen) expect(one).toEqual(seen[0]);
  });
});

describe('a party whose taking part tells something', () => {
  const hidden = [SOCIAL, SCHOOL];

  test('is in no part of the copy of one who may not have that', () => {
    const played = drawnUp(ALL);
    const open = intervention(PSYCHIATRY, 'social', 'stöd i vardagen');
    played.must('addIntervention', open, staffOf(PSYCHIATRY));
    const contacts = [PSYCHIATRY, LINDEN].map(({ unit }) => ({ role: 'other' as const, unit }));
    played.must('writePlan', { contacts }, linden);
    for (const { party } of hidden) {
      expect(JSON.stringify(copy(played, { party }))).not.toContain(PSYCHIATRY.party.slice(0, -3));
    }
    const social = copy(played, { party: SOCIAL.party });
    expect(social.contacts.map(({ unit }) => unit)).toEqual([LINDEN.unit]);
    expect(social.interventions.map(({ what }) => what)).toEqual([`insats ${SOCIAL.party}`]);
    expect(social.meetings[0]?.invitees.map(({ unit }) => unit)).toEqual([LINDEN.unit, SOCIAL.unit]);
  });

  test('has its contact kept when one who may not know of it writes the contacts anew', () => {
    const played = drawnUp(ALL);
    const [psychiatrys, own] = [PSYCHIATRY, LINDEN].map(({ unit }) => ({ role: 'other' as const, unit }));
    played.must('writePlan', { contacts: [psychiatrys!, own!] }, linden);
    const lead = { unit: SOCIAL, coordinator: staffOf(SOCIAL).hsaId, wish: 'person', mostContact: true } as const;
    played.must('appointLead', lead, linden);
    played.must('acceptLead', {}, staffOf(SOCIAL));
    const others = copy(played, { party: SOCIAL.party }).contacts;
    expect(others).toEqual([own]);
    const socials = { role: 'other' as const, unit: SOCIAL.unit };
    played.must('writePlan', { contacts: [...others, socials] }, staffOf(SOCIAL));
    expect(played.state.plan.contacts).toEqual([own, socials, psychiatrys]);
    expect(copy(played, { party: SOCIAL.party }).contacts).toEqual([own, socials]);
    played.must('writePlan', { contacts: [] }, staffOf(SOCIAL));
    expect(copy(played, { person: true }).contacts).toEqual([psychiatrys]);
  });

  test('is known to who called it, and to who may have that', () => {
    const played = drawnUp(ALL);
    for (const party of [LINDEN.party, PSYCHIATRY.party]) {
      const { team } = copy(played, { party });
      expect(team.map(({ unit }) => unit)).toContain(PSYCHIATRY.unit);
    }
  });

  test('makes no version for one who may not have what it changed', () => {
    const played = drawnUp(ALL);
    const { id = '' } = played.state.plan.interventions.find(({ party }) => party === PSYCHIATRY.party) ?? {};
    played.later(1).must('changeIntervention', { id, how: 'tätare' }, staffOf(PSYCHIATRY));
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    played.settle();
    const versions = [SOCIAL, SCHOOL, PSYCHIATRY, LINDEN].map(({ party }) => copy(played, { party }).version?.version);
    expect(versions).toEqual([1, 1, 2, 2]);
    const told = [SOCIAL, SCHOOL, PSYCHIATRY].map(({ unit }) => played.delivery('sipPlan', unit).about);
    expect(told).toEqual([`plan 1 ${SOCIAL.unit}`, `plan 1 ${SCHOOL.unit}`, `plan 2 ${PSYCHIATRY.unit}`]);
  });
});

describe('a guardian', () => {
  const BIRTHDAY = localDate(2026, 6, 1);
  const of: CopyFor = { guardian: 'r1' };

  /** A child of 17 with two guardians, one of whom is not safe to reach. */
  function withGuardians(): PlayedPlan {
    const played = offered(BIRTHDAY);
    for (const [relatedId, safeToReach] of [['r1', true] as const, ['r2', false] as const]) {
      played.must('nameRelated', { relatedId, draftId: relatedId, role: 'guardian', safeToReach }, linden);
    }
    played.must('hearChild', { oldEnough: true, view: 'agrees', at: played.at }, linden);
    for (const giver of ['r1', 'r2']) played.must('giveConsent', consent(ALL, { giver }), linden);
    played.must('addNeed', { text: 'öppet', kind: 'health' }, linden);
    played.must('addNeed', { text: 'i förtroende', kind: 'health', notForGuardians: true }, linden);
    return played;
  }

  test('has the plan but for what the child told in confidence, and no consent but their own', () => {
    const seen = copy(withGuardians(), of);
    expect(seen.needs.map(({ text }) => text)).toEqual(['öppet']);
    expect(new Set(seen.consents.map(({ giver }) => giver))).toEqual(new Set(['r1']));
    expect(JSON.stringify(seen)).not.toContain('r2');
  });

  const nothing: [string, (played: PlayedPlan) => void, CopyFor, Instant | null][] = [
    ['who is not safe to reach', () => undefined, { guardian: 'r2' }, null],
    ['who is none', () => undefined, { guardian: 'r9' }, null],
    [
      'of a child who was judged mature',
      (p) => p.must('judgeConsenter', { who: 'person', by: 'x', because: 'mogen', at: p.at }, linden),
      of,
      null,
    ],
    [
      'where the board decides',
      (p) => p.must('judgeConsenter', { who: 'social-board', by: 'x', because: 'vård', at: p.at }, linden),
      of,
      null,
    ],
    [
      'who is prevented',
      (p) => p.must('recordGuardian', { relatedId: 'r1', is: 'prevented', because: 'borta', by: 'x' }, linden),
      of,
      null,
    ],
    ['of a protected child', (p) => p.must('markPerson', { protection: 'other' }, linden), of, null],
    ['from midnight on the 18th birthday', () => undefined, of, startOfDay(BIRTHDAY)],
  ];
  test.each(nothing)('%s has nothing at all', (_name, change, guardian, at) => {
    const played = withGuardians();
    expect(copy(played, of).needs).toHaveLength(1);
    change(played);
    const seen = copy(played, guardian, at ?? played.at);
    expect([seen.needs, seen.team, seen.meetings, seen.consents, seen.contacts]).toEqual([[], [], [], [], []]);
    expect(seen).not.toHaveProperty('preparation');
  });

  test('has it until the last moment before', () => {
    expect(copy(withGuardians(), of, (startOfDay(BIRTHDAY) - 1) as Instant).needs).toHaveLength(1);
  });
});

describe('a meeting', () => {
  test('says what somebody needs who comes, to who called and to who said it', () => {
    const played = meetingCalled();
    const [meeting] = played.state.meetings;
    const reply = { unit: SOCIAL.unit, answer: 'comes', who: 'S', adaptations: 'hörslinga' } as const;
    played.must('replyToNotice', { meeting: meeting?.meeting ?? '', ...reply }, staffOf(SOCIAL));
    const seenBy = (of: CopyFor) =>
      copy(played, of).meetings[0]?.invitees.find(({ unit }) => unit === SOCIAL.unit)?.adaptations;
    const receivers: CopyFor[] = [
      { party: LINDEN.party },
      { party: SOCIAL.party },
      { person: true },
      { party: PSYCHIATRY.party },
    ];
    expect(receivers.map(seenBy)).toEqual(['hörslinga', 'hörslinga', undefined, undefined]);
  });

  test('that was moved says on whose account, and to who called by whose judgement', () => {
    const played = meetingCalled();
    const meeting = played.state.meetings[0]?.meeting ?? '';
    const startsAt = (played.at + 96 * 3_600_000) as Instant;
    const move = { because: 'persons-need', saidBy: linden.hsaId, agreedWithPerson: true } as const;
    played.must('moveMeeting', { meeting, startsAt, ...move }, linden);
    const movedFor = (of: CopyFor) => copy(played, of).meetings[0]?.moved;
    expect(movedFor({ party: LINDEN.party })).toEqual({ because: 'persons-need', saidBy: linden.hsaId });
    expect(movedFor({ party: SOCIAL.party })).toEqual({ because: 'persons-need' });
  });
});

describe('what was at a meeting', () => {
  test('says how the person took part, and who took the notes', () => {
    const played = drawnUp(ALL, null, { personTookPart: 'another-way', personHow: 'genom bilder' });
    expect(copy(played, { person: true }).meetings[0]?.held).toMatchObject({
      personTookPart: 'another-way',
      personHow: 'genom bilder',
      noteTaker: linden.hsaId,
      summary: 'möte anteckning',
    });
  });

  test('names nobody who took notes for a party that the receiver may not know of', () => {
    const noteTaker = staffOf(PSYCHIATRY).hsaId;
    const played = drawnUp(ALL, null, { noteTaker });
    const noteTakerSeenBy = (of: CopyFor) => copy(played, of).meetings[0]?.held?.noteTaker;
    expect(noteTakerSeenBy({ party: SOCIAL.party })).toBeUndefined();
    expect(copy(played, { party: SOCIAL.party }).meetings[0]?.held?.summary).toBe('möte anteckning');
    expect(noteTakerSeenBy({ party: LINDEN.party })).toBe(noteTaker);
    expect(noteTakerSeenBy({ person: true })).toBe(noteTaker);
  });
});

test('the person has everything', () => {
  const seen = copy(drawnUp(ALL), { person: true });
  expect(seen.interventions).toHaveLength(4);
  expect(seen.meetings[0]?.invitees).toHaveLength(5);
  expect(seen.consents.length).toBeGreaterThan(5);
});
