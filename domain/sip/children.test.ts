import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { addDays, localDate } from '../calendar/local-date.ts';
import { localDateOf, startOfDay } from '../calendar/stockholm.ts';
import { MORNING } from '../testing/played-case.ts';
import {
  PlayedSip,
  childWithGuardians,
  consent,
  consentFrom,
  drawnUp,
  held,
  met,
  need,
  notice,
  called,
} from '../testing/played-sip.ts';
import { CENTRE, SOCIAL, social } from '../testing/sip-people.ts';
import { PERSON, SOCIAL_BOARD, type Giver, type SipCommands } from './commands.ts';
import { mayDrawUp, mayInvite } from './consent.ts';

function both(played: PlayedSip = childWithGuardians()): PlayedSip {
  for (const giver of ['mother', 'father']) consentFrom(played, giver);
  return played;
}

function judge(played: PlayedSip, who: SipCommands['judgeConsenter']['who']): void {
  played.must('judgeConsenter', { who, by: social.hsaId, because: 'Bedömt i samtal', at: played.at });
}

function give(played: PlayedSip, giver: Giver) {
  return played.give('giveConsent', consent(played.at, [SOCIAL, CENTRE], { giver }), social);
}

describe('two guardians', () => {
  test('both consent; one alone is awaited and lets nothing through', () => {
    const played = childWithGuardians();
    consentFrom(played, 'mother');
    expect(mayDrawUp(played.state, played.at)).toBe(false);
    expect(played.duty('awaitGuardian').status).toBe('open');
    expect(played.duty('decideConsent').status).toBe('open');
    consentFrom(played, 'father');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
    expect([played.duty('awaitGuardian').status, played.duty('decideConsent').status]).toEqual(['met', 'met']);
  });

  test('share no more than both have let through', () => {
    const played = childWithGuardians();
    consentFrom(played, 'mother', [SOCIAL, CENTRE]);
    consentFrom(played, 'father', [SOCIAL]);
    expect(mayInvite(played.state, SOCIAL.party, played.at)).toBe(true);
    expect(mayInvite(played.state, CENTRE.party, played.at)).toBe(false);
  });

  test('one is prevented, with the reason: the other decides alone', () => {
    const played = childWithGuardians();
    consentFrom(played, 'mother');
    const prevent = (because?: string) =>
      played.give(
        'recordGuardian',
        { relatedId: 'father', is: 'prevented', by: social.hsaId, ...(because ? { because } : {}) },
        social,
      );
    expect(prevent()).toBe('reason-missing');
    prevent('Vistas på okänd ort');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
    expect(played.duty('awaitGuardian').status).toBe('met');
    expect(give(played, 'father')).toBe('giver-not-consenter');
  });

  test('one refuses: no plan on guardians’ consent, an answer all the same, and the duty to collaborate', () => {
    const played = childWithGuardians();
    consentFrom(played, 'mother');
    played.must('recordGuardian', { relatedId: 'father', is: 'refuses', by: social.hsaId });
    expect(mayDrawUp(played.state, played.at)).toBe(false);
    expect(played.state.status).toBe('declined');
    expect(played.duty('awaitGuardian').status).toBe('met');
    expect(played.duty('decideConsent').status).toBe('met');
    expect(played.duty('collaborate')).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    expect(played.duty('holdMeeting').hinderedBy).toBe('by-the-persons-choice');
  });

  test('one who has said yes says no: it is taken back, and the SIP ends as when consent is withdrawn', () => {
    const played = called([SOCIAL, CENTRE], both()).settle();
    played.must('recordGuardian', { relatedId: 'father', is: 'refuses', by: social.hsaId });
    expect(mayDrawUp(played.state, played.at)).toBe(false);
    expect(mayInvite(played.state, CENTRE.party, played.at)).toBe(false);
    expect(played.state.ended?.because).toBe('consent-withdrawn');
  });

  test('one who has said no says yes, and the other is awaited', () => {
    const played = childWithGuardians();
    played.must('recordGuardian', { relatedId: 'father', is: 'refuses', by: social.hsaId });
    consentFrom(played, 'father');
    expect(played.state.status).not.toBe('declined');
    expect(played.duty('awaitGuardian').status).toBe('open');
    consentFrom(played, 'mother');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
  });

  test('each has a letter of their own, and one who is not safe to reach has none', () => {
    const played = childWithGuardians();
    played.must('nameRelated', { relatedId: 'father', draftId: 'd2', role: 'guardian', safeToReach: false });
    both(played).must('convene', notice(played.at));
    const letters = played.deliveries('sipNotice').filter(({ channel }) => channel === 'letter');
    expect(letters.map(({ to }) => to.unit).toSorted()).toEqual(['mother', 'person']);
  });
});

