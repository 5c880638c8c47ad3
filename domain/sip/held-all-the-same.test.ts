import { describe, expect, test } from '@jest/globals';
import { localDateOf, endOfDay } from '../calendar/stockholm.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { copyFor } from '../disclosure/sip-cut.ts';
import { type PlayedSip, called, consent, held } from '../testing/played-sip.ts';
import { CENTRE, SOCIAL, social } from '../testing/sip-people.ts';
import { PERSON } from './commands.ts';

const hold = (played: PlayedSip) => played.give('holdMeeting', held(played), social);

function cancelled(): PlayedSip {
  const played = called([SOCIAL, CENTRE]);
  played.must('cancelMeeting', { meeting: played.meeting, because: 'sjukdom' });
  return played.settle().later(7 * 24);
}

/** Called off by the hub, since the consent that is given now ends before it. */
function ranOut(): PlayedSip {
  const played = called([SOCIAL, CENTRE]);
  const until = localDateOf(played.at);
  played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until }));
  played.settle().at = endOfDay(until);
  played.clock();
  return played.later(7 * 24);
}

describe('a meeting that was called off and held all the same', () => {
  test('by staff, is recorded once, with no deviation and nobody asked why they stayed away', () => {
    const played = cancelled();
    played.must('holdMeeting', held(played, [SOCIAL]));
    expect(played.state).toMatchObject({ status: 'met', deviations: [] });
    expect(played.state.meetings[0]).toMatchObject({ held: { personTookPart: 'there' }, cancelled: {} });
    expect(copyFor(played.state, { person: true }, played.at).meetings[0]?.status).toBe('held');
    expect(played.duties('askAboutAbsence')).toEqual([]);
    expect(played.duty('drawUpPlan').status).toBe('open');
    expect(hold(played)).toBe('meeting-settled');
  });

  test('without consent, is recorded as a deviation, and takes the plan no further than consent does', () => {
    const played = ranOut();
    expect(played.state.meetings[0]?.cancelled).toBeDefined();
    expect(hold(played)).toBeInstanceOf(Array);
    expect(played.state.status).toBe('offered');
    expect(played.state.deviations).toMatchObject([{ code: 'meeting-without-consent', meeting: played.meeting }]);
    expect(played.duty('drawUpPlan')).toMatchObject({ status: 'waived', waivedBy: 'consent-missing' });
    played.must('giveConsent', consent(played.at));
    expect(played.state.status).toBe('met');
    expect(played.duty('drawUpPlan').status).toBe('open');
  });

  test('without consent, lets no party know more than before', () => {
    const played = ranOut();
    const before = played.deliveries().length;
    const known = copyFor(played.state, { party: CENTRE.party }, played.at);
    hold(played);
    played.settle();
    expect(played.deliveries()).toHaveLength(before);
    expect(copyFor(played.state, { party: CENTRE.party }, played.at).meetings).toEqual(known.meetings);
    const marks = { deceased: false, protection: 'none' } as const;
    const told = played
      .deliveries()
      .filter(({ to }) => to.party === CENTRE.party)
      .map(({ item }) => JSON.stringify(composeSip(played.state, item, marks, played.at)));
    expect(told.filter((text) => text.includes('personTookPart'))).toEqual([]);
  });

  test('is recorded though the person took their consent back after it, which was there then', () => {
    const played = called([SOCIAL, CENTRE]).later(7 * 24);
    const at = played.at;
    played.later(2).must('withdrawConsent', { giver: PERSON, at: played.at });
    const duty = played.later(1).duty('answerNotice');
    expect(played.give('holdMeeting', { ...held(played), at }, social)).toBeInstanceOf(Array);
    expect(played.duty('answerNotice')).toEqual(duty);
    expect(played.state).toMatchObject({ status: 'ended', deviations: [] });
    expect(played.duties('drawUpPlan').map(({ status }) => status)).not.toContain('open');
  });
});
