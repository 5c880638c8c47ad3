import { describe, expect, test } from '@jest/globals';
import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import { copyFor } from '../disclosure/sip-cut.ts';
import { sipTimeline } from '../disclosure/sip-timeline.ts';
import { viewSip } from '../disclosure/sip-view.ts';
import { MORNING } from '../testing/played-case.ts';
import { careContact } from '../testing/people.ts';
import {
  PlayedSip,
  need,
  offered,
  called,
  consent,
  consented,
  held,
  invited,
  met,
  notice,
  preparation,
} from '../testing/played-sip.ts';
import { CENTRE, EMPLOYMENT, PSYCHIATRY, SCHOOL, SOCIAL, centre, psychiatry, social } from '../testing/sip-people.ts';
import type { SipCommands } from './commands.ts';
import { comingMeeting } from './queries.ts';

const THREE = [SOCIAL, CENTRE, PSYCHIATRY];

function move(played: PlayedSip, because: SipCommands['moveMeeting']['because'], days = 9): void {
  const startsAt = (played.at + days * MS_PER_DAY) as Instant;
  played.must('moveMeeting', {
    meeting: played.meeting,
    startsAt,
    because,
    saidBy: 'personen',
    agreedWithPerson: true,
  });
}

function reply(played: PlayedSip, part: Partial<SipCommands['replyToNotice']> = {}) {
  const data = { meeting: played.meeting, unit: CENTRE.unit, answer: 'comes' as const, who: 'Kim Provperson', ...part };
  return played.give('replyToNotice', data, centre);
}

describe('the notice', () => {
  test('says purpose, why, goal, questions, place and how the person takes part', () => {
    const given = (part: Parameters<typeof notice>[2]) => {
      const played = consented();
      return played.give('convene', notice(played.at, [SOCIAL, CENTRE], part), social);
    };
    for (const field of ['purpose', 'why', 'longTermGoal', 'place', 'personTakesPart']) {
      expect(given({ [field]: ' ' })).toBe('text-missing');
    }
    expect(given({ questions: [' '] })).toBe('text-missing');
    expect(given({ invitees: [] })).toBe('no-invitees');
    expect(given({ agreedWithPerson: false })).toBe('person-not-asked-time');
    expect(given({ startsAt: consented().at })).toBe('meeting-in-the-past');
  });

  test('goes without preparation, which is due and blocks nothing', () => {
    const played = called();
    expect(played.duty('prepareSip').status).toBe('open');
    played.must('prepare', preparation(played.at));
    expect(played.duty('prepareSip').status).toBe('met');
    expect(played.give('prepare', preparation(played.at, { matters: ' ' }), social)).toBe('text-missing');
  });

  test('goes to nobody whom the person does not want there', () => {
    const played = consented();
    played.must('prepare', preparation(played.at, { notWanted: [CENTRE] }));
    expect(played.give('convene', notice(played.at), social)).toBe('not-wanted-by-person');
  });

  test('goes to nobody whom the person has said no to since, also while it waits to be sent', () => {
    const played = consented(THREE);
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    played.settle({ kind: 'failed', reason: 'away' });
    const waiting = played.deliveries('sipNotice').find(({ to }) => to.unit === PSYCHIATRY.unit);
    expect(waiting?.status).toBe('waiting');
    played.must('prepare', preparation(played.at, { notWanted: [PSYCHIATRY] }));
    expect(played.deliveries('sipNotice').find(({ to }) => to.unit === PSYCHIATRY.unit)?.status).toBe('stopped');
  });

  test('goes to nobody whom the person has said no to, though another who cannot see that has prepared since', () => {
    const played = offered();
    const share = [{ party: PSYCHIATRY.party, kinds: ['psychiatry' as const] }];
    played.must('giveConsent', consent(played.at, [SOCIAL, PSYCHIATRY, CENTRE], { share }));
    played.must('prepare', preparation(played.at, { notWanted: [CENTRE] }));
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    played.settle();
    played.must('prepare', preparation(played.at, { matters: 'annat' }), psychiatry);
    played.must('cancelMeeting', { meeting: played.state.meetings[0]?.meeting ?? '', because: 'x' });
    expect(played.give('convene', notice(played.at), social)).toBe('not-wanted-by-person');
    const marks = { deceased: false, protection: 'none' } as const;
    const seen = [
      viewSip(played.state, played.duties(), psychiatry, marks, undefined, played.at),
      sipTimeline(played.events, played.state, played.duties(), psychiatry, marks, undefined, played.at),
    ];
    expect(JSON.stringify(seen)).toContain('annat');
    expect(JSON.stringify(seen)).not.toContain(CENTRE.unit);
    played.must('prepare', preparation(played.at, { inviteWishes: [CENTRE] }), psychiatry);
    expect(played.give('convene', notice(played.at), social)).not.toBe('not-wanted-by-person');
  });

  test('meets the duty to call when the first has been told, not when it is written', () => {
    const played = consented([SOCIAL, PSYCHIATRY]);
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    expect(played.duty('convene').status).toBe('open');
    played.later(1).settle();
    expect(played.duty('convene')).toMatchObject({ status: 'met', metAt: played.at });
  });

  test('says that something waits to a unit with a mailbox, and no more', () => {
    const played = consented([SOCIAL, CENTRE]);
    played.must('reportNeed', need({ unit: CENTRE }), centre);
    played.must('convene', notice(played.at, [SOCIAL, CENTRE]), centre);
    expect(played.deliveries('somethingWaits').map(({ to, channel }) => [to.unit, channel])).toEqual([
      [SOCIAL.unit, 'mail'],
    ]);
  });
});

