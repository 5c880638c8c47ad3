import { describe, expect, test } from '@jest/globals';
import { called, childWithGuardians, consentFrom, drawnUp, held, preparation } from '../testing/played-sip.ts';
import type { PlayedSip } from '../testing/played-sip.ts';
import { CENTRE, SOCIAL } from '../testing/sip-people.ts';
import type { CopyFor, SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';
import { courseFor } from './sip-course.ts';
import { printedCopy } from './sip-printed.ts';
import { scopeFor } from './sip-scope.ts';

const MOTHER: CopyFor = { guardian: 'mother' };
const WORDS = ['barnets ord', 'mötets ord', 'uppföljningens ord'];

/** A child's plan that has been prepared, met about, drawn up and followed up, with or without the child's confidence. */
function followedUp(mark: { notForGuardians?: boolean }): PlayedSip {
  const played = childWithGuardians();
  for (const giver of ['mother', 'father']) consentFrom(played, giver);
  played.must('prepare', preparation(played.at, { matters: 'barnets ord', ...mark }));
  called([SOCIAL, CENTRE], played).later(7 * 24);
  const meeting = { childTookPart: 'there' as const, summary: 'mötets ord', ...mark };
  played.must('holdMeeting', held(played, [SOCIAL, CENTRE], meeting));
  drawnUp([SOCIAL, CENTRE], played).later(24);
  const said = { goals: 'uppföljningens ord', outcome: 'end' as const, ...mark };
  played.must('reportFollowUp', { at: played.at, form: 'meeting', ...said });
  return played;
}

function wordsIn(copy: SipCopy): string[] {
  return WORDS.filter((text) => JSON.stringify(copy).includes(text));
}

describe('what a child has said in preparing, at the meeting and at the follow-up', () => {
  test('is in a guardian’s copy unless it was said in confidence', () => {
    const open = followedUp({});
    expect(wordsIn(copyFor(open.state, MOTHER, open.at))).toEqual(WORDS);
    const told = followedUp({ notForGuardians: true });
    expect(wordsIn(copyFor(told.state, MOTHER, told.at))).toEqual([]);
  });

  test('is in the child’s own copy and in that of those who work with the plan', () => {
    const { state, at } = followedUp({ notForGuardians: true });
    expect(wordsIn(copyFor(state, { person: true }, at))).toEqual(WORDS);
    const before = { ...state, ended: null };
    expect(wordsIn(copyFor(before, { party: CENTRE.party }, at))).toEqual(WORDS);
  });

  test('leaves the guardian that there was a meeting and a follow-up, and how it goes on', () => {
    const { state, at } = followedUp({ notForGuardians: true });
    const { meetings, followUps, preparation: prepared } = copyFor(state, MOTHER, at);
    expect(prepared).toBeUndefined();
    expect(meetings.map(({ status }) => status)).toEqual(['held']);
    expect(followUps).toEqual([{ at, form: 'meeting', outcome: 'end' }]);
  });

  test('is not in a guardian’s letter either, whoever prints it', () => {
    const told = followedUp({ notForGuardians: true });
    const before = { ...told.state, ended: null };
    expect(wordsIn(printedCopy(before, MOTHER, SOCIAL.party, told.at))).toEqual([]);
    expect(wordsIn(printedCopy(before, { person: true }, SOCIAL.party, told.at))).toEqual(WORDS);
  });
});

test('which goals were told in confidence is known to those who have them', () => {
  const played = drawnUp([SOCIAL, CENTRE]);
  const goal = {
    text: 'i förtroende',
    term: 'long',
    kind: 'coordination',
    words: 'person',
    notForGuardians: true,
  } as const;
  const [written] = played.must('addGoal', goal);
  const inConfidence = (as: 'coordinating' | 'technical') => {
    const scope = scopeFor(played.state, { party: SOCIAL.party }, played.at);
    return courseFor(played.state, SOCIAL.party, { as } as never, scope, played.at).goalsInConfidence;
  };
  expect(inConfidence('coordinating')).toEqual([written?.commandId]);
  expect(inConfidence('technical')).toEqual([]);
});
