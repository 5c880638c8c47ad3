import { describe, expect, test } from '@jest/globals';
import { localDate } from '../calendar/local-date.ts';
import { endOfDay } from '../calendar/stockholm.ts';
import { stranger } from '../testing/people.ts';
import { PlayedSip, consent, drawnUp, need, offered } from '../testing/played-sip.ts';
import { sipCase } from '../testing/sip-samples.ts';
import { CENTRE, EMPLOYMENT, SCHOOL, SOCIAL, centre, employment, school, social } from '../testing/sip-people.ts';

const NOT_NOW = localDate(2026, 4, 1);

function askedFor(): PlayedSip {
  const played = new PlayedSip();
  played.must('reportNeed', need({ from: 'person', coordination: false, reasons: [] }));
  return played;
}

describe('a need', () => {
  test('that one unit has judged is enough: no other has to agree, and that unit must start', () => {
    const played = sipCase('needSeen');
    expect(played.duty('startSip')).toMatchObject({ status: 'open', bearer: { unit: SOCIAL.unit } });
    played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
    expect(played.duty('startSip').status).toBe('met');
  });

  test('is one of coordination, however small the interventions, of social services and health care both', () => {
    const given = (part: Parameters<typeof need>[0]) => new PlayedSip().give('reportNeed', need(part), social);
    expect(given({ coordination: false })).toBe('need-not-coordination');
    expect(given({ healthCare: false })).toBe('need-not-both-sectors');
    expect(given({ reasons: [] })).toBe('need-reason-missing');
    expect(given({ reasons: ['ahead-of-time'] })).not.toBe('need-reason-missing');
  });

  test('that a school sees is started by the school', () => {
    const played = new PlayedSip();
    played.must('reportNeed', need({ unit: SCHOOL, reasons: ['absence-from-school'] }), school);
    expect(played.duty('startSip').bearer).toMatchObject({ party: SCHOOL.party, role: 'schoolCoordinator' });
  });

  test('another actor can only flag, to a unit that is to judge it', () => {
    const given = (part: Parameters<typeof need>[0]) => new PlayedSip().give('reportNeed', need(part), employment);
    expect(given({ unit: EMPLOYMENT })).toBe('other-actor-may-only-flag');
    expect(given({ unit: EMPLOYMENT, from: 'flag' })).toBe('other-actor-may-only-flag');
    const flagged = new PlayedSip();
    flagged.must('reportNeed', need({ from: 'flag', unit: CENTRE }), employment);
    expect(flagged.duty('assessNeed').bearer.party).toBe(CENTRE.party);
    expect(flagged.duties('startSip')).toEqual([]);
  });

  test('is not put on another party without a hand-over', () => {
    expect(new PlayedSip().give('reportNeed', need({ unit: CENTRE }), social)).toBe('not-for-other-party');
  });

  test('seen by another unit too joins the one plan of the person, and of no other person', () => {
    const played = sipCase('needSeen');
    played.must('reportNeed', need({ unit: CENTRE }), centre);
    expect(played.state.needs).toHaveLength(2);
    expect(played.state.coordinating?.unit).toBe(SOCIAL.unit);
    expect(played.give('reportNeed', need({ personId: 'p2' }), social)).toBe('other-person');
  });
});