describe('the answer', () => {
  test('names who comes and with which mandate, and tells the convener', () => {
    const played = called(THREE);
    expect(reply(played, { who: ' ' })).toBe('text-missing');
    expect(reply(played, { unit: PSYCHIATRY.unit })).toBe('not-invited');
    reply(played, { mandate: true });
    expect(played.state.meetings[0]?.replies[0]).toMatchObject({ mandate: true, party: CENTRE.party });
    expect(played.duty('answerNotice', CENTRE).status).toBe('met');
    expect(played.deliveries('sipReply').map(({ to }) => to.unit)).toEqual([SOCIAL.unit]);
  });

  test('of one that has letters alone is written down by who called it, and by nobody for another', () => {
    const played = called([SOCIAL, CENTRE, EMPLOYMENT]);
    const answer = { meeting: played.meeting, unit: EMPLOYMENT.unit, answer: 'comes', who: 'Kim Provperson' } as const;
    expect(played.give('replyToNotice', answer, centre)).toBe('not-invited');
    expect(played.give('replyToNotice', { ...answer, unit: CENTRE.unit }, social)).toBe('not-invited');
    played.must('replyToNotice', answer, social);
    expect(copyFor(played.state, { party: CENTRE.party }, played.at).meetings[0]?.invitees).toContainEqual(
      expect.objectContaining({ unit: EMPLOYMENT.unit, reply: 'comes', who: 'Kim Provperson' }),
    );
    played.must('replyToNotice', { ...answer, answer: 'does-not-come', unwilling: true }, social);
    expect(played.state.deviations).toEqual([]);
  });

  test('is owed by those who must come, by the head where the person is not known there', () => {
    const played = consented([...THREE, EMPLOYMENT]);
    const invitees = [invited(SOCIAL), invited(CENTRE), invited(PSYCHIATRY, 'psychiatry', false), invited(EMPLOYMENT)];
    played.must('convene', notice(played.at, [], { invitees }));
    played.settle();
    expect(played.duties('answerNotice').map(({ bearer }) => bearer.role)).toEqual([
      'outpatientCoordinator',
      'headOfOperations',
    ]);
  });

  test('that a called party does not want to take part drafts one deviation, whoever says it again', () => {
    const played = called(THREE);
    reply(played, { answer: 'does-not-come', unwilling: true });
    reply(played, { answer: 'does-not-come', unwilling: true });
    expect(played.state.deviations).toMatchObject([{ code: 'refused-to-take-part', unit: CENTRE.unit }]);
    played.later(7 * 24).must('holdMeeting', held(played, [SOCIAL, PSYCHIATRY]));
    expect(played.duty('askAboutAbsence', CENTRE).waivedBy).toBe('explained');
  });

  test('from one who may choose is never a deviation', () => {
    const policy = consented().policy;
    const optional = {
      ...policy,
      sip: { ...policy.sip, attendance: { ...policy.sip.attendance, school: 'optional' } },
    };
    const played = new PlayedSip(undefined, optional as typeof policy);
    called([SOCIAL, SCHOOL], consented([SOCIAL, SCHOOL], offered(played)));
    expect(played.duties('answerNotice')).toEqual([]);
    expect(played.state.deviations).toEqual([]);
  });
});

