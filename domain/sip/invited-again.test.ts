import { describe, expect, test } from '@jest/globals';
import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import { type PlayedSip, called, consent } from '../testing/played-sip.ts';
import { CENTRE, PSYCHIATRY, SOCIAL, centre } from '../testing/sip-people.ts';
import type { SipUnit } from './units.ts';
import { PERSON } from './commands.ts';

function takeBack(played: PlayedSip, { party }: SipUnit): PlayedSip {
  const kinds = ['coordination', 'health', 'social'] as const;
  played.must('narrowConsent', { giver: PERSON, party, kinds: [...kinds], invite: true, at: played.at });
  return played;
}

function giveAgain(played: PlayedSip, unit: SipUnit): PlayedSip {
  played.must('giveConsent', consent(played.at, [SOCIAL, unit]));
  return played;
}

function told(played: PlayedSip, { unit }: SipUnit): string[] {
  return played
    .deliveries()
    .flatMap(({ to, message, toldAt }) =>
      to.unit === unit && toldAt !== undefined && message.startsWith('sipNotice') ? message : [],
    );
}

describe('a party that may be invited again after it has heard that the meeting is off for it', () => {
  test('hears of it anew, and each time that it is off again once', () => {
    const played = called([SOCIAL, CENTRE]);
    const heard = ['sipNotice'];
    for (let times = 0; times < 2; times += 1) {
      takeBack(played, CENTRE).settle();
      expect(told(played, CENTRE)).toEqual([...heard, 'sipNoticeCancelled']);
      giveAgain(played, CENTRE).settle();
      heard.push('sipNoticeCancelled', 'sipNotice');
      expect(told(played, CENTRE)).toEqual(heard);
    }
    played.must('cancelMeeting', { meeting: played.meeting, because: 'sjukdom' });
    expect(told(played.settle(), CENTRE)).toEqual([...heard, 'sipNoticeCancelled']);
  });

  test('does not hear it once more when the meeting is called off for all while it is not invited', () => {
    const played = takeBack(called([SOCIAL, CENTRE]), CENTRE).settle();
    played.must('cancelMeeting', { meeting: played.meeting, because: 'sjukdom' });
    expect(told(played.settle(), CENTRE)).toEqual(['sipNotice', 'sipNoticeCancelled']);
  });

  test('is asked to answer anew', () => {
    const played = called([SOCIAL, CENTRE]);
    const duties = () => played.duties('answerNotice').map(({ status }) => status);
    const answer = () =>
      played.must(
        'replyToNotice',
        { meeting: played.meeting, unit: CENTRE.unit, answer: 'comes', who: 'Dsk Provperson', mandate: true },
        centre,
      );
    answer();
    takeBack(played, CENTRE).settle();
    giveAgain(played, CENTRE).settle();
    expect(duties()).toEqual(['met', 'open']);
    played.later(1);
    answer();
    expect(duties()).toEqual(['met', 'met']);
  });

  test('has nothing to answer of what it did not answer before', () => {
    const played = takeBack(called([SOCIAL, CENTRE]), CENTRE).settle();
    giveAgain(played, CENTRE).settle();
    expect(played.duties('answerNotice').map(({ status, waivedBy }) => waivedBy ?? status)).toEqual([
      'consent-missing',
      'open',
    ]);
  });

  test('has the notice as a first one though the meeting was moved meanwhile, and as changed when it is moved after', () => {
    const played = takeBack(called([SOCIAL, CENTRE]), CENTRE).settle();
    const move = (days: number) =>
      played.must('moveMeeting', {
        meeting: played.meeting,
        startsAt: (played.at + days * MS_PER_DAY) as Instant,
        because: 'other',
        saidBy: 'personen',
        agreedWithPerson: true,
      });
    move(5);
    giveAgain(played, CENTRE).settle();
    move(6);
    expect(told(played.settle(), CENTRE)).toEqual(['sipNotice', 'sipNoticeCancelled', 'sipNotice', 'sipNoticeChanged']);
  });
});

describe('a party that got its invitation back before it had heard that the meeting was off', () => {
  test('hears nothing of it, and hears it when it is taken back once more', () => {
    const played = takeBack(called([SOCIAL, PSYCHIATRY]), PSYCHIATRY).settle({ kind: 'failed', reason: 'away' });
    giveAgain(played, PSYCHIATRY).settle();
    expect(told(played, PSYCHIATRY)).toEqual(['sipNotice']);
    takeBack(played, PSYCHIATRY).settle();
    expect(told(played, PSYCHIATRY)).toEqual(['sipNotice', 'sipNoticeCancelled']);
  });
});