describe('the child', () => {
  test('is heard, by age and maturity, before anybody consents', () => {
    const played = new PlayedSip();
    played.must('reportNeed', need({ turns18On: localDate(2030, 3, 10) }));
    expect(give(played, 'mother')).toBe('guardian-not-consenter');
    played.must('nameRelated', { relatedId: 'mother', draftId: 'd', role: 'guardian', safeToReach: true });
    expect(give(played, 'mother')).toBe('child-not-heard');
    expect(played.give('hearChild', { oldEnough: true, at: played.at }, social)).toBe('text-missing');
    played.must('hearChild', { oldEnough: false, at: played.at });
    consentFrom(played, 'mother');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
  });

  test('who says no stops everything until the maturity is judged: the form overrules no child', () => {
    const played = called([SOCIAL, CENTRE], both());
    played.later(7 * 24).must('holdMeeting', held(played, [SOCIAL, CENTRE], { childTookPart: 'there' }));
    played.must('hearChild', { oldEnough: true, view: 'disagrees', at: played.at });
    expect(mayDrawUp(played.state, played.at)).toBe(false);
    expect(played.duty('judgeMaturity').status).toBe('open');
    expect(played.give('convene', notice(played.at), social)).toBe('child-disagrees');
    expect(played.give('drawUp', { at: played.at, personAgrees: true }, social)).toBe('child-disagrees');
    judge(played, 'guardians');
    expect(played.duty('judgeMaturity').status).toBe('met');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
  });

  test('heard anew, and content, has no maturity to be judged', () => {
    const played = both();
    played.must('hearChild', { oldEnough: true, view: 'disagrees', at: played.at });
    played.must('hearChild', { oldEnough: true, view: 'agrees', at: played.at });
    expect(played.duty('judgeMaturity').waivedBy).toBe('superseded');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
  });

  test('who is judged mature consents instead of the guardians, not beside them', () => {
    const played = both();
    judge(played, 'person');
    expect(mayDrawUp(played.state, played.at)).toBe(false);
    expect(give(played, 'mother')).toBe('giver-not-consenter');
    consentFrom(played, PERSON);
    expect(mayDrawUp(played.state, played.at)).toBe(true);
    expect(played.duty('awaitGuardian').status).toBe('met');
  });

  test('who is placed has the board to decide', () => {
    const played = childWithGuardians();
    judge(played, 'social-board');
    expect(give(played, 'mother')).toBe('giver-not-consenter');
    consentFrom(played, SOCIAL_BOARD);
    expect(mayDrawUp(played.state, played.at)).toBe(true);
  });

  test('whose meeting was held without them leaves a note for somebody to look at', () => {
    const played = called([SOCIAL, CENTRE], both());
    played.later(7 * 24);
    expect(played.give('holdMeeting', held(played), social)).toBe('text-missing');
    played.must('holdMeeting', held(played, [SOCIAL, CENTRE], { childTookPart: 'no' }));
    expect(played.state.deviations.map(({ code }) => code)).toEqual(['meeting-without-child']);
  });

  test('too young to be there is no such note', () => {
    const played = called([SOCIAL, CENTRE], both());
    played.later(7 * 24).must('holdMeeting', held(played, [SOCIAL, CENTRE], { childTookPart: 'not-old-enough' }));
    expect(played.state.deviations).toEqual([]);
  });
});

