import { describe, expect, test } from '@jest/globals';
import { parseInstant, type Instant } from '../domain/calendar/instant.ts';
import { localDate } from '../domain/calendar/local-date.ts';
import { toIsoStockholm } from '../domain/calendar/stockholm.ts';
import { resolvePolicy, routineFor } from '../domain/policy/resolve.ts';
import { PHYSICIAN, CARE_CONTACT, HEALTH_CENTRE, HOME_CARE, centreHead, ward } from '../domain/testing/people.ts';
import { judged, noHindrance, snapshot } from '../domain/testing/played-case.ts';
import { consent, notice } from '../domain/testing/played-sip.ts';
import { CENTRE, SOCIAL, contact } from '../domain/testing/sip-people.ts';
import { World } from '../domain/testing/world.ts';
import { LAW_PACKS, ROUTINE_PACKS } from './packs.ts';

function at(iso: string): Instant {
  return parseInstant(iso) as Instant;
}

function policyOf(kind: string, begins: Instant) {
  const routine = routineFor(ROUTINE_PACKS, begins, kind);
  return resolvePolicy({ laws: LAW_PACKS, routine, settings: {}, at: begins, kind });
}

/** In Västra Götaland: admitted on a Monday, both sides needed, a care contact appointed, ready on the Friday at 15.00. */
function readyOnFriday(): World {
  const begins = at('2026-03-09T08:00+01:00');
  const world = new World(begins, policyOf('discharge', begins), policyOf('sip', begins));
  const { stay } = world;
  stay.give('reportEncounter', snapshot(begins, { judgement: judged(begins, HOME_CARE, HEALTH_CENTRE) }), ward.system);
  stay.give('recordBothSides', { needed: true, by: PHYSICIAN }, ward.physician);
  stay.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT, lead: true }, centreHead);
  world.carryAll();
  until(world, '2026-03-13T15:00+01:00');
  stay.give('declareReady', { by: PHYSICIAN, judgedAt: stay.at, secrecy: noHindrance(stay.at) }, ward.physician);
  world.carryAll();
  world.plan.must('makeOffer', { at: world.at, informedHow: 'muntligt', understood: true }, contact);
  return world;
}

function until(world: World, iso: string): void {
  for (const one of world.cases) {
    one.at = at(iso);
    one.clock();
  }
}

function say(time: Instant | undefined): string | undefined {
  return time === undefined ? undefined : toIsoStockholm(time).slice(0, 16);
}

function noticeDuty({ stay }: World) {
  const [duty] = stay.duties('meetingNotice');
  if (!duty) throw new Error('no duty to send the notice');
  return duty;
}

describe('consent comes first, and the notice within three days', () => {
  test('so consent is due in the last working hour that leaves time for the notice, and escalated then', () => {
    const world = readyOnFriday();
    expect(say(noticeDuty(world).due?.shown)).toBe('2026-03-16T15:00');
    const consentDuty = world.plan.duty('decideConsent');
    expect(say(consentDuty.due?.shown)).toBe('2026-03-16T14:00');
    expect(consentDuty.due?.breachedAfter).toBe(noticeDuty(world).due?.shown);
    const escalated = consentDuty.steps.filter(({ kind }) => kind === 'escalate').map((step) => say(step.at));
    expect(escalated).toEqual(['2026-03-16T13:00']);
  });

  test('a yes on Saturday and the care contact’s notice: both duties are met', () => {
    const world = readyOnFriday();
    until(world, '2026-03-14T10:00+01:00');
    world.plan.must('giveConsent', consent(world.at, [SOCIAL, CENTRE]), contact);
    world.plan.must('convene', notice(world.at, [SOCIAL], { convener: CARE_CONTACT }), contact);
    world.carryAll();
    expect(world.plan.duty('decideConsent').status).toBe('met');
    expect(noticeDuty(world)).toMatchObject({ status: 'met', metAt: at('2026-03-14T10:00+01:00') });
    expect(world.plan.state.meetings[0]?.countsFor).toEqual(['c1']);
  });

  test('another’s notice is an ordinary one, and the statutory duty stays unmet', () => {
    const world = readyOnFriday();
    until(world, '2026-03-14T10:00+01:00');
    world.plan.must('giveConsent', consent(world.at, [SOCIAL, CENTRE]), contact);
    world.plan.must('convene', notice(world.at, [SOCIAL], { convener: 'SE0000000009-O001' }), contact);
    world.carryAll();
    expect(world.stay.state.meetingNotices).toHaveLength(1);
    expect(noticeDuty(world).status).toBe('open');
  });

  test('a no, or not being able to decide, hinders the notice by the person’s choice: shown, reminded of no more, no breach', () => {
    for (const answer of ['no', 'not-now'] as const) {
      const world = readyOnFriday();
      const askAgainOn = localDate(2026, 3, 23);
      const data = { answer, at: world.at, ...(answer === 'not-now' ? { askAgainOn } : {}) };
      world.plan.must('answerOffer', data, contact);
      world.carryAll();
      expect(noticeDuty(world)).toMatchObject({ status: 'open', hinderedBy: 'by-the-persons-choice' });
      until(world, '2026-03-18T10:00+01:00');
      const steps = world.stay.events.filter(
        ({ type, data: said }) => type === 'dutyEscalated' && (said as { code: string }).code === 'meetingNotice',
      );
      expect(steps).toEqual([]);
    }
  });

  test('late consent lifts the hindrance: the notice is due as the law has it, and is sent late', () => {
    const world = readyOnFriday();
    world.plan.must('answerOffer', { answer: 'no', at: world.at }, contact);
    world.carryAll();
    until(world, '2026-03-18T10:00+01:00');
    world.plan.must('makeOffer', { at: world.at, informedHow: 'muntligt', understood: true }, contact);
    world.plan.must('giveConsent', consent(world.at, [SOCIAL, CENTRE]), contact);
    world.carryAll();
    expect(noticeDuty(world).hinderedBy).toBeUndefined();
    world.plan.must('convene', notice(world.at, [SOCIAL], { convener: CARE_CONTACT }), contact);
    world.carryAll();
    const met = noticeDuty(world);
    expect(met.status).toBe('met');
    expect(met.metAt && met.due && met.metAt > met.due.shown).toBe(true);
  });

  test('not ready after all: consent has no statutory hour to keep', () => {
    const world = readyOnFriday();
    world.stay.give('revokeReady', { at: world.stay.at }, ward.physician);
    world.carryAll();
    expect(world.plan.duty('decideConsent').due?.breachedAfter).not.toBe(at('2026-03-16T15:00+01:00'));
  });

  test('the plan goes on without the ward when the person has gone home', () => {
    const world = readyOnFriday();
    until(world, '2026-03-14T12:00+01:00');
    world.stay.give('reportDischarge', { at: world.stay.at }, ward.planner);
    world.carryAll();
    until(world, '2026-03-16T09:00+01:00');
    world.plan.must('giveConsent', consent(world.at, [SOCIAL, CENTRE]), contact);
    world.plan.must('convene', notice(world.at, [SOCIAL], { convener: CARE_CONTACT }), contact);
    world.carryAll();
    expect(noticeDuty(world).status).toBe('met');
    expect(world.plan.deliveries().some(({ to }) => to.party === ward.planner.party)).toBe(false);
  });
});
