import { describe, expect, test } from '@jest/globals';
import { addDays } from '../calendar/local-date.ts';
import { endOfDay, localDateOf } from '../calendar/stockholm.ts';
import { type PlayedSip, consent, drawnUp, held } from '../testing/played-sip.ts';
import { fromStay, sipCase } from '../testing/sip-samples.ts';
import { CENTRE, SOCIAL, STAY, social } from '../testing/sip-people.ts';

/** The last choice that was reported to the stay. */
function choice(played: PlayedSip): unknown {
  return played.deliveries('sipChoice').at(-1)?.process?.command.data;
}

function offer(played: PlayedSip) {
  return played.give('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true }, social);
}

/** A plan drawn up before a stay in which one is to be offered, whose consent runs out during it. */
function lapsed(): PlayedSip {
  const played = drawnUp();
  const until = addDays(localDateOf(played.at), 1);
  played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until }));
  played.later(2);
  for (const what of ['admitted', 'needsSip'] as const) {
    played.command({ type: 'reportFromDischarge', data: fromStay(played, what), by: STAY });
  }
  played.settle();
  expect(choice(played)).toEqual({ choice: 'consented' });
  expect(offer(played)).toBe('sip-not-in-state');
  played.at = endOfDay(until);
  played.clock();
  return played.settle();
}

describe('a plan whose consent has lapsed', () => {
  test('is one that the person is not asked about, to the stay, until they are', () => {
    const played = lapsed();
    expect(played.state.status).toBe('drawnUp');
    expect(choice(played)).toEqual({ choice: 'not-asked' });
    expect(played.duty('offerSip').status).toBe('open');
    offer(played);
    expect(choice(played.settle())).toEqual({ choice: 'asked' });
    expect(played.duty('offerSip')).toMatchObject({ status: 'met', metAt: played.at });
  });

  test('goes on by a yes', () => {
    const played = lapsed();
    offer(played);
    played.later(1).must('giveConsent', consent(played.at));
    expect(choice(played.settle())).toEqual({ choice: 'consented' });
    expect(played.state.offers.at(-1)?.answer?.answer).toBe('yes');
    expect(offer(played)).toBe('sip-not-in-state');
    expect(played.give('answerOffer', { answer: 'no', at: played.at }, social)).toBe('sip-not-in-state');
  });

  test('ends by a no as by a withdrawal', () => {
    const played = lapsed();
    offer(played);
    played.later(1).must('answerOffer', { answer: 'no', at: played.at });
    expect(played.state.ended).toMatchObject({ because: 'consent-withdrawn', whereToTurn: '' });
    expect(choice(played.settle())).toEqual({ choice: 'declined' });
    expect(played.deliveries('sipEnded').map(({ to }) => to.unit)).toContain(CENTRE.unit);
  });

  test('is asked about again on the day that is agreed, where the person cannot decide', () => {
    const played = lapsed();
    offer(played);
    const askAgainOn = addDays(localDateOf(played.at), 3);
    played.must('answerOffer', { answer: 'not-now', askAgainOn, at: played.at });
    expect(choice(played.settle())).toEqual({ choice: 'undecided' });
    expect(played.state).toMatchObject({ status: 'drawnUp', ended: null });
    played.later(24 * 4).clock();
    expect(played.duty('askAgain').status).toBe('open');
    offer(played);
    expect(played.duty('askAgain').status).toBe('met');
  });

  test('before any meeting is asked about again too, and a no to it is an ordinary no', () => {
    const played = sipCase('preparing');
    const until = localDateOf(played.at);
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until }));
    played.command({ type: 'reportFromDischarge', data: fromStay(played, 'needsSip'), by: STAY });
    played.settle().at = endOfDay(until);
    played.clock();
    expect(choice(played.settle())).toEqual({ choice: 'not-asked' });
    offer(played);
    played.must('answerOffer', { answer: 'no', at: played.at });
    expect(played.state).toMatchObject({ status: 'declined', ended: null });
  });
});

test('a meeting held is no consent to the stay', () => {
  const played = sipCase('called');
  const until = localDateOf(played.state.meetings[0]?.startsAt ?? played.at);
  played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until }));
  played.later(7 * 24).must('holdMeeting', held(played));
  played.command({ type: 'reportFromDischarge', data: fromStay(played, 'needsSip'), by: STAY });
  expect(choice(played.settle())).toEqual({ choice: 'consented' });
  played.at = endOfDay(until);
  played.clock();
  expect(played.state.status).toBe('met');
  expect(choice(played.settle())).toEqual({ choice: 'not-asked' });
});
