import { describe, expect, test } from '@jest/globals';
import {
  CARE_CONTACT,
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  HOME_NURSING,
  PHYSICIAN,
  actor,
  careContact,
  centreHead,
  clinicHead,
  homeCare,
  ward,
} from '../testing/people.ts';
import { inPlanning, noHindrance, ready, type PlayedCase } from '../testing/played-case.ts';
import { TEST_POLICY } from '../testing/policy.ts';
import { leadCareContact } from './queries.ts';

const UNITS = [HOME_CARE, HEALTH_CENTRE];
const OTHER = 'SE0000000009-C002';

function appoint(played: PlayedCase, lead?: boolean): void {
  const data = { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT };
  played.give('appointCareContact', lead === undefined ? data : { ...data, lead }, centreHead);
}

describe('the care contact', () => {
  test('is to be appointed by each outpatient unit that has been told, by the head, warned at ready', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE, CLINIC]);
    const duties = played.duties('appointCareContact');
    expect(duties.map((duty) => duty.bearer.unit)).toEqual([HEALTH_CENTRE.unit, CLINIC.unit]);
    expect(duties.every((duty) => duty.bearer.role === 'headOfOperations')).toBe(true);
  });

  test('is shown as due at the estimate, and late only by the discharge', () => {
    const played = inPlanning(UNITS);
    expect(played.duty('appointCareContact').due).toEqual({ shown: played.state.estimates[0]?.estimatedDischargeAt });
    played.give('reportDischarge', { at: played.at }, ward.planner);
    expect(played.duty('appointCareContact')).toMatchObject({
      status: 'open',
      due: { shown: played.at, breachedAfter: played.at },
    });
  });

  test('that is missing at discharge is a deviation, never a refusal', () => {
    const without = ready(UNITS);
    without.give('reportDischarge', { at: without.at }, ward.planner);
    expect(without.state.status).toBe('discharged');
    expect(without.state.deviations.map((d) => d.code)).toEqual(['discharged-without-care-contact']);

    const having = ready(UNITS);
    appoint(having);
    having.give('reportDischarge', { at: having.at }, ward.planner);
    expect(having.state.deviations).toEqual([]);
  });

  test('leads when first, and one leads at a time', () => {
    const played = inPlanning([HEALTH_CENTRE, CLINIC]);
    appoint(played);
    const second = { unit: CLINIC.unit, careContact: OTHER };
    played.give('appointCareContact', second, clinicHead);
    expect(leadCareContact(played.state)?.careContact).toBe(CARE_CONTACT);
    played.give('appointCareContact', { ...second, lead: true }, clinicHead);
    expect(played.state.careContacts.filter((contact) => contact.lead).map((c) => c.careContact)).toEqual([OTHER]);
  });

  test('is replaced without losing when the unit first had one', () => {
    const played = inPlanning(UNITS);
    appoint(played);
    const since = played.at;
    played.later(5).give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: OTHER }, centreHead);
    expect(played.state.careContacts).toHaveLength(1);
    expect(leadCareContact(played.state)).toMatchObject({ careContact: OTHER, since });
    expect(played.duty('appointCareContact').metAt).toBe(since);
  });

  test('appointed anew as it is changes nothing', () => {
    const played = inPlanning(UNITS);
    appoint(played);
    expect(
      played.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT }, centreHead),
    ).toEqual([]);
  });
});

