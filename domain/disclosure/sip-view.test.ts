import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import type { Actor, Role } from '../process/command.ts';
import type { SipState } from '../sip/state.ts';
import { actor, administrator, stranger, ward } from '../testing/people.ts';
import {
  AGENCY,
  called,
  consent,
  drawnUp,
  linden,
  LINDEN,
  offered,
  PSYCHIATRY,
  SCHOOL,
  SOCIAL,
  staffOf,
  UNITS,
  type PlayedPlan,
  type Shares,
} from '../testing/sip-plans.ts';
import type { PersonMarks } from './message.ts';
import { viewSip, type SipView } from './sip-view.ts';

const NO_MARKS: PersonMarks = { deceased: false, protection: 'none' };
const SHARES: Shares = [
  [LINDEN, 'coordination', 'health'],
  [SOCIAL, 'coordination', 'social'],
  [SCHOOL, 'school'],
  [PSYCHIATRY, 'psychiatry', 'coordination'],
];
const school = staffOf(SCHOOL);
const social = staffOf(SOCIAL);

function seen(played: PlayedPlan, viewer: Actor, marks = NO_MARKS, at: Instant = played.at): SipView | null {
  return viewSip(played.state, played.duties(), viewer, marks, undefined, at);
}

function withRole(viewer: Actor, role: Role): Actor {
  return { ...viewer, roles: [role] };
}

describe('for whom a plan exists', () => {
  test('those that carry it on, wrote in it or were told', () => {
    const played = drawnUp(SHARES);
    const as = [linden, social, school, administrator, stranger, ward.planner].map((one) => seen(played, one)?.as);
    expect(as).toEqual(['coordinating', 'party', 'party', 'technical', undefined, undefined]);
  });

  test('not those that are called and have not been told', () => {
    const played = offered();
    played.must('giveConsent', consent(SHARES), linden);
    played.must('convene', called(played, UNITS), linden);
    expect(seen(played, social)?.status).toBe('called');
    // The school’s system has not answered, and the letter to the agency has not been posted.
    expect([seen(played, school), seen(played, staffOf(AGENCY))]).toEqual([null, null]);
    expect(seen(played.settle(), school)?.sip.meetings).toHaveLength(1);
  });

  test('not those that are asked to take a request over, until they have been told', () => {
    const played = offered();
    const fromPerson = {
      from: 'person' as const,
      reasons: [],
      coordination: true,
      socialServices: true,
      healthCare: true,
    };
    played.must('reportNeed', { personId: 'p1', turns18On: null, ...fromPerson, unit: LINDEN }, linden);
    played.must('handOver', { to: SCHOOL }, linden);
    expect(seen(played, school)).toBeNull();
    expect(seen(played.settle(), school)?.course.handOver?.to.unit).toBe(SCHOOL.unit);
  });

  test('a system sees what its party does', () => {
    const played = drawnUp(SHARES);
    const system = withRole(school, 'system');
    expect(seen(played, system)?.sip).toEqual(seen(played, school)?.sip);
  });
});

describe('a party', () => {
  test('that was told and may have no more sees neither meeting, person nor status', () => {
    const played = offered();
    played.must('giveConsent', consent(SHARES), linden);
    played.must('convene', called(played, UNITS), linden);
    const narrowed = { giver: 'person', party: SOCIAL.party, kinds: ['coordination', 'social'] as const, invite: true };
    played.must('narrowConsent', { ...narrowed, kinds: [...narrowed.kinds], at: played.at }, linden);
    expect(seen(played, social)).toMatchObject({ status: 'needSeen', personItems: [], sip: { meetings: [] } });
  });

  test('sees the course only of what it wrote, and no reason of others', () => {
    const played = drawnUp(SHARES);
    const view = seen(played, social);
    expect(view?.course).toMatchObject({ needs: [], offers: [], related: [], consenter: null, existing: [] });
    expect(view?.course).not.toHaveProperty('endedBecause');
    expect(view?.changed).toEqual({});
    expect(JSON.stringify(view)).not.toContain('muntligt');
  });

  test('sees one word for every end, and no why', () => {
    const ends: ((p: PlayedPlan) => unknown)[] = [
      (p) => p.must('end', { because: 'need-over', at: p.at, whereToTurn: 'dit' }, linden),
      (p) => p.must('withdrawConsent', { giver: 'person', at: p.at }, linden),
      (p) => p.must('recordWrongPerson', { because: 'fel' }, linden),
    ];
    for (const happen of ends) {
      const played = drawnUp(SHARES);
      happen(played);
      expect(seen(played, school)?.status).toBe('ended');
      expect(JSON.stringify(seen(played, school))).not.toMatch(
        /withdrawn|wrong-person|need-over|wrongPerson|sip-ended/,
      );
    }
  });

  test('has no meeting, whose consent ended with the last day', () => {
    const played = offered();
    played.must('giveConsent', consent([], { until: '2026-03-12' as SipState['turns18On'] }), linden);
    played.must('convene', called(played, UNITS), linden);
    const dayAfter = (played.at + 72 * 3_600_000) as Instant;
    expect(seen(played, social)?.sip.meetings).toHaveLength(1);
    expect(seen(played, social, NO_MARKS, dayAfter)?.sip.meetings).toEqual([]);
  });
});

