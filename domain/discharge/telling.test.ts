import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { HEALTH_CENTRE, HOME_CARE, HOME_NURSING, PHYSICIAN, UNHEARD_OF, ward } from '../testing/people.ts';
import { inPlanning, MORNING, noHindrance, PlayedCase, judged, ready, snapshot } from '../testing/played-case.ts';

const hinders = (at: Instant) => ({ ...noHindrance(at), outcome: 'hinders' as const });
const IN_A_WEEK = (MORNING + 7 * 86_400_000) as Instant;

describe('a changed estimate', () => {
  test('goes to those who had the notice, and is due to each', () => {
    const played = inPlanning([HOME_CARE, HEALTH_CENTRE]);
    played.give('changeEstimate', { estimatedDischargeAt: IN_A_WEEK }, ward.planner);
    expect(played.deliveries('changedEstimate').map((d) => d.to.unit)).toEqual([HOME_CARE.unit, HEALTH_CENTRE.unit]);
    expect(played.duties('changedEstimate').map((duty) => duty.status)).toEqual(['met', 'met']);
  });

  test('is told by the notice itself where that still waits', () => {
    const played = inPlanning([HOME_CARE]);
    played.give('judgeNeed', { by: PHYSICIAN, at: played.at, units: [HOME_NURSING] }, ward.physician);
    played.settle({ kind: 'failed', reason: 'away' });
    played.give('changeEstimate', { estimatedDischargeAt: IN_A_WEEK }, ward.planner);
    expect(played.deliveries('changedEstimate').map((d) => d.to.unit)).toEqual([HOME_CARE.unit]);
  });

  test('goes after a notice that is on its way with the old one', () => {
    const played = new PlayedCase();
    played.give('reportEncounter', snapshot(MORNING, { judgement: judged(MORNING, HOME_NURSING) }), ward.system);
    played.give('changeEstimate', { estimatedDischargeAt: IN_A_WEEK }, ward.planner);
    expect(played.deliveries('changedEstimate').map((d) => d.to.unit)).toEqual([HOME_NURSING.unit]);
  });

  test('replaces one that was never told', () => {
    const played = inPlanning([HOME_NURSING, HEALTH_CENTRE]);
    played.give('changeEstimate', { estimatedDischargeAt: IN_A_WEEK }, ward.planner);
    played.settle({ kind: 'failed', reason: 'away' });
    played.give('changeEstimate', { estimatedDischargeAt: (IN_A_WEEK + 1) as Instant }, ward.planner);
    const toNursing = played.deliveries('changedEstimate').filter((d) => d.to.unit === HOME_NURSING.unit);
    expect(toNursing.map((d) => d.status)).toEqual(['stopped', 'trying']);
    const duties = played.duties('changedEstimate').filter((duty) => duty.about.unit === HOME_NURSING.unit);
    expect(duties.map((duty) => duty.waivedBy)).toEqual(['superseded', undefined]);
  });

  test('that says the same changes nothing', () => {
    const played = inPlanning([HOME_CARE]);
    const estimatedDischargeAt = played.state.estimates[0]?.estimatedDischargeAt as Instant;
    expect(played.give('changeEstimate', { estimatedDischargeAt }, ward.planner)).toEqual([]);
  });

  test('a first one that comes after the notice completes it', () => {
    const played = new PlayedCase();
    played.give('reportEncounter', snapshot(MORNING, { judgement: judged(MORNING, HOME_CARE) }), ward.system);
    expect(played.duty('stateEstimate').status).toBe('open');
    played.give('changeEstimate', { estimatedDischargeAt: IN_A_WEEK }, ward.planner);
    expect(played.duty('stateEstimate').status).toBe('met');
    expect(played.deliveries('changedEstimate')).toHaveLength(1);
  });
});