describe('the 18th birthday', () => {
  const BIRTHDAY = addDays(localDateOf(MORNING), 20);
  const MIDNIGHT = startOfDay(BIRTHDAY);

  /** A plan on two guardians' consent, three weeks before the birthday. */
  function plan(): PlayedSip {
    return called([SOCIAL, CENTRE], both(childWithGuardians(BIRTHDAY)));
  }

  test('at 00.00 all that rests on guardians stops, and not a moment before', () => {
    const played = plan();
    expect(mayInvite(played.state, CENTRE.party, (MIDNIGHT - 1) as Instant)).toBe(true);
    expect(mayInvite(played.state, CENTRE.party, MIDNIGHT)).toBe(false);
    played.at = MIDNIGHT;
    const types = played.clock().map(({ type }) => type);
    expect(types.filter((type) => type === 'consentEnded')).toHaveLength(2);
    expect(types).toContain('turned18');
    expect(played.state.grants.every(({ ended }) => ended?.because === 'turned-18')).toBe(true);
  });

  test('is a time that the case wakes for', () => {
    const played = plan();
    played.at = (MIDNIGHT - 1) as Instant;
    played.clock();
    expect(played.nextWake()).toBe(MIDNIGHT);
  });

  test('comes after the person has been asked, whose own consent lies ready and then holds alone', () => {
    const played = plan();
    expect(played.duty('askAtEighteen')).toMatchObject({ status: 'open', due: { shown: MIDNIGHT } });
    consentFrom(played, PERSON);
    expect(played.duty('askAtEighteen').status).toBe('met');
    played.at = MIDNIGHT;
    played.clock();
    expect(mayInvite(played.state, CENTRE.party, played.at)).toBe(true);
    expect(give(played, 'mother')).toBe('giver-not-consenter');
  });

  test('more than ninety days off, the child is not asked yet', () => {
    expect(give(both(), PERSON)).toBe('giver-not-consenter');
  });

  test('ends letters to guardians the same moment', () => {
    const played = plan();
    played.at = MIDNIGHT;
    played.clock();
    consentFrom(played, PERSON);
    const before = played.deliveries().length;
    drawnUp([SOCIAL, CENTRE], met([SOCIAL, CENTRE], played));
    const letters = played
      .deliveries()
      .slice(before)
      .filter(({ channel }) => channel === 'letter');
    expect(letters.map(({ to }) => to.unit)).toEqual(['person']);
  });
});

describe('a grown person', () => {
  test('has no guardians, and no board to decide', () => {
    const played = new PlayedSip();
    played.must('reportNeed', need());
    const named = { relatedId: 'mother', draftId: 'd', role: 'guardian' as const, safeToReach: true };
    expect(played.give('nameRelated', named, social)).toBe('adult-has-no-guardians');
    const judged = { who: 'guardians' as const, by: social.hsaId, because: 'x', at: played.at };
    expect(played.give('judgeConsenter', judged, social)).toBe('adult-has-no-guardians');
  });

  test('who cannot consent has no plan drawn up, by nobody’s consent instead; those who know collaborate', () => {
    const played = new PlayedSip();
    played.must('reportNeed', need());
    judge(played, 'nobody');
    expect(give(played, PERSON)).toBe('nobody-can-consent');
    expect(played.duty('collaborate').status).toBe('open');
    expect(played.duty('startSip').status).toBe('open');
    judge(played, 'person');
    consentFrom(played, PERSON);
    expect(played.duty('collaborate').waivedBy).toBe('superseded');
    expect(mayDrawUp(played.state, played.at)).toBe(true);
  });

  test('who is judged unable in the midst of it stops it: what rested on consent has no ground', () => {
    const played = called();
    judge(played, 'nobody');
    expect(mayInvite(played.state, CENTRE.party, played.at)).toBe(false);
    expect(played.give('drawUp', { at: played.at, personAgrees: true }, social)).toBe('consent-missing-draw-up');
  });
});
