import { describe, expect, test } from '@jest/globals';
import type { Delivery } from '../process/delivery.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { viewSip } from '../disclosure/sip-view.ts';
import { called, childWithGuardians, consentFrom, type PlayedSip } from '../testing/played-sip.ts';
import { CENTRE, SOCIAL, centre, social } from '../testing/sip-people.ts';
import { PERSON } from './commands.ts';

const NO_MARKS = { deceased: false, protection: 'none' } as const;

function post(played: PlayedSip, whom: string): void {
  const item = played.deliveries().find(({ channel, to }) => channel === 'letter' && to.unit === whom)?.item;
  played.command({ type: 'postLetter', data: { item }, by: social });
}

/** Both guardians have consented, and those named here have had a letter about the meeting. */
function calledWith(...posted: string[]): PlayedSip {
  const played = childWithGuardians();
  for (const giver of ['mother', 'father']) consentFrom(played, giver);
  called([SOCIAL, CENTRE], played);
  for (const whom of posted) post(played, whom);
  return played;
}

function lettersOfEnd(played: PlayedSip): Delivery[] {
  return played.deliveries('sipEnded').filter(({ channel }) => channel === 'letter');
}

function mayGoTo(played: PlayedSip): string[] {
  return lettersOfEnd(played)
    .filter(({ item }) => 'facts' in composeSip(played.state, item, NO_MARKS, played.at))
    .map(({ to }) => to.unit)
    .toSorted();
}

describe('when one guardian takes back the consent', () => {
  const withdrawn = (played: PlayedSip): PlayedSip => {
    played.must('withdrawConsent', { giver: 'father', at: played.at });
    return played;
  };

  test('the other, who waits for a meeting, hears that the plan has ended, and not who ended it or why', () => {
    const played = withdrawn(calledWith('mother'));
    expect(mayGoTo(played)).toEqual(['mother']);
    const [letter] = lettersOfEnd(played);
    const said = JSON.stringify(composeSip(played.state, letter?.item ?? '', NO_MARKS, played.at));
    expect(said).not.toMatch(/father|withdrawn|consent-withdrawn|Kommunhuset/);
  });

  test('the one who did it, and who was told, hears it in the same words', () => {
    expect(mayGoTo(withdrawn(calledWith('mother', 'father')))).toEqual(['father', 'mother']);
  });

  test('one who has been told nothing hears nothing, until somebody names them', () => {
    const played = withdrawn(calledWith());
    expect(lettersOfEnd(played)).toEqual([]);
    played.must('informAtEnd', { at: played.at, whom: [PERSON, 'mother'], whereToTurn: 'Kommunen' });
    expect(mayGoTo(played)).toEqual(['mother', 'person']);
  });

  test('one who is named as well has one letter, which says where to turn', () => {
    const played = withdrawn(calledWith('mother'));
    played.must('informAtEnd', { at: played.at, whom: [PERSON, 'mother'], whereToTurn: 'Ring kommunen' });
    expect(mayGoTo(played)).toEqual(['mother', 'person']);
    const letter = lettersOfEnd(played).find(({ to }) => to.unit === 'mother');
    const said = JSON.stringify(composeSip(played.state, letter?.item ?? '', NO_MARKS, played.at));
    expect(said).toContain('Ring kommunen');
  });

  test('those close who have no custody, and a guardian who does not decide, may not be told', () => {
    const played = calledWith('mother');
    played.must('nameRelated', { relatedId: 'sister', draftId: 'd3', role: 'relatedPerson', safeToReach: true });
    const tell = (whom: string) =>
      withdrawn(played.fork()).give('informAtEnd', { at: played.at, whom: [whom], whereToTurn: 'Kommunen' }, social);
    expect(tell('sister')).toBe('no-ground-to-inform');
    played.must('recordGuardian', {
      relatedId: 'mother',
      is: 'prevented',
      because: 'Vistas på okänd ort',
      by: social.hsaId,
    });
    expect(tell('mother')).toBe('no-ground-to-inform');
    expect(lettersOfEnd(withdrawn(played))).toEqual([]);
  });

  test('one whom it is no longer safe to reach has no letter', () => {
    const played = calledWith('mother');
    played.must('nameRelated', { relatedId: 'mother', draftId: 'd4', role: 'guardian', safeToReach: false });
    expect(lettersOfEnd(withdrawn(played))).toEqual([]);
  });

  test('of a protected child no letter goes to a guardian', () => {
    const played = calledWith('mother');
    played.must('markPerson', { protection: 'sekretessmarkering' });
    expect(mayGoTo(withdrawn(played))).toEqual([]);
  });

  test('no letter goes after the 18th birthday', () => {
    const played = withdrawn(calledWith('mother'));
    played.later(24 * 366 * 5).clock();
    expect(mayGoTo(played)).toEqual([]);
  });
});