describe('a meeting that is moved', () => {
  test('by the person’s own need stops the clock, by full calendars it does not', () => {
    const played = called();
    expect(played.duty('holdMeeting').hinderedBy).toBeUndefined();
    move(played, 'persons-need');
    expect(played.duty('holdMeeting').hinderedBy).toBe('at-the-persons-wish');
    move(played, 'parties', 10);
    expect(played.duty('holdMeeting').hinderedBy).toBeUndefined();
  });

  test('is told anew to everyone who had been called, and asks for a new answer', () => {
    const played = called(THREE);
    reply(played);
    move(played, 'other');
    played.settle();
    expect(played.deliveries('sipNoticeChanged').map(({ to }) => to.unit)).toEqual(
      expect.arrayContaining([CENTRE.unit, PSYCHIATRY.unit]),
    );
    const ofCentre = played.duties('answerNotice').filter(({ about }) => about.unit === CENTRE.unit);
    expect(ofCentre.map(({ status }) => status)).toEqual(['met', 'open']);
  });

  test('before anyone was reached is a first notice still', () => {
    const played = consented([SOCIAL, PSYCHIATRY]);
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    played.settle({ kind: 'failed', reason: 'away' });
    move(played, 'other');
    const ofSystem = played.deliveries().filter(({ channel }) => channel === 'system');
    expect(ofSystem.map(({ message, status }) => `${message} ${status}`)).toEqual([
      'sipNotice stopped',
      'sipNotice trying',
    ]);
  });

  test('needs the person’s word on the time', () => {
    const played = called();
    const startsAt = (played.at + MS_PER_DAY) as Instant;
    const data = { meeting: played.meeting, startsAt, because: 'other' as const, saidBy: 'x', agreedWithPerson: false };
    expect(played.give('moveMeeting', data, social)).toBe('person-not-asked-time');
    expect(played.give('moveMeeting', { ...data, startsAt: played.at }, social)).toBe('meeting-in-the-past');
  });

  const DIGITAL = { form: 'digital', link: 'https://moten.example/1', personTakesPart: 'hemifrån' } as const;

  function calledTo(part: Partial<SipCommands['convene']>): PlayedSip {
    const played = consented(THREE);
    played.must('convene', notice(played.at, THREE, part));
    return played.settle();
  }

  function changed(played: PlayedSip, part: Partial<SipCommands['moveMeeting']>) {
    const meeting = comingMeeting(played.state);
    const why = { because: 'persons-need' as const, saidBy: 'personen', agreedWithPerson: true };
    const data = { meeting: meeting?.meeting ?? '', startsAt: meeting?.startsAt ?? played.at, ...why, ...part };
    return played.give('moveMeeting', data, social);
  }

  test('or made digital is the same meeting, with a new notice to everyone who was called', () => {
    const played = calledTo({ endsAt: (MORNING + 8 * MS_PER_DAY) as Instant });
    const before = comingMeeting(played.state);
    expect(changed(played, DIGITAL)).toBeInstanceOf(Array);
    expect(comingMeeting(played.state)).toMatchObject({
      ...DIGITAL,
      meeting: before?.meeting,
      startsAt: before?.startsAt,
      endsAt: before?.endsAt,
      place: before?.place,
    });
    expect(played.deliveries('sipNoticeChanged').map(({ to }) => to.unit)).toEqual([CENTRE.unit, PSYCHIATRY.unit]);
    expect(changed(played, DIGITAL)).toEqual([]);
    expect(played.duty('holdMeeting').hinderedBy).toBeUndefined();
  });

  test('or held in a room after all has no link, and says how the person takes part', () => {
    const played = calledTo(DIGITAL);
    changed(played, { form: 'physical', link: 'https://moten.example/2', personTakesPart: 'på plats' });
    expect(comingMeeting(played.state)).toMatchObject({ form: 'physical', personTakesPart: 'på plats' });
    expect(comingMeeting(played.state)).not.toHaveProperty('link');
    expect(changed(played, { personTakesPart: ' ' })).toBe('text-missing');
  });

  test('or made digital asks for the consent to that, which lasts until then', () => {
    const played = called(THREE);
    played.must('giveConsent', consent(played.at, THREE, { digitalMeeting: false }));
    expect(changed(played, DIGITAL)).toBe('consent-missing-digital');
    expect(changed(played, { place: 'Biblioteket' })).toBeInstanceOf(Array);
  });

  test('or called off is told to those who were told, the person too', () => {
    const played = called(THREE);
    const [letter] = played.deliveries('sipNotice').filter(({ channel }) => channel === 'letter');
    played.command({ type: 'postLetter', data: { item: letter?.item }, by: social });
    expect(played.give('cancelMeeting', { meeting: played.meeting, because: ' ' }, social)).toBe('reason-missing');
    played.must('cancelMeeting', { meeting: played.meeting, because: 'flera är sjuka' });
    const told = played.deliveries('sipNoticeCancelled').map(({ to }) => to.unit);
    expect(told.toSorted()).toEqual([CENTRE.unit, PSYCHIATRY.unit, 'person'].toSorted());
    expect(played.duty('answerNotice', CENTRE).waivedBy).toBe('meeting-cancelled');
  });
});

