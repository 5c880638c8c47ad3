import { describe, expect, test } from '@jest/globals';
import { addDays } from '../calendar/local-date.ts';
import { endOfDay, localDateOf } from '../calendar/stockholm.ts';
import { CARE_CONTACT, WARD, careContact } from '../testing/people.ts';
import { consent, drawnUp, type PlayedSip } from '../testing/played-sip.ts';
import { fromStay, sipCase } from '../testing/sip-samples.ts';
import { CENTRE, SOCIAL, STAY, WARD_UNIT, centre, social } from '../testing/sip-people.ts';
import { PERSON, type DischargeReport, type ExistingChoice } from './commands.ts';

function report(played: PlayedSip, what: DischargeReport['what'], part: Partial<DischargeReport> = {}) {
  return played.command({ type: 'reportFromDischarge', data: fromStay(played, what, part), by: STAY });
}

/** A plan that stands, of which the health centre may know something, when the person is admitted. */
function admitted(): PlayedSip {
  const played = drawnUp();
  played.later(24);
  report(played, 'admitted');
  return played;
}

function decide(played: PlayedSip, choice: ExistingChoice, part: Record<string, string> = {}) {
  const words = { person: 'Vill fortsätta', leadCoordinator: 'Ja', careContact: 'Ja' };
  return played.give('decideExisting', { dischargeId: 'c1', choice, at: played.at, ...words, ...part }, social);
}

describe('a plan that stands when the person is admitted', () => {
  test('tells the ward nothing: no message, no part in it, no difference in what is told', () => {
    const played = drawnUp();
    const before = played.deliveries().length;
    report(played, 'admitted');
    report(played, 'careContact');
    expect(played.deliveries()).toHaveLength(before);
    expect(played.deliveries().some(({ to }) => to.party === WARD.party)).toBe(false);
    const parties = played.process.index(played.state).parties;
    expect(parties).not.toContain(WARD_UNIT.party);
  });

  test('is the care contact’s to ask about, and the head’s who is to appoint one until then', () => {
    const played = admitted();
    expect(played.duty('contactLead').bearer).toMatchObject({ party: CENTRE.party, role: 'headOfOperations' });
    report(played, 'careContact');
    expect(played.duty('contactLead').bearer).toMatchObject({ role: 'careContact', person: CARE_CONTACT });
  });

  test('is not known to a care contact whom the plan’s own consent does not cover', () => {
    const played = drawnUp([SOCIAL, CENTRE]);
    played.must('giveConsent', consent(played.at, [SOCIAL]));
    const told = played.state.deliveries;
    played.state = { ...played.state, deliveries: {}, plan: { ...played.state.plan, interventions: [] } };
    report(played, 'admitted');
    report(played, 'careContact');
    expect(played.duties('contactLead')).toEqual([]);
    expect(played.give('contactLead', { dischargeId: 'c1', at: played.at }, careContact)).toBe('not-your-case');
    expect(Object.keys(told)).not.toEqual([]);
  });

  test('lets its lead coordinator learn of the admission from the care contact, never from the hub', () => {
    const played = admitted();
    report(played, 'careContact');
    expect(played.state.changes).toEqual([]);
    expect(played.duties('offerEarlierFollowUp')).toEqual([]);
    expect(played.duties('decideExisting')).toEqual([]);
    played.must('contactLead', { dischargeId: 'c1', at: played.at }, careContact);
    expect(played.duty('contactLead').status).toBe('met');
    expect(played.duty('offerEarlierFollowUp')).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    expect(played.duty('decideExisting').bearer).toMatchObject({ party: SOCIAL.party, person: social.hsaId });
  });

  test('is decided on by the three, in the words of each', () => {
    const played = admitted();
    for (const field of ['person', 'leadCoordinator', 'careContact']) {
      expect(decide(played, 'keep', { [field]: ' ' })).toBe('decision-incomplete');
    }
    expect(decide(played, 'keep', { dischargeId: 'c9' })).toBe('discharge-unknown');
    decide(played, 'keep');
    expect(played.duty('decideExisting').status).toBe('met');
    expect(played.duty('contactLead').status).toBe('met');
  });

  const CHOICES: [ExistingChoice, string][] = [
    ['keep', 'drawnUp'],
    ['revise', 'drawnUp'],
    ['pause', 'paused'],
    ['end', 'ended'],
    ['start-anew', 'ended'],
  ];

  test.each(CHOICES)('%s makes it %s', (choice, status) => {
    const played = admitted();
    decide(played, choice);
    expect(played.state.status).toBe(status);
  });

  test.each(['keep', 'revise'] as const)('goes on when it rested and the choice is to %s', (choice) => {
    const played = admitted();
    decide(played, 'pause');
    decide(played, choice);
    expect(played.state.status).toBe('drawnUp');
  });

  test('that is to be revised is to be drawn up anew, until something else is decided', () => {
    const played = admitted();
    decide(played, 'revise');
    expect(played.duties('drawUpPlan').map(({ status }) => status)).toEqual(['met', 'open']);
    decide(played, 'keep');
    expect(played.duties('drawUpPlan').map(({ status }) => status)).toEqual(['met', 'waived']);
  });

  test('has nothing to be decided when the stay is over, or when there was no plan then', () => {
    const played = admitted();
    report(played, 'over');
    expect(played.duty('contactLead').waivedBy).toBe('discharge-over');
    const later = drawnUp();
    report(later, 'admitted', { at: 0 as DischargeReport['at'] });
    expect(later.give('decideExisting', { ...words(later), choice: 'keep' }, social)).toBe('no-existing-plan');
    expect(later.duties('contactLead')).toEqual([]);
  });

  test('keeps the duty when consent ends after it arose, and says why it no longer binds', () => {
    const played = admitted();
    played.must('withdrawConsent', { giver: PERSON, at: played.at });
    expect(played.duty('contactLead').waivedBy).toBe('sip-ended');
  });
});

