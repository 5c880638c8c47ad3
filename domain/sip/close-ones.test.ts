import { describe, expect, test } from '@jest/globals';
import { addDays } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import {
  childWithGuardians,
  called,
  consentFrom,
  consented,
  held,
  notice,
  preparation,
  type PlayedSip,
} from '../testing/played-sip.ts';
import { SOCIAL, social } from '../testing/sip-people.ts';
import { PERSON, type Wish } from './commands.ts';
import type { Related } from './state.ts';

const NO_MARKS = { deceased: false, protection: 'none' } as const;

function name(played: PlayedSip, relatedId: string, part: Partial<Pick<Related, 'role' | 'safeToReach'>> = {}): void {
  const rest = { role: 'relatedPerson', safeToReach: true, ...part } as const;
  played.must('nameRelated', { relatedId, draftId: `d-${relatedId}`, ...rest });
}

function says(played: PlayedSip, wish: Wish, id = 'sister'): void {
  played.must('prepare', preparation(played.at, { related: [{ id, wish }] }));
}

/** A sister whom the person wants at the meeting. */
function withSister(safeToReach = true, played = consented()): PlayedSip {
  name(played, 'sister', { safeToReach });
  says(played, 'wants');
  return played;
}

function calledWithSister(safeToReach = true): PlayedSip {
  const played = withSister(safeToReach);
  played.must('convene', notice(played.at, undefined, { related: ['sister'] }));
  return played.settle();
}

function letters(played: PlayedSip, whom = 'sister'): string[] {
  return played
    .deliveries()
    .filter(({ to, status }) => to.unit === whom && status !== 'stopped')
    .map(({ message }) => message);
}

function post(played: PlayedSip, message: string, whom = 'sister'): void {
  const item = played.deliveries(message).findLast(({ to }) => to.unit === whom)?.item;
  played.command({ type: 'postLetter', data: { item }, by: social });
}

function composed(played: PlayedSip, message: string): string {
  const item = played.deliveries(message).findLast(({ to }) => to.unit === 'sister')?.item ?? '';
  return JSON.stringify(composeSip(played.state, item, NO_MARKS, played.at));
}

function move(played: PlayedSip): void {
  played.must('moveMeeting', {
    meeting: played.meeting,
    startsAt: (played.at + 9 * MS_PER_DAY) as Instant,
    because: 'parties',
    saidBy: 'x',
    agreedWithPerson: true,
  });
}

describe('somebody close', () => {
  const call = (played: PlayedSip, related: string[]) =>
    played.give('convene', notice(played.at, undefined, { related }), social);

  test('is called only when the person has said that they want it', () => {
    const played = consented();
    expect(call(played, ['sister'])).toBe('related-unknown');
    name(played, 'sister');
    expect(call(played, ['sister'])).toBe('consent-missing-invite');
    says(played, 'does-not-want');
    expect(call(played, ['sister'])).toBe('not-wanted-by-person');
    says(played, 'wants');
    expect(call(played, ['sister'])).not.toEqual(expect.any(String));
  });

  test('must be named before it is said whether the person wants them there', () => {
    const played = consented();
    const data = preparation(played.at, { related: [{ id: 'none', wish: 'wants' }] });
    expect(played.give('prepare', data, social)).toBe('related-unknown');
  });

  test('of whom nothing is said anew is as the person said before', () => {
    const played = withSister();
    played.must('prepare', preparation(played.at));
    expect(call(played, ['sister'])).not.toEqual(expect.any(String));
  });

  test('has a letter of the meeting, of its move and of its calling off', () => {
    const played = calledWithSister();
    expect(letters(played)).toEqual(['sipNotice']);
    expect(played.duties('postLetter').filter(({ status }) => status === 'open')).toHaveLength(2);
    post(played, 'sipNotice');
    move(played);
    expect(letters(played)).toEqual(['sipNotice', 'sipNoticeChanged']);
    played.must('cancelMeeting', { meeting: played.meeting, because: 'x' });
    expect(letters(played)).toEqual(['sipNotice', 'sipNoticeCancelled']);
  });

  test('has it on the ground that the person wants them there', () => {
    const [letter] = calledWithSister()
      .deliveries('sipNotice')
      .filter(({ to }) => to.unit === 'sister');
    expect(letter).toMatchObject({ ground: 'persons-wish', channel: 'letter', requestedBy: SOCIAL.party });
  });

  test('learns when, where and who calls, and nothing of why, who else comes, or how the person takes part', () => {
    const said = composed(calledWithSister(), 'sipNotice');
    expect(said).toMatch(/Kommunhuset.+physical/);
    expect(said).not.toMatch(/Planera|Flera hjälper|Bo kvar|Vem gör|På plats|SE0000000009-3|sister.+sister/);
  });

  test('has no letter of the plan', () => {
    const played = calledWithSister();
    post(played, 'sipNotice');
    played.later(7 * 24).must('holdMeeting', held(played));
    expect(letters(played)).toEqual(['sipNotice']);
    expect(played.deliveries('sipPlan').filter(({ to }) => to.unit === 'sister')).toEqual([]);
  });
});

