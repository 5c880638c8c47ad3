import { describe, expect, test } from '@jest/globals';
import { composeSip } from '../disclosure/sip-compose.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { localDateOf, startOfDay } from '../calendar/stockholm.ts';
import { MORNING } from '../testing/played-case.ts';
import {
  PlayedSip,
  called,
  childWithGuardians,
  consent,
  consentFrom,
  drawnUp,
  offered,
} from '../testing/played-sip.ts';
import { CENTRE, SOCIAL, STAY, centre, social } from '../testing/sip-people.ts';
import { PERSON } from './commands.ts';

function takeBack(played: PlayedSip, invite: boolean): void {
  played.must('narrowConsent', {
    giver: PERSON,
    party: CENTRE.party,
    kinds: ['coordination', 'health', 'social'],
    invite,
    at: played.at,
  });
}

describe('a party from which consent is taken back, while the plan goes on', () => {
  test('hears that the meeting is called off for it, and has nothing to answer', () => {
    const played = called([SOCIAL, CENTRE]).settle();
    expect(played.duty('answerNotice').status).toBe('open');
    takeBack(played, true);
    played.settle();
    const told = played.deliveries('sipNoticeCancelled').map(({ to, toldAt }) => [to.unit, toldAt !== undefined]);
    expect(told).toEqual([[CENTRE.unit, true]]);
    expect(played.duty('answerNotice')).toMatchObject({ status: 'waived', waivedBy: 'consent-missing' });
    expect(played.state.status).toBe('called');
  });

  test('hears it too when a new consent leaves it out', () => {
    const played = called([SOCIAL, CENTRE]).settle();
    played.must('giveConsent', consent(played.at, [SOCIAL]));
    played.settle();
    expect(played.deliveries('sipNoticeCancelled').map(({ to }) => to.unit)).toEqual([CENTRE.unit]);
    expect(played.duty('answerNotice')).toMatchObject({ status: 'waived', waivedBy: 'consent-missing' });
    expect(played.state.status).toBe('called');
  });

  test('hears of the plan that nothing more comes, as when it has ended, and once', () => {
    const played = drawnUp([SOCIAL, CENTRE]).settle();
    expect(played.deliveries('sipEnded')).toEqual([]);
    takeBack(played, true);
    played.settle().later(24).clock();
    expect(
      played
        .deliveries('sipEnded')
        .filter(({ channel }) => channel !== 'ehr')
        .map(({ to }) => to.unit),
    ).toEqual([CENTRE.unit]);
    expect(played.state.ended).toBeNull();
    played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'Socialkontoret' });
    expect(
      played
        .settle()
        .deliveries('sipEnded')
        .filter(({ to, channel }) => to.unit === CENTRE.unit && channel !== 'ehr'),
    ).toHaveLength(1);
  });

  test('has it said in its record system too, as when the plan has ended', () => {
    const played = drawnUp([SOCIAL, CENTRE]).settle();
    takeBack(played, true);
    const atEhr = played.deliveries('sipEnded').filter(({ channel }) => channel === 'ehr');
    expect(atEhr.map(({ to }) => to.unit)).toEqual([CENTRE.unit]);
    for (const { item } of atEhr) {
      const told = composeSip(played.state, item, { deceased: false, protection: 'none' }, played.at);
      expect(told).toMatchObject({ facts: { sip: { status: 'ended', endedAt: played.at, consents: [] } } });
    }
  });

  test('that is told of the plan anew hears it anew when that ends', () => {
    const played = drawnUp([SOCIAL, CENTRE]).settle();
    takeBack(played, true);
    played.settle();
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE]));
    played.must('addNeed', { text: 'mer', kind: 'coordination' });
    played.must('drawUp', { at: played.at, personAgrees: true });
    played.settle();
    played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'Socialkontoret' });
    const ends = played
      .settle()
      .deliveries('sipEnded')
      .filter(({ to }) => to.unit === CENTRE.unit);
    expect(ends.filter(({ toldAt }) => toldAt !== undefined)).toHaveLength(4);
    expect(ends.filter(({ channel }) => channel === 'ehr')).toHaveLength(2);
  });

  test('does not hear it of a consent that only ran out, which may be renewed', () => {
    const played = drawnUp([SOCIAL, CENTRE]).settle();
    played.later(24 * 400).clock();
    expect(played.deliveries('sipEnded')).toEqual([]);
  });
});

describe('a plan without consent', () => {
  test('ends when a new consent is to no plan', () => {
    const played = drawnUp([SOCIAL, CENTRE]);
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { drawUp: false }));
    expect(played.state.ended?.because).toBe('consent-withdrawn');
  });

  test('can be ended for that when the consent ran out', () => {
    const played = drawnUp([SOCIAL, CENTRE]).settle();
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until: localDateOf(played.at) }));
    played.later(48).clock();
    expect(played.state.ended).toBeNull();
    played.must('end', { because: 'consent-withdrawn', at: played.at, whereToTurn: 'Socialkontoret' });
    expect(played.state.ended?.because).toBe('consent-withdrawn');
  });
});