test('a child whose home a letter must not reach is told by hand that a meeting is off, and that the plan has ended', () => {
  const played = calledWith('mother', PERSON);
  played.must('nameRelated', { relatedId: 'father', draftId: 'd5', role: 'guardian', safeToReach: false });
  played.must('cancelMeeting', { meeting: played.meeting, because: 'x' });
  played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'Kommunen' });
  played.must('informAtEnd', { at: played.at, whom: [PERSON], whereToTurn: 'Kommunen' });
  const byHand = played.duties('sendByHand').map(({ about }) => played.state.deliveries[about.item ?? '']);
  expect(byHand.map((delivery) => [delivery?.message, delivery?.to.unit, delivery?.status])).toEqual([
    ['sipNoticeCancelled', PERSON, 'stopped'],
    ['sipEnded', PERSON, 'stopped'],
  ]);
});

test('a plan that ends for another reason is told to the guardians who were told of it', () => {
  const played = calledWith('mother');
  played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'Kommunen' });
  expect(mayGoTo(played)).toEqual(['mother']);
});

describe('when the plan was of the wrong person', () => {
  const mistaken = (played: PlayedSip): PlayedSip => {
    played.must('recordWrongPerson', { because: 'Förväxling' });
    return played.settle();
  };
  const open = (played: PlayedSip) =>
    played
      .duties('sendByHand')
      .filter(({ status }) => status === 'open')
      .map(({ about, bearer }) => [played.state.deliveries[about.item ?? '']?.message, about.unit, bearer.party]);

  test('everyone who had a letter is to be told of the mistake by hand, by who sent it, and no letter goes', () => {
    const played = mistaken(calledWith('mother', PERSON));
    expect(open(played)).toEqual([
      ['sipMistaken', PERSON, SOCIAL.party],
      ['sipMistaken', 'mother', SOCIAL.party],
    ]);
    for (const { item, to } of played.deliveries()) {
      if (to.party === 'person') expect(composeSip(played.state, item, NO_MARKS, played.at)).toHaveProperty('stopped');
    }
    expect(played.process.isComplete(played.state)).toBe(false);
  });

  test('that is done when somebody has told them', () => {
    const played = mistaken(calledWith('mother'));
    const dutyAbout = played.duty('sendByHand').id;
    played.must('handleByHand', { dutyAbout, how: 'phone', reason: 'Ringde och bad om ursäkt' });
    expect(played.duty('sendByHand').status).toBe('met');
    expect(played.process.isComplete(played.state)).toBe(true);
  });

  test('no other party sees whom that is', () => {
    const played = mistaken(calledWith('mother'));
    const seen = JSON.stringify(viewSip(played.state, played.duties(), centre, NO_MARKS, undefined, played.at));
    expect(seen).not.toMatch(/mother|sipMistaken/);
    const sent = viewSip(played.state, played.duties(), social, NO_MARKS, undefined, played.at);
    expect(sent?.deliveries.filter(({ message }) => message === 'sipMistaken').map(({ to }) => to?.unit)).toEqual([
      'mother',
    ]);
  });

  test('who had no letter has nothing to be told', () => {
    const played = mistaken(calledWith());
    expect(played.duties('sendByHand')).toEqual([]);
    expect(played.process.isComplete(played.state)).toBe(true);
  });

  test('who was told that it had ended is told of the mistake as well', () => {
    const played = calledWith('mother');
    played.must('end', { because: 'need-over', at: played.at, whereToTurn: 'Kommunen' });
    played.command({ type: 'postLetter', data: { item: lettersOfEnd(played)[0]?.item }, by: social });
    expect(open(mistaken(played))).toEqual([['sipMistaken', 'mother', SOCIAL.party]]);
  });

  test('what waited to be told by hand is told no more', () => {
    const played = calledWith('mother');
    played.must('markPerson', { protection: 'other' });
    played.must('cancelMeeting', { meeting: played.meeting, because: 'x' });
    expect(open(played).map(([message]) => message)).toContain('sipNoticeCancelled');
    expect(open(mistaken(played)).map(([message]) => message)).toEqual(['sipEnded', 'sipMistaken']);
    expect(played.duties('sendByHand').map(({ waivedBy }) => waivedBy)).toContain('wrong-person');
  });
});