describe('one that carries it on without knowing of psychiatry', () => {
  /** Social services lead; psychiatry was called by the care centre and did not come. */
  function ledBySocial(): PlayedPlan {
    const played = offered();
    played.must('giveConsent', consent(SHARES), linden);
    const meeting = played.must('convene', called(played, UNITS), linden);
    played.settle().later(49);
    const attendance = [LINDEN, SOCIAL, SCHOOL].map(({ unit }) => ({ unit, attended: true }));
    const held = { meeting, at: played.at, attendance, personTookPart: 'there', noteTaker: 'x' } as const;
    played.must('holdMeeting', held, linden);
    const text = 'ville inte';
    const unwilling = { meeting, unit: PSYCHIATRY.unit, unwilling: true, text };
    played.must('explainAbsence', unwilling, linden);
    played.must('appointLead', { unit: SOCIAL, coordinator: social.hsaId, wish: 'person', mostContact: true }, linden);
    played.must('acceptLead', {}, social);
    return played;
  }

  test('sees nothing of it: no duty, deviation, delivery or consent', () => {
    const played = ledBySocial();
    const view = seen(played, social);
    expect(view?.as).toBe('coordinating');
    expect(played.state.deviations).toHaveLength(1);
    expect(view?.deviations).toEqual([]);
    expect(JSON.stringify(view)).not.toContain(PSYCHIATRY.party.slice(0, -3));
  });

  test('who called it sees it still, and asks why it did not come', () => {
    const view = seen(ledBySocial(), linden);
    expect(view?.duties.filter(({ code }) => code === 'askAboutAbsence').map(({ about }) => about.unit)).toEqual([
      PSYCHIATRY.unit,
    ]);
    expect(view?.sip.meetings[0]?.invitees.map(({ unit }) => unit)).toContain(PSYCHIATRY.unit);
  });
});

describe('what a discharge has told', () => {
  const admitted = (played: PlayedPlan) => ({
    dischargeId: 'd1',
    at: played.at,
    personId: 'p1',
    turns18On: null,
  });

  test('is seen by nobody in the plan but the contacting party within its consent', () => {
    const played = drawnUp([...SHARES.slice(1), [LINDEN, 'coordination']]);
    const before = [linden, social, school].map((one) => JSON.stringify(seen(played, one)));
    played.fromDischarge({ ...admitted(played), what: 'admitted', units: [PSYCHIATRY] });
    const after = [linden, social, school].map((one) => JSON.stringify(seen(played, one)));
    expect(after).toEqual(before);
    expect(seen(played, staffOf(PSYCHIATRY))?.course.existing).toMatchObject([{ dischargeId: 'd1' }]);
    played.must(
      'narrowConsent',
      { giver: 'person', party: PSYCHIATRY.party, kinds: ['psychiatry', 'coordination'], invite: true, at: played.at },
      linden,
    );
    expect(seen(played, staffOf(PSYCHIATRY))?.course.existing).toEqual([]);
  });

  test('a need from it is known to the unit that it was given to alone', () => {
    const played = offered();
    played.fromDischarge({
      ...admitted(played),
      what: 'needsSip',
      units: [LINDEN, SOCIAL],
      saidBy: ward.planner.hsaId,
    });
    expect(seen(played, linden)?.course.needs).toHaveLength(2);
    const { state } = played;
    const elsewhere = viewSip({ ...state, coordinating: SOCIAL }, [], social, NO_MARKS, undefined, played.at);
    expect(JSON.stringify(elsewhere)).not.toContain(ward.planner.hsaId);
  });
});

describe('a protected person', () => {
  const marks: PersonMarks = { deceased: false, protection: 'sekretessmarkering' };

  test('is shown to named roles only, and to no system', () => {
    const played = drawnUp(SHARES);
    const roles: Role[] = ['outpatientCoordinator', 'careContact', 'physician', 'system', 'headOfOperations'];
    const as = roles.map((role) => seen(played, withRole(linden, role), marks)?.as);
    expect(as).toEqual([undefined, undefined, undefined, undefined, 'coordinating']);
    expect(seen(played, withRole(social, 'headOfOperations'), marks)?.marks.protectedIdentity).toBe(true);
  });

  test('tells an administrator no unit, no place, and no time at which people meet', () => {
    const played = drawnUp(SHARES);
    const view = seen(played, administrator, marks);
    expect(view).toMatchObject({ as: 'technical', personId: null, personItems: [], duties: [], status: 'needSeen' });
    const text = JSON.stringify(view);
    for (const { party } of UNITS) expect(text).not.toContain(party.slice(0, -3));
    expect(text).not.toMatch(/möte|2026-09-01/);
    expect(text).not.toContain(String(played.state.meetings[0]?.startsAt));
  });
});

test('an administrator who also works in a party sees as that party', () => {
  const both = actor({ party: SCHOOL.party, unit: SCHOOL.unit }, 'x', ['administrator', 'schoolCoordinator']);
  expect(seen(drawnUp(SHARES), both)?.as).toBe('party');
});