describe('the ready notice', () => {
  test('waits for the check of secrecy, which is the ward’s to make', () => {
    const played = inPlanning([HOME_CARE]);
    played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at }, ward.physician);
    expect(played.deliveries('readyNotice')).toEqual([]);
    expect(played.duty('secrecyCheck').status).toBe('open');
    expect(played.duty('readyNotice').status).toBe('open');
  });

  test('does not go where secrecy hinders, and becomes someone’s to handle', () => {
    const played = inPlanning([HOME_CARE, HEALTH_CENTRE]);
    played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at, secrecy: hinders(played.at) }, ward.physician);
    expect(played.deliveries('readyNotice')).toEqual([]);
    expect(played.duties('readyNotice').map((duty) => duty.waivedBy)).toEqual(['secrecy-hinders', 'secrecy-hinders']);
    expect(played.duties('sendByHand').map((duty) => duty.status)).toEqual(['open', 'open']);
    played.later(1).give('recordSecrecyCheck', { about: 'readyNotice', ...noHindrance(played.at) }, ward.planner);
    expect(played.deliveries('readyNotice')).toHaveLength(2);
    expect(played.duties('sendByHand').map((duty) => duty.waivedBy)).toEqual(['sent-after-all', 'sent-after-all']);
  });

  test('that waits stops when secrecy turns out to hinder', () => {
    const played = inPlanning([HOME_NURSING, HEALTH_CENTRE]);
    const at = played.at;
    played.give('declareReady', { by: PHYSICIAN, judgedAt: at, secrecy: noHindrance(at) }, ward.physician);
    played.settle({ kind: 'failed', reason: 'away' });
    played.later(1).give('recordSecrecyCheck', { about: 'readyNotice', ...hinders(played.at) }, ward.planner);
    const [delivery] = played.deliveries('readyNotice').filter((d) => d.to.unit === HOME_NURSING.unit);
    expect(delivery).toMatchObject({ status: 'stopped', lastFailure: 'secrecy-hinders' });
  });

  test('goes to a unit that is judged while the person is ready', () => {
    const played = ready([HOME_CARE]);
    played.give('judgeNeed', { by: PHYSICIAN, at: played.at, units: [HEALTH_CENTRE] }, ward.physician);
    expect(played.deliveries('readyNotice').map((d) => d.to.unit)).toEqual([HOME_CARE.unit, HEALTH_CENTRE.unit]);
  });

  test('that waits stops when ready is revoked, and only those who were told are told of that', () => {
    const played = inPlanning([HOME_CARE, HOME_NURSING, HEALTH_CENTRE]);
    const at = played.at;
    played.give('declareReady', { by: PHYSICIAN, judgedAt: at, secrecy: noHindrance(at) }, ward.physician);
    played.settle({ kind: 'failed', reason: 'away' });
    played.later(1).give('revokeReady', { at: played.at, reasonText: 'feber' }, ward.physician);
    const stopped = played.deliveries('readyNotice').filter((d) => d.status === 'stopped');
    expect(stopped.map((d) => [d.to.unit, d.lastFailure])).toEqual([[HOME_NURSING.unit, 'ready-revoked']]);
    expect(played.deliveries('readyRevoked').map((d) => d.to.unit)).toEqual([HOME_CARE.unit, HEALTH_CENTRE.unit]);
  });

  test('told after it was revoked, since it was on its way, is told', () => {
    const played = inPlanning([HOME_NURSING, HEALTH_CENTRE]);
    const at = played.at;
    played.give('declareReady', { by: PHYSICIAN, judgedAt: at, secrecy: noHindrance(at) }, ward.physician);
    const underWay = played.deliveries('readyNotice').find((d) => d.status === 'trying');
    played.give('revokeReady', { at: played.at }, ward.physician);
    expect(played.deliveries('readyRevoked').map((d) => d.to.unit)).toContain(HOME_NURSING.unit);
    const outcome = { item: underWay?.item ?? '', attempt: 1, outcome: { kind: 'told' } };
    played.command({ type: 'deliveryOutcomes', data: { outcomes: [outcome] } });
    expect(played.state.deliveries[underWay?.item ?? '']?.status).toBe('told');
  });
});