describe('a request', () => {
  test('is answered by the one who received it, and a no is given with its reason', () => {
    const played = askedFor();
    expect(played.duty('assessNeed')).toMatchObject({ status: 'open', bearer: { unit: SOCIAL.unit } });
    expect(played.give('assessNeed', { needed: false }, social)).toBe('refusal-reason-missing');
    played.must('assessNeed', { needed: false, because: 'Bara en verksamhet' });
    expect(played.state.status).toBe('noNeed');
    expect(played.duty('assessNeed').status).toBe('met');
    expect(played.process.isComplete(played.state)).toBe(true);
  });

  test('that is judged to be a need must be started', () => {
    const played = askedFor();
    played.must('assessNeed', { needed: true });
    expect(played.duty('startSip').status).toBe('open');
  });

  test('made again after a no is answered again', () => {
    const played = sipCase('noNeed');
    played.later(24).must('reportNeed', need({ from: 'person' }));
    expect(played.state.status).toBe('needSeen');
    expect(played.duties('assessNeed').map(({ status }) => status)).toEqual(['met', 'open']);
  });

  test('counts as handed over when the other has taken it, and is not sent round meanwhile', () => {
    const played = askedFor();
    played.must('handOver', { to: CENTRE });
    expect(played.duty('takeOverRequest')).toMatchObject({ status: 'open', bearer: { party: CENTRE.party } });
    expect(played.duty('assessNeed').bearer.party).toBe(SOCIAL.party);
    expect(played.give('acceptHandOver', {}, stranger)).toBe('not-your-case');
    played.must('acceptHandOver', {}, centre);
    expect(played.duty('takeOverRequest').status).toBe('met');
    expect(played.duty('assessNeed').bearer.party).toBe(CENTRE.party);
  });

  test('that staff saw themselves is handed to no party that the person has not let know', () => {
    const played = sipCase('needSeen');
    expect(played.give('handOver', { to: CENTRE }, social)).toBe('consent-missing-invite');
    expect(played.give('handOver', { to: SOCIAL }, social)).toBe('hand-over-to-self');
  });

  test('of somebody close to a grown person is handed over when the person has asked too, or lets that party know', () => {
    const closeAsked = () => {
      const played = new PlayedSip();
      played.must('reportNeed', need({ from: 'relatedPerson', coordination: false, reasons: [] }));
      return played;
    };
    const asks = closeAsked();
    expect(asks.give('handOver', { to: CENTRE }, social)).toBe('person-not-asked-hand-over');
    expect(asks.give('handOver', { to: { ...SOCIAL, unit: 'SE0000000009-2002' } }, social)).toBeInstanceOf(Array);
    asks.must('makeOffer', { at: asks.at, informedHow: 'muntligt', understood: true });
    expect(asks.give('handOver', { to: CENTRE }, social)).toBe('person-not-asked-hand-over');
    asks.must('reportNeed', need({ from: 'person', coordination: false, reasons: [] }));
    expect(asks.give('handOver', { to: CENTRE }, social)).toBeInstanceOf(Array);
    const consents = closeAsked();
    consents.must('giveConsent', consent(consents.at, [CENTRE]));
    expect(consents.give('handOver', { to: CENTRE }, social)).toBeInstanceOf(Array);
  });

  const handed = (from: 'guardian' | 'representative' | 'relatedPerson', turns18On: typeof NOT_NOW | null) => {
    const played = new PlayedSip();
    played.must('reportNeed', need({ from, turns18On, coordination: false, reasons: [] }));
    return played.give('handOver', { to: CENTRE }, social);
  };

  test('of a guardian is handed over for a child, of a representative for anyone, of somebody else close for neither', () => {
    const child = localDate(2030, 1, 1);
    const grown = localDate(2026, 1, 1);
    expect(handed('guardian', child)).toBeInstanceOf(Array);
    expect(handed('representative', null)).toBeInstanceOf(Array);
    for (const [from, turns18On] of [
      ['guardian', null],
      ['guardian', grown],
      ['relatedPerson', child],
    ] as const) {
      expect(handed(from, turns18On)).toBe('person-not-asked-hand-over');
    }
  });

  test('handed to another before the first has answered leaves the first nothing to do', () => {
    const played = askedFor();
    played.must('handOver', { to: CENTRE });
    played.must('handOver', { to: SCHOOL });
    expect(played.duties('takeOverRequest').map(({ waivedBy }) => waivedBy)).toEqual(['superseded', undefined]);
  });
});

describe('an offer', () => {
  test('is answered no without a reason, and may be made again: a no is not for ever', () => {
    const played = sipCase('declined');
    played.later(48).must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
    expect(played.state.status).toBe('offered');
    played.must('giveConsent', consent(played.at));
    expect(played.state.status).toBe('preparing');
    expect(played.duties('decideConsent').map(({ status }) => status)).toEqual(['met', 'met']);
  });

  test('that cannot be answered now is asked again on a day that is agreed', () => {
    const played = offered();
    const given = (askAgainOn?: typeof NOT_NOW) =>
      played.give('answerOffer', { answer: 'not-now', at: played.at, ...(askAgainOn ? { askAgainOn } : {}) }, social);
    expect(given()).toBe('ask-again-missing');
    expect(given(localDate(2026, 3, 9))).toBe('ask-again-past');
    given(NOT_NOW);
    expect(played.state.status).toBe('undecided');
    expect(played.duty('askAgain').due?.shown).toBe(endOfDay(NOT_NOW));
    played.later(24 * 22).must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
    expect(played.duty('askAgain').status).toBe('met');
  });

  test('that is declined or waits stops no other clock in silence: the meeting is hindered by the person’s choice', () => {
    for (const status of ['declined', 'undecided'] as const) {
      expect(sipCase(status).duty('holdMeeting')).toMatchObject({
        status: 'open',
        hinderedBy: 'by-the-persons-choice',
      });
    }
    expect(offered().duty('holdMeeting').hinderedBy).toBeUndefined();
  });

  test('that is declined leaves the duty to collaborate, for those who know and nobody else', () => {
    const played = offered();
    played.must('reportNeed', need({ unit: CENTRE }), centre);
    played.must('answerOffer', { answer: 'no', at: played.at });
    const bearers = played.duties('collaborate').map(({ bearer }) => bearer.party);
    expect(bearers.toSorted()).toEqual([SOCIAL.party, CENTRE.party].toSorted());
    expect(played.deliveries()).toEqual([]);
    played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
    expect(played.duties('collaborate').every(({ status }) => status === 'open')).toBe(true);
    played.must('giveConsent', consent(played.at));
    expect(played.duties('collaborate').map(({ waivedBy }) => waivedBy)).toEqual(['superseded', 'superseded']);
  });

  test('is not made to the dead', () => {
    const played = sipCase('needSeen');
    played.must('markPerson', { deceased: true });
    expect(played.give('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true }, social)).toBe(
      'person-deceased',
    );
  });

  test('of a plan within one municipality needs no health care', () => {
    const policy = { ...drawnUp().policy, sip: { ...drawnUp().policy.sip, needs: 'several-parties' as const } };
    const local = new PlayedSip(drawnUp().at, policy, 'l-sip');
    local.must('reportNeed', need({ healthCare: false }));
    expect(local.state).toMatchObject({ kind: 'l-sip', status: 'needSeen' });
  });
});