describe('when the person no longer wants somebody there', () => {
  test('a letter that waits is stopped, and goes again should they change their mind', () => {
    const played = calledWithSister();
    says(played, 'does-not-want');
    expect(letters(played)).toEqual([]);
    expect(composed(played, 'sipNotice')).toContain('"stopped":true');
    says(played, 'wants');
    expect(letters(played)).toEqual(['sipNotice']);
  });

  test.each(['does-not-want', 'not-said'] as const)('who was told hears that the meeting is off: %s', (wish) => {
    const played = calledWithSister();
    post(played, 'sipNotice');
    says(played, wish);
    expect(letters(played)).toEqual(['sipNotice', 'sipNoticeCancelled']);
    move(played);
    expect(letters(played)).toEqual(['sipNotice', 'sipNoticeCancelled']);
    expect(played.deliveries('sipNoticeCancelled').filter(({ to }) => to.unit !== 'sister')).toEqual([]);
  });
});

test('one who has heard that it is off, and is wanted again, has a new invitation, and hears anew should it be off again', () => {
  const played = calledWithSister();
  post(played, 'sipNotice');
  says(played, 'does-not-want');
  post(played, 'sipNoticeCancelled');
  says(played, 'wants');
  expect(letters(played)).toEqual(['sipNotice', 'sipNoticeCancelled', 'sipNotice']);
  post(played, 'sipNotice');
  played.must('cancelMeeting', { meeting: played.meeting, because: 'x' });
  expect(letters(played).slice(3)).toEqual(['sipNoticeCancelled']);
});

test('one who waits for a meeting hears that it is off when the plan ends before it, and no more', () => {
  const played = calledWithSister();
  post(played, 'sipNotice');
  played.must('withdrawConsent', { giver: PERSON, at: played.at });
  expect(letters(played)).toEqual(['sipNotice', 'sipNoticeCancelled']);
  expect(composed(played, 'sipNoticeCancelled')).not.toMatch(/consent-withdrawn|withdrawn/);
});

describe('one whom no letter may reach', () => {
  const byHand = (played: PlayedSip) =>
    played
      .duties('sendByHand')
      .filter(({ status }) => status === 'open')
      .map(({ about }) => [played.state.deliveries[about.item ?? '']?.message, about.unit]);

  test('is told by somebody who decides how, also that the meeting is off', () => {
    const played = calledWithSister(false);
    expect(played.deliveries('sipNotice').find(({ to }) => to.unit === 'sister')).toMatchObject({
      status: 'stopped',
      lastFailure: 'related-not-safe',
    });
    expect(byHand(played)).toEqual([['sipNotice', 'sister']]);
    const dutyAbout = played.duty('sendByHand').id;
    played.must('handleByHand', { dutyAbout, how: 'phone', reason: 'ringde' });
    expect(byHand(played)).toEqual([]);
    played.must('cancelMeeting', { meeting: played.meeting, because: 'x' });
    expect(byHand(played)).toEqual([['sipNoticeCancelled', 'sister']]);
  });

  test('has no letter of a protected person: somebody decides what may be said', () => {
    const played = calledWithSister();
    played.must('markPerson', { protection: 'sekretessmarkering' });
    expect(letters(played)).toEqual([]);
    expect(byHand(played)).toContainEqual(['sipNotice', 'sister']);
  });
});

describe('a guardian', () => {
  function calledChild(turns18On = addDays(localDateOf(consented().at), 900)): PlayedSip {
    const played = childWithGuardians(turns18On);
    for (const giver of ['mother', 'father']) consentFrom(played, giver);
    return played;
  }

  test('who decides is told as such, whatever is said of wishes', () => {
    const played = calledChild();
    says(played, 'wants', 'mother');
    played.must('convene', notice(played.at, undefined, { related: ['mother'] }));
    const of = (whom: string) => played.deliveries('sipNotice').find(({ to }) => to.unit === whom)?.ground;
    expect([of('mother'), of('father')]).toEqual(['persons-own', 'persons-own']);
  });

  test('who does not decide for a child judged mature comes when the child wants it', () => {
    const played = childWithGuardians();
    played.must('judgeConsenter', { who: 'person', by: social.hsaId, because: 'Mogen', at: played.at });
    consentFrom(played, PERSON);
    says(played, 'wants', 'mother');
    played.must('convene', notice(played.at, undefined, { related: ['mother'] }));
    expect([letters(played, 'mother'), letters(played, 'father')]).toEqual([['sipNotice'], []]);
  });

  test('is asked about anew when the person is grown', () => {
    const played = calledChild(addDays(localDateOf(consented().at), 3));
    says(played, 'wants', 'mother');
    played.later(5 * 24).clock();
    consentFrom(played, PERSON);
    const call = () => played.give('convene', notice(played.at, undefined, { related: ['mother'] }), social);
    expect(call()).toBe('consent-missing-invite');
    says(played, 'wants', 'mother');
    expect(call()).not.toEqual(expect.any(String));
  });
});

describe('who of those close was there', () => {
  test('is recorded, whether they were called or not', () => {
    const played = calledWithSister();
    name(played, 'brother');
    const related = ['sister', 'brother'].map((id) => ({ id, attended: id === 'brother' }));
    played.later(7 * 24).must('holdMeeting', held(played, undefined, { related }));
    expect(played.state.meetings[0]?.held?.related).toEqual(related);
  });

  test('is somebody whom the plan knows of', () => {
    const played = called();
    const data = held(played, undefined, { related: [{ id: 'none', attended: true }] });
    expect(played.give('holdMeeting', data, social)).toBe('related-unknown');
  });
});