describe('the meeting notice', () => {
  const MEETING = 'meetingNotice';

  test('is not due before the ready notice has been given', () => {
    const played = inPlanning([HOME_NURSING, HEALTH_CENTRE]);
    expect(played.duties(MEETING)).toEqual([]);
    played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at }, ward.physician);
    expect(played.duties(MEETING)).toEqual([]);
    played.later(2).give('recordSecrecyCheck', { about: 'readyNotice', ...noHindrance(played.at) }, ward.planner);
    expect(played.duty(MEETING).from).toBe(played.at);
  });

  test('is borne by the head until a contact is appointed, then by the lead', () => {
    const played = ready(UNITS);
    expect(played.duty(MEETING).bearer).toMatchObject({ unit: HEALTH_CENTRE.unit, role: 'headOfOperations' });
    appoint(played);
    expect(played.duty(MEETING).bearer).toMatchObject({ unit: HEALTH_CENTRE.unit, role: 'careContact' });
  });

  test('is borne by the ward when no outpatient unit is in the case', () => {
    expect(ready([HOME_CARE]).duty(MEETING).bearer.unit).toBe(ward.planner.unit);
  });

  test('counts only when the lead care contact sent it', () => {
    const played = ready(UNITS);
    played.give('reportMeetingNotice', { sentAt: played.at }, careContact);
    expect(played.duty(MEETING).status).toBe('open');
    appoint(played);
    played.give('reportMeetingNotice', { sentAt: played.at }, homeCare);
    expect(played.duty(MEETING).status).toBe('open');
    played.give('reportMeetingNotice', { sentAt: played.at, sentBy: CARE_CONTACT }, homeCare);
    expect(played.duty(MEETING).status).toBe('open');
    played.give('reportMeetingNotice', { sentAt: played.at }, careContact);
    expect(played.duty(MEETING)).toMatchObject({ status: 'met', metAt: played.at });
    expect(played.state.meetingNotices).toHaveLength(4);
  });

  test('may be reported for the lead by the unit’s own system', () => {
    const played = ready(UNITS);
    appoint(played);
    const system = actor({ party: centreHead.party, unit: centreHead.unit }, 'SE0000000009-S009', ['system'], 'system');
    played.give('reportMeetingNotice', { sentAt: played.at, sentBy: CARE_CONTACT }, system);
    expect(played.duty(MEETING).status).toBe('met');
  });

  test('is counted anew when ready is revoked and declared again', () => {
    const played = ready(UNITS);
    appoint(played);
    played.give('reportMeetingNotice', { sentAt: played.at }, careContact);
    played.later(1).give('revokeReady', { at: played.at }, ward.physician);
    const again = played.later(20).at;
    played.give('declareReady', { by: PHYSICIAN, judgedAt: again, secrecy: noHindrance(again) }, ward.physician);
    const [first, second] = played.duties(MEETING);
    expect(first?.status).toBe('met');
    expect(second).toMatchObject({ status: 'open', from: again, about: { episode: 2 } });
  });

  test('stands while nobody has said whether both sides are needed, and falls when they are not', () => {
    const played = ready(UNITS);
    expect(played.duty(MEETING).status).toBe('open');
    played.give('recordBothSides', { needed: false, by: PHYSICIAN }, ward.physician);
    expect(played.duty(MEETING)).toMatchObject({ status: 'waived', waivedBy: 'not-both-sides' });
    played.give('recordBothSides', { needed: true, by: CARE_CONTACT }, careContact);
    expect(played.duty(MEETING).status).toBe('open');
    expect(played.types()).toContain('dutyReopened');
  });

  test('is handled outside the hub during compulsory outpatient care, and comes back when that ends', () => {
    const played = ready(UNITS);
    const decided = { by: PHYSICIAN, at: played.at };
    played.give('recordCompulsoryCare', decided, ward.physician);
    expect(played.duty(MEETING)).toMatchObject({ status: 'waived', waivedBy: 'handled-outside-hub' });
    expect(played.give('recordCompulsoryCare', decided, ward.physician)).toBe('compulsory-care-already-recorded');
    played.give('recordCompulsoryCare', { ...decided, ended: true }, ward.physician);
    expect(played.duty(MEETING).status).toBe('open');
  });

  test('whether both sides are needed is said by the hospital or the care contact, not by the municipality', () => {
    const played = ready(UNITS);
    const contactElsewhere = actor({ party: homeCare.party, unit: homeCare.unit }, 'SE0000000009-M009', [
      'careContact',
    ]);
    expect(played.give('recordBothSides', { needed: false, by: 'x' }, homeCare)).toBe('role-not-allowed');
    expect(played.give('recordBothSides', { needed: false, by: 'x' }, contactElsewhere)).toBe('role-not-allowed');
  });
});

describe('what the parties tell each other', () => {
  function told(practice: Partial<typeof TEST_POLICY.practice>): string[] {
    const policy = { ...TEST_POLICY, practice: { ...TEST_POLICY.practice, ...practice } };
    const played = inPlanning([HOME_CARE, HEALTH_CENTRE, HOME_NURSING], undefined, policy);
    played.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare);
    return played.deliveries('planningBegun').map((delivery) => delivery.to.unit);
  }

  test.each([
    ['nobody', []],
    ['ward', [ward.planner.unit]],
    ['everyone', [ward.planner.unit, HEALTH_CENTRE.unit, HOME_NURSING.unit]],
  ] as const)('%s hears of planning begun when the policy says so', (reach, expected) => {
    expect(told({ planningBegun: reach })).toEqual(expected);
  });

  test('a unit that has not had the admission notice is told nothing', () => {
    const played = inPlanning([HOME_CARE]);
    played.give('judgeNeed', { by: PHYSICIAN, at: played.at, units: [HOME_NURSING] }, ward.physician);
    played.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare);
    expect(played.deliveries('planningBegun').map((d) => d.to.unit)).toEqual([ward.planner.unit]);
  });
});
