import { describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import { administrator, stranger } from '../testing/people.ts';
import {
  childWithGuardians,
  consent,
  consented,
  drawnUp,
  ended,
  held,
  intervention,
  met,
  need,
  notice,
  offered,
  preparation,
  called,
} from '../testing/played-sip.ts';
import { fromStay, sipCase } from '../testing/sip-samples.ts';
import { CENTRE, EMPLOYMENT, SCHOOL, SOCIAL, STAY, centre, social } from '../testing/sip-people.ts';
import { REJECTION_CODES, type RejectionCode } from './codes.ts';
import { PERSON } from './commands.ts';

/** Codes that no rule gives, and why they are kept: the sentence is there for what gives them. */
const GIVEN_ELSEWHERE: Partial<Record<RejectionCode, string>> = {
  'changed-since': 'by the step of every process, from `basedOn`: domain/process/step.test.ts',
  'not-ended': 'what needs an end is refused by the status that it needs: sip-not-in-state',
  'plan-without-responsible': 'who writes an intervention answers for it, so that one without is never written',
};

const OFFER = (at: number) => ({ at: at as never, informedHow: 'muntligt', understood: true });
const LEAD = { coordinator: social.hsaId, wish: 'person' as const, mostContact: true };

/** For each refusal, one command that is refused so. */
const GIVES: Partial<Record<RejectionCode, () => unknown>> = {
  'unknown-command': () => drawnUp().command({ type: 'toString', data: {}, by: social }),
  'unknown-case': () => sipCase('none').give('makeOffer', OFFER(0), social),
  'not-your-case': () => drawnUp().give('pause', { because: 'x', at: drawnUp().at }, stranger),
  'role-not-allowed': () => drawnUp().give('pause', { because: 'x', at: drawnUp().at }, centre),
  'reason-missing': () => called().give('cancelMeeting', { meeting: called().meeting, because: '' }, social),
  'text-missing': () => drawnUp().give('addNeed', { text: '', kind: 'social' }, social),
  'time-in-future': () => offered().give('makeOffer', OFFER(Number.MAX_SAFE_INTEGER), social),
  'other-person': () => offered().give('reportNeed', need({ personId: 'p2' }), social),
  'person-deceased': () => {
    const played = sipCase('needSeen');
    played.must('markPerson', { deceased: true });
    return played.give('makeOffer', OFFER(played.at), social);
  },
  'matter-missing': () => drawnUp().give('handleByHand', { how: 'phone', reason: 'x' }, social),
  'unknown-duty': () => drawnUp().give('handleByHand', { dutyAbout: 'none', how: 'phone', reason: 'x' }, social),
  'not-by-hand': () => {
    const dutyAbout = drawnUp().duty('followUp').id;
    return drawnUp().give('handleByHand', { dutyAbout, how: 'phone', reason: 'x' }, social);
  },
  'already-told': () => {
    const played = drawnUp();
    const [first] = played.deliveries('sipPlan').filter(({ toldAt }) => toldAt !== undefined);
    return played.give('handleByHand', { item: first?.item ?? '', how: 'phone', reason: 'x' }, social);
  },
  'unknown-delivery': () => drawnUp().give('handleByHand', { item: 'none', how: 'phone', reason: 'x' }, social),
  'not-your-delivery': () => delivery('retryDelivery', 'sipNotice', centre),
  'delivery-not-retryable': () => delivery('retryDelivery', 'sipNotice'),
  'delivery-settled': () => delivery('giveUpDelivery', 'sipNotice'),
  'delivery-not-told': () => {
    const played = consented();
    played.must('convene', notice(played.at));
    const letter = played.deliveries().find(({ channel }) => channel === 'letter');
    const by = { ...centre, party: 'person' };
    return played.command({ type: 'acknowledgeDelivery', data: { item: letter?.item }, by });
  },
  'delivery-no-letter': () => delivery('postLetter', 'sipNotice'),
  'sip-not-in-state': () => sipCase('needSeen').give('prepare', preparation(offered().at), social),
  'sip-ended': () => ended().give('addNeed', { text: 'x', kind: 'social' }, social),
  'need-not-coordination': () => sipCase('none').give('reportNeed', need({ coordination: false }), social),
  'need-not-both-sectors': () => sipCase('none').give('reportNeed', need({ socialServices: false }), social),
  'need-reason-missing': () => sipCase('none').give('reportNeed', need({ reasons: [] }), social),
  'refusal-reason-missing': () => {
    const played = sipCase('none');
    played.must('reportNeed', need({ from: 'person' }));
    return played.give('assessNeed', { needed: false }, social);
  },
  'other-actor-may-only-flag': () => sipCase('none').give('reportNeed', need({ unit: EMPLOYMENT }), social),
  'no-hand-over': () => drawnUp().give('acceptHandOver', {}, social),
  'hand-over-to-self': () => drawnUp().give('handOver', { to: SOCIAL }, social),
  'person-not-asked-hand-over': () => {
    const played = sipCase('none');
    played.must('reportNeed', need({ from: 'relatedPerson' }));
    return played.give('handOver', { to: CENTRE }, social);
  },
  'no-offer': () => sipCase('needSeen').give('answerOffer', { answer: 'no', at: offered().at }, social),
  'offer-answered': () => sipCase('declined').give('answerOffer', { answer: 'no', at: offered().at }, social),
  'ask-again-missing': () => offered().give('answerOffer', { answer: 'not-now', at: offered().at }, social),
  'ask-again-past': () =>
    offered().give('answerOffer', { answer: 'not-now', askAgainOn: localDate(2026, 1, 1), at: offered().at }, social),
  'related-unknown': () =>
    offered().give('recordGuardian', { relatedId: 'none', is: 'refuses', by: social.hsaId }, social),
  'guardian-not-consenter': () => {
    const played = sipCase('none');
    played.must('reportNeed', need({ turns18On: localDate(2030, 1, 1) }));
    return played.give('giveConsent', consent(played.at, [], { giver: 'mother' }), social);
  },
  'giver-not-consenter': () => offered().give('giveConsent', consent(offered().at, [], { giver: 'mother' }), social),
  'nobody-can-consent': () => {
    const played = offered();
    played.must('judgeConsenter', { who: 'nobody', by: social.hsaId, because: 'x', at: played.at });
    return played.give('giveConsent', consent(played.at), social);
  },
  'child-not-heard': () => {
    const played = sipCase('none');
    played.must('reportNeed', need({ turns18On: localDate(2030, 1, 1) }));
    played.must('nameRelated', { relatedId: 'mother', draftId: 'd', role: 'guardian', safeToReach: true });
    return played.give('giveConsent', consent(played.at, [], { giver: 'mother' }), social);
  },
  'child-disagrees': () => {
    const played = childWithGuardians();
    for (const giver of ['mother', 'father']) played.must('giveConsent', consent(played.at, undefined, { giver }));
    played.must('convene', notice(played.at));
    played.must('hearChild', { oldEnough: true, view: 'disagrees', at: played.at });
    return played.give('drawUp', { at: played.at, personAgrees: true }, social);
  },
  'adult-has-no-guardians': () => offered().give('hearChild', { oldEnough: false, at: offered().at }, social),
  'consent-general': () => offered().give('giveConsent', consent(offered().at, [], { invite: [''] }), social),
  'consent-empty': () => offered().give('giveConsent', consent(offered().at, [], { drawUp: false }), social),
  'consent-in-the-past': () =>
    offered().give('giveConsent', consent(offered().at, [], { until: localDate(2026, 1, 1) }), social),
  'no-such-consent': () => offered().give('withdrawConsent', { giver: PERSON, at: offered().at }, social),
  'consent-stands': () =>
    drawnUp().give('end', { because: 'consent-withdrawn', at: drawnUp().at, whereToTurn: 'Hit' }, social),
  'consent-missing-draw-up': () => {
    const played = met();
    const until = localDateOf(played.at);
    played.must('giveConsent', consent(played.at, undefined, { until }));
    return played.later(48).give('drawUp', { at: played.at, personAgrees: true }, social);
  },
  'consent-missing-invite': () => consented([SOCIAL]).give('convene', notice(consented([SOCIAL]).at), social),
  'consent-missing-digital': () => {
    const played = offered();
    played.must('giveConsent', consent(played.at, undefined, { digitalMeeting: false }));
    return played.give('convene', notice(played.at, undefined, { form: 'partly-digital' }), social);
  },
  'consent-missing-at-eighteen': () => {
    const played = childWithGuardians(addDays(localDateOf(offered().at), 3));
    for (const giver of ['mother', 'father']) played.must('giveConsent', consent(played.at, undefined, { giver }));
    played.must('giveConsent', consent(played.at, [SOCIAL], { giver: PERSON }));
    return played.give('convene', notice(played.at), social);
  },
  'consent-ends-before-meeting': () => {
    const played = offered();
    played.must('giveConsent', consent(played.at, undefined, { until: localDateOf(played.at) }));
    return played.give('convene', notice(played.at), social);
  },
  'not-wanted-by-person': () => {
    const played = consented();
    played.must('prepare', preparation(played.at, { notWanted: [CENTRE] }));
    return played.give('convene', notice(played.at), social);
  },
  'person-not-asked-time': () =>
    consented().give('convene', notice(consented().at, undefined, { agreedWithPerson: false }), social),
  'no-invitees': () => consented().give('convene', notice(consented().at, []), social),
  'meeting-unknown': () => called().give('cancelMeeting', { meeting: 'none', because: 'x' }, social),
  'meeting-settled': () => called().give('convene', notice(called().at), social),
  'meeting-in-the-past': () => consented().give('convene', notice(0 as never), social),
  'meeting-not-held': () =>
    called().give(
      'explainAbsence',
      { meeting: called().meeting, unit: CENTRE.unit, unwilling: false, text: 'x' },
      social,
    ),
  'not-invited': () => called().give('holdMeeting', held(called(), [SCHOOL], { at: called().at }), social),
  attended: () => {
    const played = met();
    const said = { meeting: played.meeting, unit: CENTRE.unit, unwilling: false, text: 'x' };
    return played.give('explainAbsence', said, social);
  },
  'item-unknown': () => drawnUp().give('removeItem', { id: 'none', because: 'x' }, social),
  'item-of-other-party': () => {
    const played = drawnUp();
    return played.give('removeItem', { id: played.id('interventionAdded'), because: 'x' }, social);
  },
  'goal-unknown': () => drawnUp().give('judgeGoal', { goal: 'none', achieved: 'yes' }, social),
  'intervention-order-circular': () => {
    const played = drawnUp();
    const id = played.state.plan.interventions[0]?.id ?? '';
    return played.give('changeIntervention', { id, after: [id] }, social);
  },
  'other-actor-missing': () =>
    drawnUp().give('addIntervention', intervention(SOCIAL, { doneBy: 'other-actor' }), social),
  'not-for-other-party': () => drawnUp().give('addIntervention', intervention(CENTRE), social),
  'unit-not-in-plan': () => met().give('appointLead', { unit: SCHOOL, ...LEAD }, social),
  'lead-missing': () => met().give('appointLead', { unit: SOCIAL, ...LEAD, coordinator: '' }, social),
  'lead-accepted': () => drawnUp().give('acceptLead', {}, social),
  'lead-not-you': () => drawnUp().give('acceptLead', {}, centre),
  'plan-without-meeting': () => consented().give('drawUp', { at: consented().at, personAgrees: true }, social),
  'plan-without-agreement': () => {
    const played = drawnUp();
    return played.give('drawUp', { at: played.at, personAgrees: false, because: ' ' }, social);
  },
  'plan-unchanged': () => drawnUp().give('drawUp', { at: drawnUp().at, personAgrees: true }, social),
  'follow-up-in-the-past': () =>
    drawnUp().give('writePlan', { followUp: { on: localDate(2026, 1, 1), form: 'phone' } }, social),
  'follow-up-date-missing': () =>
    drawnUp().give('reportFollowUp', { at: drawnUp().at, form: 'phone', outcome: 'revise' }, social),
  'not-paused': () => drawnUp().give('resume', { at: drawnUp().at }, social),
  'already-paused': () => sipCase('paused').give('pause', { because: 'x', at: drawnUp().at }, social),
  'already-confirmed': () => sipCase('complete').give('confirmEnd', { unit: SOCIAL.unit }, social),
  'no-ground-to-inform': () => {
    const played = drawnUp();
    played.must('nameRelated', { relatedId: 'sister', draftId: 'd', role: 'relatedPerson', safeToReach: true });
    played.must('withdrawConsent', { giver: PERSON, at: played.at });
    return played.give('informAtEnd', { at: played.at, whom: ['sister'], whereToTurn: 'x' }, social);
  },
  'no-change-to-answer': () => drawnUp().give('answerEarlierFollowUp', { wants: false, at: drawnUp().at }, social),
  'no-existing-plan': () => existing('needsSip', {}),
  'decision-incomplete': () => existing('admitted', { person: '' }),
  'discharge-unknown': () => existing('admitted', { dischargeId: 'c9' }),
};

function delivery(type: string, message: string, by = social): unknown {
  const played = called();
  const item = played.deliveries(message).find(({ toldAt }) => toldAt !== undefined)?.item;
  return played.command({ type, data: { item }, by, reason: 'x' });
}

function existing(what: 'admitted' | 'needsSip', part: Record<string, string>): unknown {
  const played = drawnUp();
  const at = what === 'admitted' ? played.at : (0 as typeof played.at);
  played.command({ type: 'reportFromDischarge', data: fromStay(played, what, { at }), by: STAY });
  const words = { person: 'x', leadCoordinator: 'x', careContact: 'x' };
  const data = { dischargeId: 'c1', choice: 'keep' as const, at: played.at, ...words, ...part };
  return played.give('decideExisting', data, social);
}

describe('every refusal', () => {
  const inPlanTest = REJECTION_CODES.filter((code) => /^plan-without-(i|o|l|f|g)/.test(code));

  test.each(REJECTION_CODES.filter((code) => GIVES[code]))('%s is given', (code) => {
    expect(GIVES[code]?.()).toBe(code);
  });

  test('is given here, by a row of what a plan must hold, or is explained', () => {
    const missing = REJECTION_CODES.filter(
      (code) => !GIVES[code] && !GIVEN_ELSEWHERE[code] && !inPlanTest.includes(code),
    );
    expect(missing).toEqual([]);
    expect(REJECTION_CODES.filter((code) => GIVES[code] && GIVEN_ELSEWHERE[code])).toEqual([]);
  });

  test('is not for an administrator to get round', () => {
    expect(drawnUp().give('pause', { because: 'x', at: drawnUp().at }, administrator)).toBe('role-not-allowed');
  });
});