describe('a withdrawal when the consent has lapsed already', () => {
  const withdraw = (played: PlayedSip, giver: string) =>
    played.give('withdrawConsent', { giver, at: played.at }, social);

  function ranOut(): PlayedSip {
    const played = drawnUp([SOCIAL, CENTRE]).settle();
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until: localDateOf(played.at) }));
    played.later(48).clock();
    return played;
  }

  function onGuardians(turns18On?: LocalDate): PlayedSip {
    const played = childWithGuardians(turns18On);
    for (const giver of ['mother', 'father']) consentFrom(played, giver);
    return called([SOCIAL, CENTRE], played);
  }

  const lapses: [string, () => PlayedSip, string][] = [
    ['since it ran out', ranOut, PERSON],
    [
      'since the person was judged unable to consent',
      () => {
        const played = drawnUp();
        const judged = { who: 'nobody' as const, by: social.hsaId, because: 'x', at: played.at };
        played.must('judgeConsenter', judged);
        return played;
      },
      PERSON,
    ],
    [
      'since the person turned 18, and has never consented themselves',
      () => {
        const birthday = addDays(localDateOf(MORNING), 3);
        const played = onGuardians(birthday);
        played.at = startOfDay(birthday);
        played.clock();
        return played;
      },
      PERSON,
    ],
    [
      'since the child says no',
      () => {
        const played = onGuardians();
        played.must('hearChild', { oldEnough: true, view: 'disagrees', at: played.at });
        return played;
      },
      'mother',
    ],
    [
      'since the other guardian’s ran out',
      () => {
        const played = onGuardians();
        const until = localDateOf(played.at);
        played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { giver: 'father', until }));
        played.later(24).clock();
        return played;
      },
      'mother',
    ],
  ];

  test.each(lapses)('%s, ends the plan as any withdrawal does', (_name, lapsed, giver) => {
    const played = lapsed();
    expect(played.state.ended).toBeNull();
    expect(withdraw(played, giver)).toBeInstanceOf(Array);
    expect(played.state.ended).toMatchObject({ because: 'consent-withdrawn', whereToTurn: '' });
    expect(played.deliveries('sipEnded').map(({ to }) => to.unit)).toContain(CENTRE.unit);
    expect(withdraw(played, giver)).toBe('sip-ended');
  });

  test('is not for one whose consent is not what it rests on, nor before anything was allowed', () => {
    expect(withdraw(ranOut(), 'mother')).toBe('no-such-consent');
    expect(withdraw(offered(), PERSON)).toBe('no-such-consent');
    const half = childWithGuardians();
    consentFrom(half, 'mother');
    expect(withdraw(half, 'mother')).toBeInstanceOf(Array);
    expect(half.state.ended).toBeNull();
  });
});

describe('a plan that is ended to begin anew', () => {
  const anew = (played: PlayedSip) =>
    played.must('reportFollowUp', {
      at: played.at,
      form: 'meeting',
      outcome: 'start-anew',
      whereToTurn: 'Socialkontoret',
    });

  test('asks for another, which says what it took over from', () => {
    const played = drawnUp().settle();
    anew(played);
    expect(played.state.ended).toMatchObject({ because: 'goals-changed', whereToTurn: 'Socialkontoret' });
    const [report] = played.deliveries('sipSuccessor');
    expect(report?.process).toMatchObject({ kind: 'sip', opens: true, command: { type: 'reportSuccessor' } });
    const data = report?.process?.command.data;
    expect(data).toMatchObject({ replaces: played.state.caseId, unit: { unit: SOCIAL.unit } });

    const next = new PlayedSip();
    next.at = played.at;
    next.command({ type: 'reportSuccessor', data, by: STAY });
    expect(next.state).toMatchObject({ status: 'needSeen', replaces: played.state.caseId });
    expect(next.state.grants).toEqual([]);
    expect(next.duty('startSip')).toMatchObject({ status: 'open', bearer: { unit: SOCIAL.unit } });
    expect(next.command({ type: 'reportSuccessor', data, by: STAY })).toEqual([]);
  });

  test('does not when it has only ended', () => {
    const played = drawnUp().settle();
    played.must('reportFollowUp', { at: played.at, form: 'meeting', outcome: 'end' });
    expect(played.state.ended).toMatchObject({ because: 'need-over' });
    expect(played.deliveries('sipSuccessor')).toEqual([]);
  });
});

describe('a child’s letter', () => {
  test('does not go to a home where a guardian must not be reached: somebody finds another way', () => {
    const played = childWithGuardians();
    const [guardian] = played.state.related;
    const { id = '' } = guardian ?? {};
    played.must('nameRelated', { relatedId: id, draftId: 'dr9', role: 'guardian', safeToReach: false });
    for (const { id: giver } of played.state.related) consentFrom(played, giver);
    called([SOCIAL, CENTRE], played);
    const letters = played.deliveries().filter(({ channel, to }) => channel === 'letter' && to.unit === PERSON);
    expect(letters.map(({ status, lastFailure }) => [status, lastFailure])).toEqual([['stopped', 'guardian-not-safe']]);
    expect(played.duties('sendByHand').map(({ status, bearer }) => [status, bearer.party])).toEqual([
      ['open', centre.party === SOCIAL.party ? centre.party : SOCIAL.party],
    ]);
  });
});
