import { describe, expect, test } from '@jest/globals';
import type { PersonMarks } from '../disclosure/message.ts';
import { HEALTH_CENTRE, HOME_CARE, HOME_NURSING, PHYSICIAN, UNHEARD_OF, homeCare, ward } from '../testing/people.ts';
import { inPlanning, MORNING, PlayedCase, judged, noHindrance, ready, snapshot } from '../testing/played-case.ts';
import type { StopCode } from './codes.ts';
import type { DischargeCommands } from './commands.ts';

const PHONED = { how: 'phone', reason: 'talade med Eva på mottagningen' } as const;

/** Judged for a unit whose system does not answer. */
function waiting(): PlayedCase {
  const played = new PlayedCase();
  played.give(
    'reportEncounter',
    snapshot(MORNING, { judgement: judged(MORNING, HOME_NURSING, HEALTH_CENTRE) }),
    ward.system,
  );
  return played.settle({ kind: 'failed', reason: 'away' });
}

const MARKS: [string, DischargeCommands['markPerson'], StopCode][] = [
  ['death', { deceased: true }, 'deceased'],
  ['a protected identity', { protection: 'sekretessmarkering' }, 'protected-identity'],
  ['protection of an unknown kind', { protection: 'other' }, 'protected-identity'],
];

describe.each(MARKS)('%s', (_name, mark, reason) => {
  test('stops at once what waits, in back-off and under way', () => {
    const backOff = waiting();
    backOff.give('markPerson', mark, homeCare);
    const underWay = new PlayedCase();
    underWay.give('reportEncounter', snapshot(MORNING, { judgement: judged(MORNING, HOME_NURSING) }), ward.system);
    underWay.give('markPerson', mark, ward.system);
    for (const played of [backOff, underWay]) {
      const stopped = played.deliveries().filter((d) => d.to.unit === HOME_NURSING.unit);
      expect(stopped.map((d) => [d.status, d.lastFailure])).toEqual([['stopped', reason]]);
    }
  });

  test('gives the case to a human by name', () => {
    const played = waiting();
    played.give('markPerson', mark, homeCare);
    const duty = played.duty('handleByHand');
    expect(duty).toMatchObject({ status: 'open', bearer: { unit: ward.planner.unit, role: 'dischargePlanner' } });
    played.give('handleByHand', { dutyAbout: duty.id, ...PHONED }, ward.planner);
    expect(played.duty('handleByHand').status).toBe('met');
  });

  test('in the very first snapshot lets nothing go, not even into a work list', () => {
    const played = new PlayedCase();
    const marks: PersonMarks = { deceased: mark.deceased ?? false, protection: mark.protection ?? 'none' };
    const part = { judgement: judged(MORNING, HOME_CARE, HOME_NURSING), marks };
    played.give('reportEncounter', snapshot(MORNING, part), ward.system);
    expect(played.deliveries()).toEqual([]);
  });

  test('comes once, however many say so', () => {
    const played = waiting();
    played.give('markPerson', mark, homeCare);
    expect(played.give('markPerson', mark, ward.system)).toEqual([]);
    expect(played.duties('handleByHand')).toHaveLength(1);
  });
});

describe('a death', () => {
  test('ends the other duties and takes no discharge for a deviation', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE]);
    played.give('markPerson', { deceased: true }, ward.system);
    const open = played.duties().filter((duty) => duty.status === 'open');
    expect(open.map((duty) => duty.code)).toEqual(['handleByHand']);
    played.give('reportDischarge', { at: played.at, where: 'other' }, ward.planner);
    expect(played.state.deviations).toEqual([]);
    expect(played.deliveries('discharged')).toEqual([]);
  });

  test('recorded of the wrong person is taken back by staff, and what was stopped goes', () => {
    const played = waiting();
    played.give('markPerson', { deceased: true }, homeCare);
    played.give('markPerson', { deceased: false }, ward.physician, { reason: 'förväxling' });
    const toNursing = played.deliveries('admissionNotice').filter((d) => d.to.unit === HOME_NURSING.unit);
    expect(toNursing.map((d) => d.status)).toEqual(['stopped', 'trying']);
    expect(played.duty('handleByHand').waivedBy).toBe('mark-cleared');
  });
});