describe('the information on the day of discharge', () => {
  const text = 'Går med rollator.';

  test('goes to one unit at a time, may be supplemented, and meets that unit’s duty', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE]);
    played.give('transferInformation', { unit: HOME_CARE.unit, text, secrecy: noHindrance(played.at) }, ward.planner);
    played.give('transferInformation', { unit: HOME_CARE.unit, text: 'Och hörapparat.' }, ward.planner);
    expect(played.deliveries('informationTransfer').map((d) => d.to.unit)).toEqual([HOME_CARE.unit, HOME_CARE.unit]);
    expect(played.duty('informationTransfer', HOME_CARE).status).toBe('met');
    expect(played.duty('informationTransfer', HEALTH_CENTRE).status).toBe('open');
  });

  test('goes also before the person is ready, when the ward gives it then', () => {
    const played = inPlanning([HOME_CARE]);
    played.give('transferInformation', { unit: HOME_CARE.unit, text, secrecy: noHindrance(played.at) }, ward.planner);
    expect(played.deliveries('informationTransfer')).toHaveLength(1);
    expect(played.duty('informationTransfer').status).toBe('met');
  });

  test('that went another way meets the duty as well', () => {
    const played = ready([HOME_CARE]);
    played.give('transferInformation', { unit: HOME_CARE.unit, doneElsewhere: true }, ward.planner);
    expect(played.duty('informationTransfer').status).toBe('met');
    expect(played.deliveries('informationTransfer')).toEqual([]);
  });

  test('that secrecy hinders is recorded, not sent, and becomes someone’s to handle', () => {
    const played = ready([HOME_CARE]);
    played.give('transferInformation', { unit: HOME_CARE.unit, text, secrecy: hinders(played.at) }, ward.planner);
    expect(played.state.transfers).toEqual([]);
    expect(played.duty('sendByHand').status).toBe('open');
    expect(played.give('transferInformation', { unit: HOME_CARE.unit, text }, ward.planner)).toBe('handle-by-hand');
  });

  test('waits for a unit that nobody has found', () => {
    const played = ready([UNHEARD_OF, HEALTH_CENTRE]);
    const data = { unit: UNHEARD_OF.unit, text, secrecy: noHindrance(played.at) };
    expect(played.give('transferInformation', data, ward.planner)).toBe('unit-not-known');
  });

  test('is not asked for while nobody is on the way home, and stands when ready is revoked', () => {
    const played = inPlanning([HOME_CARE]);
    expect(played.duties('informationTransfer')).toEqual([]);
    const readied = ready([HOME_CARE]);
    readied.give('revokeReady', { at: readied.at }, ward.physician);
    expect(readied.duty('informationTransfer')).toMatchObject({ status: 'waived', waivedBy: 'ready-revoked' });
    expect(readied.duty('informPatient')).toMatchObject({ status: 'waived', waivedBy: 'ready-revoked' });
  });
});

describe('a judgement that was a mistake', () => {
  test('stops what waits, takes back what was told, and ends the unit’s duties', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE]);
    played.give('correctJudgement', { unit: HOME_CARE.unit, reason: 'fel kommun' }, ward.planner);
    expect(played.deliveries('cancelled').map((d) => d.to.unit)).toEqual([HOME_CARE.unit]);
    expect(played.duties().filter((d) => d.status === 'open' && d.about.unit === HOME_CARE.unit)).toEqual([]);
    expect(played.duty('beginPlanning', HOME_CARE).waivedBy).toBe('judgement-corrected');
  });

  test('of a unit that was never told sends nothing', () => {
    const played = inPlanning([UNHEARD_OF]);
    played.give('correctJudgement', { unit: UNHEARD_OF.unit, reason: 'fel' }, ward.planner);
    expect(played.deliveries()).toEqual([]);
    expect(played.state.status).toBe('notJudged');
  });
});
