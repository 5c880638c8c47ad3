import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import {
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  HOME_NURSING,
  OTHER_WARD,
  UNHEARD_OF,
  stranger,
  ward,
  PHYSICIAN,
} from '../testing/people.ts';
import { inPlanning, judged, MORNING, noHindrance, PlayedCase, ready, snapshot } from '../testing/played-case.ts';
import { OUTPATIENT_NOT_KNOWN } from './unit-ref.ts';

function report(played: PlayedCase, part: Parameters<typeof snapshot>[1] = {}, admittedAt = MORNING) {
  return played.give('reportEncounter', snapshot(played.at, { admittedAt, ...part }), ward.system);
}

describe('the first snapshot', () => {
  test('without a judgement opens a case where no clock runs', () => {
    const played = new PlayedCase();
    report(played);
    expect(played.state.status).toBe('notJudged');
    expect(played.duties()).toEqual([]);
    expect(played.nextWake()).toBeNull();
  });

  test('with "no need" closes the question', () => {
    const played = new PlayedCase();
    report(played, { judgement: judged(MORNING) });
    expect(played.state.status).toBe('noNeed');
    expect(played.duties()).toEqual([]);
  });

  test('finished opens the case as already discharged', () => {
    const played = new PlayedCase(MORNING).later(5);
    report(played, { status: 'finished', dischargedAt: played.at });
    expect(played.state.status).toBe('discharged');
    expect(played.state.discharged?.at).toBe(played.at);
  });

  test('cancelled is remembered, so that an older one cannot open the case afterwards', () => {
    const played = new PlayedCase();
    report(played, { status: 'cancelled' });
    const before = played.state;
    const older = snapshot((MORNING - 1) as Instant, { judgement: judged(MORNING, HOME_CARE) });
    expect(played.give('reportEncounter', older, ward.system)).toEqual([]);
    expect(played.state).toEqual(before);
    expect(played.state.status).toBe('cancelled');
  });

  test('is refused from a party that the ward does not belong to', () => {
    expect(new PlayedCase().give('reportEncounter', snapshot(MORNING), stranger)).toBe('not-your-case');
  });

  test('carries the personal data that wait for it', () => {
    const played = new PlayedCase();
    report(played, { draftId: 'd1' });
    expect(played.events.find((event) => event.type === 'personUpdated')?.data).toEqual({
      personId: 'p1',
      draftId: 'd1',
    });
  });
});

describe('a later snapshot', () => {
  test('that is older or equally old changes nothing', () => {
    const played = inPlanning([HOME_CARE]);
    const before = played.state;
    const same = snapshot(MORNING, { estimatedDischargeAt: (MORNING + 1) as Instant });
    expect(played.give('reportEncounter', same, ward.system)).toEqual([]);
    expect(played.give('reportEncounter', { ...same, snapshotAt: (MORNING - 1) as Instant }, ward.system)).toEqual([]);
    expect(played.state).toEqual(before);
  });

  test('with nothing new is remembered as the newest, so that one in between comes too late', () => {
    const played = inPlanning([HOME_CARE]).later(2);
    report(played);
    const between = snapshot((played.at - 1) as Instant, { status: 'cancelled', admittedAt: MORNING });
    expect(played.give('reportEncounter', between, ward.system)).toEqual([]);
    expect(played.state.status).toBe('planning');
  });

  test('that leaves units and ready out takes nothing back', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE]).later(1);
    report(played, { judgement: judged(MORNING, HOME_CARE) });
    expect(played.state.units.filter((unit) => !unit.withdrawn)).toHaveLength(2);
    expect(played.state.status).toBe('ready');
  });

  test('moves the case to another ward, with its duties', () => {
    const played = new PlayedCase();
    report(played, { judgement: judged(MORNING, UNHEARD_OF) });
    played.later(1);
    report(played, { ward: OTHER_WARD });
    expect(played.duty('findUnit').bearer.unit).toBe(OTHER_WARD.unit);
  });

  test('of another person is refused', () => {
    const played = inPlanning([HOME_CARE]);
    expect(report(played, { personId: 'p2' })).toBe('other-person');
  });

  test('finished without a time, or before the admission, is nonsense', () => {
    const played = inPlanning([HOME_CARE]);
    expect(report(played, { status: 'finished' })).toBe('discharge-time-missing');
    expect(report(played, { status: 'finished', dischargedAt: (MORNING - 1) as Instant })).toBe(
      'time-before-admission',
    );
    const ahead = (played.at + 6 * 60_000) as Instant;
    expect(report(played, { status: 'finished', dischargedAt: ahead })).toBe('time-in-future');
  });

  test('takes back a discharge that it had reported, and not one that staff reported', () => {
    const bySystem = inPlanning([HOME_CARE]);
    report(bySystem, { status: 'finished', dischargedAt: bySystem.at });
    bySystem.later(1);
    report(bySystem);
    expect(bySystem.state.status).toBe('planning');

    const byStaff = inPlanning([HOME_CARE]);
    byStaff.give('reportDischarge', { at: byStaff.at }, ward.planner);
    byStaff.later(1);
    report(byStaff);
    byStaff.later(1);
    report(byStaff);
    expect(byStaff.state.status).toBe('discharged');
    const noted = byStaff.state.deviations.filter((d) => d.code === 'encounter-still-in-progress');
    expect(noted).toHaveLength(1);
  });

  test('cancelled stops what waits, and takes back what was told', () => {
    const played = inPlanning([HOME_CARE]);
    report(played, { status: 'entered-in-error' });
    expect(played.state.status).toBe('cancelled');
    expect(played.deliveries('cancelled').map((d) => d.to.unit)).toEqual([HOME_CARE.unit]);
    expect(played.duties().filter((duty) => duty.status === 'open')).toEqual([]);
  });

  test('after a cancelled one judges anew, with new notices', () => {
    const played = inPlanning([HOME_CARE]);
    report(played, { status: 'cancelled' });
    played.later(1);
    report(played, { judgement: judged(MORNING, HOME_CARE) });
    expect(played.state.status).toBe('planning');
    expect(played.deliveries('admissionNotice')).toHaveLength(2);
  });

  test('on leave and back is a fact and moves no clock', () => {
    const played = inPlanning([HOME_CARE]);
    const dues = played.duties().map((duty) => duty.due);
    report(played, { status: 'onleave' });
    expect(played.state.leaveSince).not.toBeNull();
    played.later(1);
    report(played);
    expect(played.state.leaveSince).toBeNull();
    expect(played.duties().map((duty) => duty.due)).toEqual(dues);
  });
});

