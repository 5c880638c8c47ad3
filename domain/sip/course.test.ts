import { describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../calendar/local-date.ts';
import { endOfDay, localDateOf } from '../calendar/stockholm.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { stranger } from '../testing/people.ts';
import {
  IN_MAY,
  type PlayedSip,
  called,
  consent,
  consented,
  drawnUp,
  ended,
  notice,
  preparation,
} from '../testing/played-sip.ts';
import { sipCase } from '../testing/sip-samples.ts';
import { CENTRE, PSYCHIATRY, SOCIAL, centre, psychiatry, social } from '../testing/sip-people.ts';
import { PERSON, type SipCommands } from './commands.ts';

const NO_MARKS = { deceased: false, protection: 'none' } as const;
const LATER = { on: addDays(IN_MAY, 60), form: 'home-visit' as const };

function followUp(played: PlayedSip, part: Partial<SipCommands['reportFollowUp']> = {}) {
  const data = { at: played.at, form: 'phone' as const, outcome: 'continue' as const, next: LATER, ...part };
  return played.give('reportFollowUp', data, social);
}

describe('a plan that stands', () => {
  test('is followed up on the day that was agreed, and each time a new day is set', () => {
    const played = drawnUp();
    expect(played.duty('followUp')).toMatchObject({ status: 'open', due: { shown: endOfDay(IN_MAY) } });
    played.at = endOfDay(IN_MAY);
    const undated = { at: played.at, form: 'phone' as const, outcome: 'continue' as const };
    expect(played.give('reportFollowUp', undated, social)).toBe('follow-up-date-missing');
    expect(followUp(played, { next: { on: localDate(2026, 1, 1), form: 'phone' } })).toBe('follow-up-in-the-past');
    followUp(played);
    expect(played.duties('followUp').map(({ status }) => status)).toEqual(['met', 'open']);
  });

  test('that is to be revised is drawn up anew, unless it is found that it goes on as it is', () => {
    const played = drawnUp();
    const anew = () => {
      const [, ...later] = played.duties('drawUpPlan');
      return later.map(({ status, waivedBy }) => waivedBy ?? status);
    };
    followUp(played);
    expect(anew()).toEqual([]);
    followUp(played, { outcome: 'revise' });
    expect(anew()).toEqual(['open']);
    played.must('addNeed', { text: 'mer', kind: 'coordination' });
    played.must('drawUp', { at: played.at, personAgrees: true });
    expect(anew()).toEqual(['met']);
    followUp(played, { outcome: 'revise' });
    followUp(played);
    expect(anew()).toEqual(['met', 'superseded']);
  });

  test('that is to end or to begin anew needs no next day', () => {
    for (const outcome of ['end', 'start-anew'] as const) {
      const played = drawnUp();
      played.must('reportFollowUp', { at: played.at, form: 'phone', outcome });
      expect(played.duty('followUp').status).toBe('met');
    }
  });

  test('moved to another day by the plan leaves the former day', () => {
    const played = drawnUp();
    played.must('writePlan', { followUp: LATER });
    expect(played.duties('followUp').map(({ status, waivedBy }) => waivedBy ?? status)).toEqual(['superseded', 'open']);
  });

  test('is followed between the meetings, each talk with the person beginning the wait for the next', () => {
    const played = drawnUp();
    const due = endOfDay(addDays(localDateOf(played.at), 90));
    expect(played.duty('followCarryingOut').due?.shown).toBe(due);
    played.later(24 * 30).must('contactPerson', { at: played.at, how: 'phone' });
    expect(played.duties('followCarryingOut').map(({ status }) => status)).toEqual(['met', 'open']);
  });

  test('is offered an earlier follow-up when the person’s situation changes', () => {
    const played = drawnUp();
    const answer = (part: Partial<SipCommands['answerEarlierFollowUp']>) =>
      played.give('answerEarlierFollowUp', { wants: false, at: played.at, ...part }, social);
    expect(answer({})).toBe('no-change-to-answer');
    played.must('reportChange', { what: 'move', at: played.at }, centre);
    expect(played.duty('offerEarlierFollowUp')).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    expect(answer({ wants: true })).toBe('follow-up-date-missing');
    answer({ wants: true, next: { on: addDays(localDateOf(played.at), 7), form: 'meeting' } });
    expect(played.duty('offerEarlierFollowUp').status).toBe('met');
    expect(played.duties('followUp').map(({ status, waivedBy }) => waivedBy ?? status)).toEqual(['superseded', 'open']);
  });

  test('that rests shows its days and counts none as a breach, until it goes on', () => {
    const played = sipCase('paused');
    for (const code of ['followUp', 'followCarryingOut']) {
      expect(played.duty(code)).toMatchObject({ status: 'open', hinderedBy: 'at-the-persons-wish' });
    }
    played.must('resume', { at: played.at });
    expect(played.duty('followUp').hinderedBy).toBeUndefined();
    expect(played.give('pause', { because: ' ', at: played.at }, social)).toBe('reason-missing');
  });
});

describe('the end', () => {
  test('stops sharing at once, and is complete when each party and the person have been seen to', () => {
    const played = ended(drawnUp([SOCIAL, CENTRE, PSYCHIATRY]));
    expect(played.state.status).toBe('ended');
    const bearers = played.duties('confirmEnd').map(({ bearer }) => bearer.party);
    expect(bearers.toSorted()).toEqual([SOCIAL.party, CENTRE.party, PSYCHIATRY.party].toSorted());
    for (const by of [social, centre, psychiatry]) played.must('confirmEnd', { unit: by.unit }, by);
    expect(played.state.status).toBe('ended');
    const inform = (part: Partial<SipCommands['informAtEnd']>) =>
      played.give('informAtEnd', { at: played.at, whom: [PERSON], whereToTurn: 'Kommunen', ...part }, social);
    expect(inform({ whereToTurn: ' ' })).toBe('text-missing');
    expect(inform({ whom: ['sister'] })).toBe('related-unknown');
    inform({});
    expect(played.state.status).toBe('complete');
    expect(played.give('confirmEnd', { unit: SOCIAL.unit }, social)).toBe('already-confirmed');
    expect(played.give('confirmEnd', { unit: SOCIAL.unit }, stranger)).toBe('not-your-case');
  });

  test('waives what rests on the plan’s going on, and makes room for another plan of the person', () => {
    const played = ended();
    expect(played.duty('followUp').waivedBy).toBe('sip-ended');
    expect(played.process.claimsOf(played.state)).toEqual([]);
    expect(drawnUp().process.claimsOf(drawnUp().state)).toHaveLength(1);
  });

  test('is told to those close when they are named and there is a ground', () => {
    const played = drawnUp();
    played.must('nameRelated', { relatedId: 'sister', draftId: 'd', role: 'relatedPerson', safeToReach: true });
    ended(played).must('informAtEnd', { at: played.at, whom: ['sister'], whereToTurn: 'Kommunen' });
    const letters = played.deliveries('sipEnded').filter(({ channel }) => channel === 'letter');
    expect(letters.map(({ to }) => to.unit).toSorted()).toEqual(['person', 'sister']);
  });

  test('as the wrong person is the same as saying so', () => {
    const played = called();
    played.must('end', { because: 'wrong-person', at: played.at, whereToTurn: '' });
    expect(played.state.status).toBe('wrongPerson');
  });
});

describe('the wrong person', () => {
  test('stops everything that waits, and who was told hears that nothing more comes', () => {
    const played = consented([SOCIAL, CENTRE, PSYCHIATRY]);
    played.must('convene', notice(played.at, [SOCIAL, CENTRE, PSYCHIATRY]));
    played.settle({ kind: 'failed', reason: 'away' });
    expect(played.give('recordWrongPerson', { because: ' ' }, social)).toBe('reason-missing');
    played.must('recordWrongPerson', { because: 'Förväxling' });
    expect(played.deliveries('sipNotice').map(({ status }) => status)).not.toContain('waiting');
    expect(played.deliveries('sipEnded').map(({ to }) => to.unit)).toEqual([CENTRE.unit]);
    expect(played.duties().filter(({ status, code }) => status === 'open' && code !== 'postLetter')).toEqual([]);
    expect(played.process.isComplete(played.state)).toBe(true);
    expect(played.process.claimsOf(played.state)).toEqual([]);
  });
});

describe('the dead', () => {
  test('have all that waits stopped at once, every duty of the plan waived, and a person to look at it', () => {
    const played = called([SOCIAL, PSYCHIATRY], consented([SOCIAL, PSYCHIATRY]));
    played.must('markPerson', { deceased: true }, psychiatry);
    expect(played.deliveries().filter(({ status }) => status === 'waiting' || status === 'trying')).toEqual([]);
    expect(played.duty('convene').status).toBe('met');
    expect(played.duty('holdMeeting').waivedBy).toBe('deceased');
    expect(played.duty('handleByHand')).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    played.must('end', { because: 'deceased', at: played.at, whereToTurn: '' });
    expect(played.duty('informAtEnd').waivedBy).toBe('deceased');
    expect(played.deliveries('sipEnded')).toEqual([]);
  });

  test('who were not dead after all are told what they were to be told', () => {
    const played = called([SOCIAL, PSYCHIATRY], consented([SOCIAL, PSYCHIATRY]));
    played.must('markPerson', { deceased: true });
    played.must('cancelMeeting', { meeting: played.meeting, because: 'x' });
    expect(played.deliveries('sipNoticeCancelled')).toEqual([]);
    expect(played.give('markPerson', { deceased: false }, psychiatry)).toBe('role-not-allowed');
    expect(played.give('markPerson', { deceased: false }, social)).toBe('reason-missing');
    played.command({ type: 'markPerson', data: { deceased: false }, by: social, reason: 'Fel person' });
    expect(played.deliveries('sipNoticeCancelled').map(({ to }) => to.unit)).toEqual([PSYCHIATRY.unit]);
    expect(played.duty('handleByHand').waivedBy).toBe('mark-cleared');
  });
});

describe('a protected person', () => {
  function marked(): PlayedSip {
    const played = consented([SOCIAL, CENTRE, PSYCHIATRY]);
    played.must('markPerson', { protection: 'sekretessmarkering' }, stranger);
    played.must('convene', notice(played.at, [SOCIAL, CENTRE, PSYCHIATRY]));
    return played;
  }

  test('has nothing sent, on the work list neither; each notice is left for a person to tell by hand', () => {
    const played = marked();
    expect(played.deliveries().every(({ toldAt, status }) => toldAt === undefined && status === 'stopped')).toBe(true);
    expect(played.duties('sendByHand').map(({ status, bearer }) => [status, bearer.party])).toEqual(
      played.deliveries().map(() => ['open', SOCIAL.party]),
    );
    for (const { item } of played.deliveries()) {
      expect(composeSip(played.state, item, NO_MARKS, played.at)).toHaveProperty('stopped');
    }
  });

  test('who was told of by hand counts as told: the duty to call is met, and the party may answer', () => {
    const played = marked();
    const [first] = played.deliveries('sipNotice').filter(({ to }) => to.party === CENTRE.party);
    const by = { item: first?.item ?? '', how: 'phone' as const, reason: 'Ringde' };
    played.must('handleByHand', by);
    expect(played.duty('convene').status).toBe('met');
    expect(played.give('handleByHand', by, social)).toBe('already-told');
    const reply = { meeting: played.meeting, unit: CENTRE.unit, answer: 'comes' as const, who: 'Kim Provperson' };
    expect(played.give('replyToNotice', reply, centre)).not.toBe('not-your-case');
  });

  test('is asked for once, however many commands follow, and goes by itself when the mark has gone', () => {
    const played = marked();
    const asked = played.deliveries().length;
    played.clock();
    played.must('prepare', preparation(played.at));
    expect(played.deliveries()).toHaveLength(asked);
    played.command({ type: 'markPerson', data: { protection: 'none' }, by: social, reason: 'Upphävd' });
    const told = played
      .settle()
      .deliveries('sipNotice')
      .filter(({ toldAt }) => toldAt !== undefined);
    expect(told.map(({ to }) => to.unit)).toEqual([CENTRE.unit, PSYCHIATRY.unit]);
    expect(played.duties('sendByHand').every(({ status }) => status === 'waived')).toBe(true);
  });
});

describe('consent given anew', () => {
  test('stands instead of what the same giver gave before', () => {
    const played = consented([SOCIAL, CENTRE]);
    played.must('giveConsent', consent(played.at, [SOCIAL]));
    expect(played.give('convene', notice(played.at), social)).toBe('consent-missing-invite');
  });
});
