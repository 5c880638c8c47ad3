import { describe, expect, test } from '@jest/globals';
import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import { localDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import type { SipContent } from '../policy/policy.ts';
import { IN_MAY, PlayedSip, called, consented, drawnUp, intervention, met, offered } from '../testing/played-sip.ts';
import { TEST_POLICY } from '../testing/policy.ts';
import { CENTRE, PSYCHIATRY, SCHOOL, SOCIAL, centre, psychiatry, social } from '../testing/sip-people.ts';
import type { SipCommands } from './commands.ts';
import { isChangedSinceVersion, lastVersion } from './queries.ts';

const LEAD = { wish: 'person' as const, mostContact: true };
const AGREED = { personAgrees: true };

function required(...content: SipContent[]): PlayedSip {
  const policy = { ...TEST_POLICY, sip: { ...TEST_POLICY.sip, required: content } };
  return new PlayedSip(undefined, policy);
}

describe('each party', () => {
  test('writes only its own: adds for its own unit, changes, reports and takes out what it wrote', () => {
    const played = met([SOCIAL, CENTRE]);
    expect(played.give('addIntervention', intervention(CENTRE), social)).toBe('not-for-other-party');
    played.must('addIntervention', intervention(CENTRE), centre);
    const id = played.id('interventionAdded');
    expect(played.give('changeIntervention', { id, what: 'Annat' }, social)).toBe('item-of-other-party');
    expect(played.give('removeItem', { id, because: 'x' }, social)).toBe('item-of-other-party');
    played.must('changeIntervention', { id, what: 'Läkemedel varje vecka' }, centre);
    expect(played.give('removeItem', { id, because: ' ' }, centre)).toBe('reason-missing');
    played.must('removeItem', { id, because: 'ersatt' }, centre);
    expect(played.give('changeIntervention', { id, what: 'x' }, centre)).toBe('item-unknown');
  });

  test('leaves nothing blank, and says nothing by changing nothing', () => {
    const played = drawnUp();
    const id = played.state.plan.interventions[0]?.id ?? '';
    expect(played.give('addIntervention', intervention(SOCIAL, { what: ' ' }), social)).toBe('text-missing');
    expect(played.give('changeIntervention', { id, what: ' ' }, social)).toBe('text-missing');
    expect(played.give('changeIntervention', { id }, social)).toEqual([]);
    expect(played.give('addNeed', { text: ' ', kind: 'social' }, social)).toBe('text-missing');
    const goal = { text: ' ', term: 'short' as const, kind: 'social' as const, words: 'staff' as const };
    expect(played.give('addGoal', goal, social)).toBe('text-missing');
    expect(played.give('addGoal', { ...goal, text: 'x', parent: 'none' }, social)).toBe('goal-unknown');
    expect(played.give('judgeGoal', { goal: 'none', achieved: 'yes' }, social)).toBe('goal-unknown');
    expect(played.give('writePlan', {}, social)).toBe('text-missing');
    const past = { followUp: { on: localDate(2026, 3, 1), form: 'phone' as const } };
    expect(played.give('writePlan', past, social)).toBe('follow-up-in-the-past');
  });

  test('names the actor outside that does it, and never has the duty for that, nor for what the person does', () => {
    const played = drawnUp();
    const outside = intervention(SOCIAL, { doneBy: 'other-actor' });
    expect(played.give('addIntervention', outside, social)).toBe('other-actor-missing');
    const judgedOn = IN_MAY;
    played.must('addIntervention', { ...outside, otherActor: 'Frivilligcentralen', judgedOn });
    const id = played.id('interventionAdded');
    expect(played.give('changeIntervention', { id, otherActor: ' ' }, social)).toBe('other-actor-missing');
    played.must('addIntervention', intervention(SOCIAL, { doneBy: 'person', judgedOn }));
    expect(played.duties('reportIntervention')).toEqual([]);
    played.must('addIntervention', intervention(SOCIAL, { judgedOn }));
    expect(played.duty('reportIntervention').bearer.party).toBe(SOCIAL.party);
  });
});

describe('the order of interventions', () => {
  function chain(): { played: PlayedSip; ids: string[] } {
    const played = met();
    const ids: string[] = [];
    for (let place = 0; place < 3; place += 1) {
      played.must('addIntervention', intervention(SOCIAL, { after: ids.slice(-1) }));
      ids.push(played.id('interventionAdded'));
    }
    return { played, ids };
  }

  test('is never a circle, however long', () => {
    const { played, ids } = chain();
    const [first = '', , last = ''] = ids;
    const after = (id: string, other: string) => played.give('changeIntervention', { id, after: [other] }, social);
    expect(after(first, first)).toBe('intervention-order-circular');
    expect(after(first, last)).toBe('intervention-order-circular');
    expect(after(last, first)).not.toBe('intervention-order-circular');
    expect(after(first, 'none')).toBe('item-unknown');
  });

  test('may be turned when what stood between has been taken out', () => {
    const { played, ids } = chain();
    const [first = '', middle = '', last = ''] = ids;
    played.must('removeItem', { id: middle, because: 'x' });
    expect(played.give('changeIntervention', { id: first, after: [last] }, social)).not.toBe(
      'intervention-order-circular',
    );
  });
});

describe('drawn up', () => {
  const REFUSALS: [SipContent, string, (played: PlayedSip) => unknown][] = [
    ['interventions', 'plan-without-interventions', (p) => p.give('addIntervention', intervention(SOCIAL), social)],
    [
      'overallResponsible',
      'plan-without-overall-responsible',
      (p) => p.give('writePlan', { overallResponsibleParty: SOCIAL.party }, social),
    ],
    [
      'lead',
      'plan-without-lead',
      (p) => p.give('appointLead', { unit: SOCIAL, coordinator: social.hsaId, ...LEAD }, social),
    ],
    [
      'goal',
      'plan-without-goal',
      (p) => p.give('addGoal', { text: 'Hem', term: 'long', kind: 'social', words: 'person' }, social),
    ],
    [
      'followUp',
      'plan-without-follow-up',
      (p) => p.give('writePlan', { followUp: { on: IN_MAY, form: 'meeting' } }, social),
    ],
  ];

  test.each(REFUSALS)('needs %s where the routine does, or %s', (content, code, mend) => {
    const played = met(
      [SOCIAL, CENTRE],
      called([SOCIAL, CENTRE], consented([SOCIAL, CENTRE], offered(required(content)))),
    );
    if (content !== 'interventions') played.must('addIntervention', intervention(SOCIAL));
    expect(played.give('drawUp', { at: played.at, ...AGREED }, social)).toBe(code);
    mend(played);
    expect(played.give('drawUp', { at: played.at, ...AGREED }, social)).not.toBe(code);
  });

  test('by Hjo’s routine it needs its three contents and nothing more', () => {
    const played = consented([SOCIAL], offered(required('interventions', 'responsible', 'overallResponsible')));
    played.must('addIntervention', intervention(SOCIAL));
    played.must('writePlan', { overallResponsibleParty: SOCIAL.party });
    played.must('drawUp', { at: played.at, ...AGREED });
    expect(played.state.status).toBe('drawnUp');
  });

  test('has the person’s agreement, or why it could not be had, and no signature', () => {
    const played = drawnUp();
    played.must('addNeed', { text: 'Mat', kind: 'social' });
    expect(played.give('drawUp', { at: played.at, personAgrees: false, because: ' ' }, social)).toBe(
      'plan-without-agreement',
    );
    played.must('drawUp', { at: played.at, personAgrees: false, because: 'Orkade inte' });
    expect(lastVersion(played.state)).toMatchObject({ version: 2, personAgrees: false, because: 'Orkade inte' });
  });

  test('anew it is the next version, and only when something has changed', () => {
    const played = drawnUp();
    expect(played.give('drawUp', { at: played.at, ...AGREED }, social)).toBe('plan-unchanged');
    const changes: [keyof SipCommands, unknown][] = [
      ['addNeed', { text: 'Mat', kind: 'social' }],
      ['changeIntervention', { id: played.state.plan.interventions[0]?.id, how: 'hemma' }],
      ['writePlan', { waysOfWorking: 'Vi ringer varandra.' }],
      ['removeItem', { id: played.state.plan.interventions[0]?.id, because: 'x' }],
    ];
    changes.forEach(([type, data], place) => {
      played.must(type, data as never);
      expect(isChangedSinceVersion(played.state)).toBe(true);
      played.must('drawUp', { at: played.at, ...AGREED });
      expect(lastVersion(played.state)?.version).toBe(place + 2);
    });
  });

  test('it is as it was, though it is said how it goes', () => {
    const played = drawnUp();
    const id = played.state.plan.interventions[0]?.id ?? '';
    played.must('reportIntervention', { id, carriedOut: 'ongoing', at: played.at });
    played.must('judgeGoal', { goal: played.state.plan.goals[0]?.id ?? '', achieved: 'partly' });
    expect(isChangedSinceVersion(played.state)).toBe(false);
  });
});

describe('how an intervention goes', () => {
  test('is said on the day that was set, or when it is over; before that, it is due still', () => {
    const played = drawnUp();
    played.must(
      'addIntervention',
      intervention(SOCIAL, { judgedOn: localDateOf((played.at + 5 * MS_PER_DAY) as Instant) }),
    );
    const id = played.id('interventionAdded');
    const status = () => played.duty('reportIntervention').status;
    played.must('reportIntervention', { id, carriedOut: 'ongoing', at: played.at });
    expect(status()).toBe('open');
    played.later(5 * 24).must('reportIntervention', { id, carriedOut: 'ongoing', at: played.at });
    expect(status()).toBe('met');
    played.must('changeIntervention', { id, judgedOn: localDateOf((played.at + 9 * MS_PER_DAY) as Instant) });
    expect(status()).toBe('open');
    played.must('removeItem', { id, because: 'x' });
    expect(played.duty('reportIntervention').waivedBy).toBe('superseded');
  });
});

describe('the lead coordinator', () => {
  const ask = (played: PlayedSip, unit = CENTRE, coordinator = centre.hsaId) =>
    played.give('appointLead', { unit, coordinator, ...LEAD }, social);

  test('of another party is asked, and has it when they say yes', () => {
    const played = met();
    ask(played);
    expect(played.deliveries('sipLeadAsked').map(({ to }) => to.unit)).toEqual([CENTRE.unit]);
    expect(played.duty('acceptLead')).toMatchObject({ status: 'open', bearer: { person: centre.hsaId } });
    expect(played.state.coordinating?.party).toBe(SOCIAL.party);
    expect(played.give('acceptLead', {}, social)).toBe('lead-not-you');
    played.must('acceptLead', {}, centre);
    expect(played.state.coordinating?.party).toBe(CENTRE.party);
    expect(played.duty('drawUpPlan').bearer).toMatchObject({ party: CENTRE.party, person: centre.hsaId });
    expect(played.give('acceptLead', {}, centre)).toBe('lead-accepted');
    expect(ask(played)).toBe('role-not-allowed');
  });

  test('stays who they are until another has taken it', () => {
    const played = drawnUp();
    ask(played);
    expect(played.duty('followUp').bearer).toMatchObject({ party: SOCIAL.party, person: social.hsaId });
    played.must('appointLead', { unit: CENTRE, coordinator: 'SE0000000009-O009', ...LEAD });
    const asked = played.duties('acceptLead').map(({ status, waivedBy }) => waivedBy ?? status);
    expect(asked).toEqual(['met', 'superseded', 'open']);
  });

  test('is named, and of a party that has a part in the plan', () => {
    const played = met();
    expect(ask(played, CENTRE, '')).toBe('lead-missing');
    expect(ask(played, SCHOOL)).toBe('unit-not-in-plan');
    expect(ask(drawnUp(), SOCIAL, social.hsaId)).toEqual([]);
  });

  test('is none before there is a meeting to choose one', () => {
    expect(ask(consented())).toBe('sip-not-in-state');
    expect(met([SOCIAL, CENTRE, PSYCHIATRY]).give('acceptLead', {}, psychiatry)).toBe('lead-not-you');
  });
});

describe('what has been written', () => {
  test('is taken away by null, and stands when it is left out', () => {
    const played = drawnUp();
    played.must('addIntervention', intervention(CENTRE, { judgedOn: IN_MAY, when: 'varje dag' }), centre);
    const one = () => played.state.plan.interventions.at(-1);
    const item = one()?.id ?? '';
    played.must('changeIntervention', { id: item, judgedOn: null }, centre);
    expect(one()).not.toHaveProperty('judgedOn');
    expect(one()?.when).toBe('varje dag');

    played.must('writePlan', { waysOfWorking: 'Vi ringer varandra.', endsOn: IN_MAY });
    played.must('writePlan', { endsOn: null });
    expect(played.state.plan).toMatchObject({ waysOfWorking: 'Vi ringer varandra.' });
    expect(played.state.plan).not.toHaveProperty('endsOn');
    expect(played.state.plan.parts.endsOn).toBe(played.state.number);
  });
});