function words({ at }: PlayedSip) {
  return { dischargeId: 'c1', at, person: 'x', leadCoordinator: 'x', careContact: 'x' };
}

describe('at a discharge of one who has a plan', () => {
  test('the offer has been made already, by the plan that the person has agreed to', () => {
    const played = admitted();
    report(played, 'needsSip');
    expect(played.duty('offerSip').status).toBe('met');
  });

  describe('whose consent has lapsed', () => {
    const tomorrow = (played: PlayedSip) => addDays(localDateOf(played.at), 1);

    /** Drawn up long ago; the last day of the consent has passed. */
    function lapsed(): PlayedSip {
      const played = drawnUp();
      played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until: tomorrow(played) }));
      played.later(24 * 365).clock();
      report(played, 'admitted');
      return played;
    }

    test('it is to be made again, and is by the consent that is given anew', () => {
      const played = lapsed();
      report(played, 'needsSip');
      expect(played.duty('offerSip').status).toBe('open');
      played.later(2).must('giveConsent', consent(played.at));
      expect(played.duty('offerSip')).toMatchObject({ status: 'met', metAt: played.at });
    });

    test('during the stay, it is to be made again from then, until the stay is over', () => {
      const played = drawnUp();
      const until = tomorrow(played);
      played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until }));
      played.later(2);
      report(played, 'admitted');
      report(played, 'needsSip');
      expect(played.duty('offerSip').status).toBe('met');
      const first = played.duty('offerSip').due?.shown ?? 0;
      played.at = endOfDay(until);
      played.clock();
      expect(played.duty('offerSip').status).toBe('open');
      expect(played.duty('offerSip').due?.shown).toBeGreaterThan(first);
      report(played, 'over');
      expect(played.duty('offerSip')).toMatchObject({ status: 'waived', waivedBy: 'discharge-over' });
    });

    test('during the stay by a no, was made and answered', () => {
      const played = admitted();
      report(played, 'needsSip');
      played.later(1).must('withdrawConsent', { giver: PERSON, at: played.at });
      expect(played.duty('offerSip').status).toBe('met');
    });

    test('after the stay, leaves what was met as it was', () => {
      const played = drawnUp();
      played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until: tomorrow(played) }));
      played.later(1);
      report(played, 'admitted');
      report(played, 'needsSip');
      report(played, 'over');
      played.later(24 * 30).clock();
      expect(played.duty('offerSip').status).toBe('met');
    });

    test('it is asked for by whoever carries the plan on, where the care contact knows of none', () => {
      const played = drawnUp([SOCIAL]);
      played.must('giveConsent', consent(played.at, [SOCIAL], { until: tomorrow(played) }));
      played.later(24 * 30).clock();
      report(played, 'admitted');
      report(played, 'needsSip');
      report(played, 'careContact');
      expect(played.duty('offerSip')).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    });
  });

  test('an offer that was left unanswered and then declined is none', () => {
    const played = sipCase('offered');
    played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true });
    played.must('answerOffer', { answer: 'no', at: played.at });
    played.later(24 * 30);
    report(played, 'needsSip');
    expect(played.duty('offerSip').status).toBe('open');
  });

  test('one who said no before the stay is asked again', () => {
    const played = drawnUp();
    expect(played.duties('offerSip')).toEqual([]);
    const declined = declinedBefore();
    expect(declined.duty('offerSip')).toMatchObject({ status: 'open', bearer: { party: SOCIAL.party } });
    declined.must('makeOffer', { at: declined.at, informedHow: 'muntligt', understood: true });
    expect(declined.duty('offerSip').status).toBe('met');
  });

  test('the care contact has the duty to offer, and a part in the plan to do it in', () => {
    const played = declinedBefore();
    report(played, 'careContact');
    expect(played.duty('offerSip').bearer).toMatchObject({ party: CENTRE.party, person: CARE_CONTACT });
    expect(played.process.index(played.state).parties).toContain(CENTRE.party);
    played.must('makeOffer', { at: played.at, informedHow: 'muntligt', understood: true }, careContact);
    report(played, 'noLongerBothSides');
    expect(played.give('makeOffer', { at: played.at, informedHow: 'x', understood: true }, centre)).not.toBe(
      'not-your-case',
    );
  });
});

function declinedBefore(): PlayedSip {
  const played = sipCase('declined');
  played.later(24 * 30);
  report(played, 'needsSip');
  return played;
}