describe('the judgement', () => {
  test('named later gives only the new units a clock of their own', () => {
    const played = inPlanning([HOME_CARE]).later(60);
    report(played, { judgement: judged(played.at, HOME_CARE, HOME_NURSING), outpatientUnit: HEALTH_CENTRE });
    expect(played.duty('admissionNotice', HOME_CARE).from).toBe(MORNING);
    expect(played.duty('admissionNotice', HOME_NURSING).from).toBe(played.at);
    expect(played.duty('admissionNotice', HEALTH_CENTRE).from).toBe(played.at);
  });

  test('of municipal health care adds region outpatient care', () => {
    const played = inPlanning([HOME_NURSING]);
    expect(played.state.units.map((unit) => unit.unit)).toEqual([HOME_NURSING.unit, OUTPATIENT_NOT_KNOWN]);
    expect(played.duty('findUnit').status).toBe('open');
    played.give('findUnit', { instead: OUTPATIENT_NOT_KNOWN, unit: HEALTH_CENTRE }, ward.planner);
    expect(played.duty('findUnit').status).toBe('met');
    expect(played.duty('admissionNotice', HEALTH_CENTRE)).toMatchObject({ status: 'met', from: MORNING });
  });

  test.each([[HOME_CARE], [CLINIC]])('of %j adds nothing', (unit) => {
    expect(inPlanning([unit]).state.units).toHaveLength(1);
  });

  test('of municipal health care adds nothing where an outpatient unit is judged already', () => {
    expect(inPlanning([HOME_NURSING, CLINIC]).state.units).toHaveLength(2);
  });

  test('of a unit that the directory lacks sends nothing and asks the ward', () => {
    const played = inPlanning([UNHEARD_OF]);
    expect(played.deliveries()).toEqual([]);
    expect(played.duty('admissionNotice').status).toBe('open');
    expect(played.duty('findUnit').bearer).toMatchObject({ unit: ward.planner.unit, role: 'dischargePlanner' });
  });

  test('of a unit that was corrected does not come back with the same judgement, only with a later one', () => {
    const played = inPlanning([HOME_CARE, CLINIC]);
    played.give('correctJudgement', { unit: HOME_CARE.unit, reason: 'fel kommun' }, ward.physician);
    played.later(1);
    report(played, { judgement: judged(MORNING, HOME_CARE, CLINIC) });
    expect(played.state.units).toHaveLength(2);
    played.later(1);
    report(played, { judgement: judged(played.at, HOME_CARE) });
    expect(played.state.units).toHaveLength(3);
  });

  test('"no need" after units takes nothing back and is noted once', () => {
    const played = inPlanning([HOME_CARE]);
    const at = played.at;
    report(played, { judgement: judged(at) });
    played.later(1);
    report(played, { judgement: judged(at) });
    expect(played.state.status).toBe('planning');
    expect(played.state.deviations.map((d) => d.code)).toEqual(['no-need-after-judgement']);
  });
});

describe('ready in snapshots', () => {
  const declared = (played: PlayedCase, more = {}) => ({
    ready: { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at), ...more },
  });

  test('the same ready again is the same episode', () => {
    const played = inPlanning([HOME_CARE]);
    const part = declared(played);
    report(played, part);
    played.later(1);
    report(played, part);
    expect(played.state.episodes).toHaveLength(1);
    expect(played.deliveries('readyNotice')).toHaveLength(1);
  });

  test('an end revokes it, and who was told is told', () => {
    const played = inPlanning([HOME_CARE]);
    const part = declared(played);
    report(played, part);
    played.later(2);
    report(played, { ready: { ...part.ready, revokedAt: played.at } });
    expect(played.state.status).toBe('planning');
    expect(played.deliveries('readyRevoked').map((d) => d.to.unit)).toEqual([HOME_CARE.unit]);
  });

  test('one that staff revoked does not come back with an old snapshot of it', () => {
    const played = inPlanning([HOME_CARE]);
    const part = declared(played);
    report(played, part);
    played.later(1);
    played.give('revokeReady', { at: played.at }, ward.physician);
    played.later(1);
    report(played, part);
    expect(played.state.status).toBe('planning');
    played.later(1);
    report(played, declared(played));
    expect(played.state.episodes.map((episode) => episode.episode)).toEqual([1, 2]);
  });

  test('a check of secrecy that comes later lets the notice go', () => {
    const played = inPlanning([HOME_CARE]);
    const judgedAt = played.at;
    report(played, { ready: { by: PHYSICIAN, judgedAt } });
    expect(played.deliveries('readyNotice')).toEqual([]);
    expect(played.duty('secrecyCheck').status).toBe('open');
    played.later(1);
    report(played, { ready: { by: PHYSICIAN, judgedAt, secrecy: noHindrance(played.at) } });
    expect(played.duty('secrecyCheck').status).toBe('met');
    expect(played.duty('readyNotice').status).toBe('met');
  });
});