describe('a party that did not come', () => {
  function without(): PlayedSip {
    const played = called(THREE);
    played.later(7 * 24).must('holdMeeting', held(played, [SOCIAL, PSYCHIATRY]));
    return played;
  }

  test('is asked before anything is called a refusal', () => {
    const played = without();
    expect(played.state.deviations).toEqual([]);
    expect(played.duty('askAboutAbsence', CENTRE)).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    const said = { meeting: played.meeting, unit: CENTRE.unit, unwilling: false, text: 'Sjuk' };
    played.must('explainAbsence', said, centre);
    expect(played.state.deviations).toEqual([]);
    expect(played.duty('askAboutAbsence', CENTRE).status).toBe('met');
  });

  test('and did not want to is a refusal, once', () => {
    const played = without();
    const said = { meeting: played.meeting, unit: CENTRE.unit, unwilling: true, text: 'Vill inte' };
    played.must('explainAbsence', said, social);
    played.must('explainAbsence', said, social);
    expect(played.state.deviations).toHaveLength(1);
    expect(played.give('explainAbsence', { ...said, text: ' ' }, social)).toBe('text-missing');
  });

  test('answers for itself, and no third party for it', () => {
    const played = without();
    const said = { meeting: played.meeting, unit: CENTRE.unit, unwilling: true, text: 'Vill inte' };
    expect(played.give('explainAbsence', said, psychiatry)).toBe('not-for-other-party');
    expect(played.give('explainAbsence', { ...said, unit: SOCIAL.unit }, social)).toBe('attended');
  });
});

describe('others than the lead care contact', () => {
  test('may call, and it is an ordinary notice', () => {
    const played = consented();
    played.must('reportNeed', need({ unit: CENTRE }), centre);
    played.must('convene', notice(played.at), centre);
    expect(played.state.meetings[0]?.countsFor).toEqual([]);
    expect(played.give('convene', notice(played.at), careContact)).toBe('meeting-settled');
  });

  test('move and hold it only when they called it or carry the plan on', () => {
    const played = called(THREE);
    expect(played.give('holdMeeting', held(played, THREE), psychiatry)).toBe('role-not-allowed');
    expect(played.give('holdMeeting', held(played, [SCHOOL]), social)).toBe('not-invited');
    expect(played.give('holdMeeting', held(played, THREE, { meeting: 'none' }), social)).toBe('meeting-unknown');
  });

  test('held, it opens the duty to draw up the plan', () => {
    const played = met(THREE);
    expect(played.duty('holdMeeting').status).toBe('met');
    expect(played.duty('drawUpPlan')).toMatchObject({ status: 'open', from: played.at });
  });
});