describe('a protected identity', () => {
  test('leaves each of the law’s messages to a person at the ward', () => {
    const played = inPlanning([HOME_CARE, HEALTH_CENTRE]);
    played.give('markPerson', { protection: 'skyddadFolkbokforing' }, homeCare);
    played.give(
      'declareReady',
      { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) },
      ward.physician,
    );
    expect(played.deliveries('readyNotice')).toEqual([]);
    const byHand = played.duties('sendByHand').filter((duty) => duty.status === 'open');
    expect(byHand).toHaveLength(4);
    expect(played.duties('readyNotice').map((duty) => duty.status)).toEqual(['open', 'open']);
    for (const duty of byHand) played.give('handleByHand', { dutyAbout: duty.id, ...PHONED }, ward.planner);
    expect(played.duties('readyNotice').map((duty) => duty.status)).toEqual(['met', 'met']);
    expect(played.duties('sendByHand').map((duty) => duty.status)).toEqual(['met', 'met', 'met', 'met']);
  });

  test('is not cleared by a snapshot without it', () => {
    const played = inPlanning([HOME_CARE]);
    played.give('markPerson', { protection: 'other' }, homeCare);
    played.later(1).give('reportEncounter', snapshot(played.at, { admittedAt: MORNING }), ward.system);
    expect(played.state.markings.some((marking) => !marking.cleared)).toBe(true);
  });

  test('sends no information, and says so', () => {
    const played = ready([HOME_CARE]);
    played.give('markPerson', { protection: 'other' }, homeCare);
    const data = { unit: HOME_CARE.unit, text: 'x', secrecy: noHindrance(played.at) };
    expect(played.give('transferInformation', data, ward.planner)).toBe('handle-by-hand');
  });

  test('that only the gate knew of counts from then on', () => {
    const played = waiting();
    played.later(1).clock();
    played.settle({ kind: 'stopped', reason: 'protected-identity' });
    expect(played.duty('handleByHand').status).toBe('open');
    played.give(
      'declareReady',
      { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) },
      ward.physician,
    );
    expect(played.deliveries('readyNotice')).toEqual([]);
  });
});

describe('a message that the receiver refuses for good', () => {
  test('stands as the law’s duty and as someone’s to hand over; done by hand it meets both', () => {
    const played = waiting();
    played.later(1).clock();
    played.settle({ kind: 'refused', reason: 'unknown-person' });
    const [delivery] = played.deliveries('admissionNotice').filter((d) => d.to.unit === HOME_NURSING.unit);
    expect(delivery?.status).toBe('givenUp');
    expect(played.duty('admissionNotice', HOME_NURSING).status).toBe('open');
    expect(played.duty('sendByHand')).toMatchObject({
      status: 'open',
      about: { unit: HOME_NURSING.unit, item: delivery?.item },
    });

    played.give('handleByHand', { item: delivery?.item ?? '', ...PHONED }, ward.planner);
    expect(played.duty('admissionNotice', HOME_NURSING)).toMatchObject({ status: 'met', metAt: played.at });
    expect(played.duty('sendByHand').status).toBe('met');
    expect(played.duty('beginPlanning', HOME_NURSING).from).toBe(played.at);
    expect(played.give('handleByHand', { item: delivery?.item ?? '', ...PHONED }, ward.planner)).toBe('already-told');
  });

  test('and is sent after all by a retry needs nobody any more', () => {
    const played = waiting();
    played.later(1).clock();
    played.settle({ kind: 'refused', reason: 'unknown-person' });
    const item = played.duty('sendByHand').about.item ?? '';
    played.command({ type: 'retryDelivery', data: { item }, by: ward.planner, reason: 'rättat hos dem' });
    expect(played.duty('sendByHand').waivedBy).toBe('can-be-sent');
    played.settle();
    expect(played.duty('sendByHand').waivedBy).toBe('sent-after-all');
    expect(played.duty('admissionNotice', HOME_NURSING).status).toBe('met');
  });
});

describe('by hand', () => {
  test('is only for what is to be told', () => {
    const played = inPlanning([HOME_CARE]);
    const planning = played.duty('beginPlanning').id;
    expect(played.give('handleByHand', { dutyAbout: planning, ...PHONED }, ward.planner)).toBe('not-by-hand');
    played.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare);
    const practice = played.deliveries('planningBegun')[0]?.item ?? '';
    expect(played.give('handleByHand', { item: practice, ...PHONED }, ward.planner)).toBe('not-by-hand');
  });

  test('a unit that could not be found is told of by hand, and so is what comes after', () => {
    const played = inPlanning([UNHEARD_OF]);
    played.give('handleByHand', { dutyAbout: played.duty('findUnit').id, ...PHONED }, ward.planner);
    expect(played.duty('findUnit').status).toBe('met');
    expect(played.duty('sendByHand').status).toBe('open');
  });
});
