import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { CASES, SAMPLES } from '../testing/samples.ts';
import {
  administrator,
  homeCare,
  homeNursing,
  stranger,
  ward,
  careContact,
  centreHead,
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  UNHEARD_OF,
} from '../testing/people.ts';
import { inPlanning, type PlayedCase } from '../testing/played-case.ts';
import { HUB, type Actor } from '../process/command.ts';
import { REJECTION_CODES } from './codes.ts';
import type { DischargeCommandType } from './commands.ts';
import { discharge } from './process.ts';
import { RIGHTS } from './rights.ts';
import type { DischargeStatus } from './state.ts';

const STATUSES: DischargeStatus[] = [
  'none',
  'notJudged',
  'noNeed',
  'planning',
  'ready',
  'discharged',
  'cancelled',
  'closed',
];

const JUDGED = 'encounterReported needJudged needJudged';
const DEVIATES = 'deviationRecorded';

/** For each command, what it gives in each status above: its own events, or the code it is refused with. */
const TABLE: Record<DischargeCommandType, string[]> = {
  reportEncounter: [
    'encounterReported admitted needJudged needJudged',
    JUDGED,
    JUDGED,
    'encounterReported',
    'encounterReported',
    `encounterReported ${DEVIATES}`,
    'encounterReported admissionReinstated needJudged needJudged',
    `encounterReported ${DEVIATES}`,
  ],
  judgeNeed: row('needJudged', 'needJudged', 'needJudged', 'needJudged', `needJudged ${DEVIATES}`),
  correctJudgement: row(
    '!unknown-unit',
    '!unknown-unit',
    'judgementCorrected',
    'judgementCorrected',
    'judgementCorrected',
  ),
  findUnit: row('!unknown-unit', '!unknown-unit', '!unknown-unit', '!unknown-unit', '!unknown-unit'),
  changeEstimate: row(
    'estimateChanged',
    'estimateChanged',
    'estimateChanged',
    'estimateChanged',
    '!already-discharged',
  ),
  declareReady: row(
    'declaredReady secrecyChecked',
    'declaredReady secrecyChecked',
    'declaredReady secrecyChecked',
    '!already-ready',
    '!already-ready',
  ),
  recordSecrecyCheck: row('!not-ready', '!not-ready', '!not-ready', 'secrecyChecked', 'secrecyChecked'),
  revokeReady: row('!not-ready', '!not-ready', '!not-ready', 'readyRevoked', '!already-discharged'),
  reportDischarge: row(
    'discharged',
    'discharged',
    `discharged ${DEVIATES} ${DEVIATES}`,
    `discharged ${DEVIATES}`,
    '!already-discharged',
  ),
  beginPlanning: ofUnit('planningBegun'),
  appointCareContact: ofUnit('careContactAppointed'),
  reportMeetingNotice: ofUnit('meetingNoticeReported'),
  recordBothSides: always('bothSidesRecorded'),
  transferInformation: row(
    '!unknown-unit',
    '!unknown-unit',
    'secrecyChecked informationTransferred',
    'secrecyChecked informationTransferred',
    'secrecyChecked informationTransferred',
  ),
  informPatient: always('patientInformed'),
  recordCompulsoryCare: always('compulsoryCareRecorded'),
  markPerson: ['!unknown-case', ...Array<string>(7).fill('personMarked')],
  handleByHand: [
    '!unknown-case',
    '!unknown-duty',
    '!unknown-duty',
    '!already-told',
    '!already-told',
    '!already-told',
    '!already-told',
    '!already-told',
  ],
  closeCase: row('!still-in-care', '!still-in-care', '!still-in-care', '!still-in-care', `${DEVIATES} caseClosed`),
  reportChoice: ['!unknown-case', ...Array<string>(7).fill('choiceReported')],
  reportSipNotice: ['!unknown-case', ...Array<string>(7).fill('meetingNoticeReported')],
};

/** Nothing before there is a case, and nothing when it is over. */
function row(...between: [string, string, string, string, string]): string[] {
  return ['!unknown-case', ...between, '!case-cancelled', '!case-closed'];
}

function always(events: string): string[] {
  return row(events, events, events, events, events);
}

/** Parties whose units have not been judged, or have been withdrawn, have no part in the case. */
function ofUnit(events: string): string[] {
  return [
    '!unknown-case',
    '!not-your-case',
    '!not-your-case',
    events,
    events,
    events,
    '!not-your-case',
    '!case-closed',
  ];
}

function outcome(played: PlayedCase, type: DischargeCommandType, by?: Actor): string {
  const sample = SAMPLES[type];
  const given = played.give(type, sample.data(played), by ?? sample.by);
  if (typeof given === 'string') return `!${given}`;
  const own = given.map((event) => event.type).filter((name) => !/^(duty|delivery|policy)/.test(name));
  return own.join(' ');
}

const TYPES = Object.keys(TABLE) as DischargeCommandType[];

describe('every command in every status', () => {
  test.each(STATUSES)('the case for %s is in that status', (status) => {
    expect(CASES[status]().state.status).toBe(status);
  });

  test.each(TYPES.flatMap((type) => STATUSES.map((status, place) => [type, status, TABLE[type][place]] as const)))(
    '%s when %s: %s',
    (type, status, expected) => {
      expect(outcome(CASES[status](), type)).toBe(expected);
    },
  );

  test('only refuses with codes that are listed', () => {
    const codes = Object.values(TABLE)
      .flat()
      .filter((cell) => cell.startsWith('!'))
      .map((cell) => cell.slice(1));
    expect(codes.filter((code) => !(REJECTION_CODES as readonly string[]).includes(code))).toEqual([]);
  });

  test('a command that no rule knows is refused', () => {
    expect(inPlanning([HOME_CARE]).command({ type: 'toString', data: {}, by: ward.planner })).toBe('unknown-command');
  });
});

describe('who may', () => {
  const OF_SIP = TYPES.filter((type) => RIGHTS[type].of === 'sip');
  const WARD_ACTS = TYPES.filter((type) => !['sender', 'anyone', 'sip'].includes(RIGHTS[type].of));

  test('what the person’s SIP reports is what no one else may say', () => {
    expect(OF_SIP).toEqual(discharge.reports);
  });

  test.each(OF_SIP.flatMap((type) => [stranger, administrator, ward.planner, HUB].map((by) => [type, by] as const)))(
    '%s is unknown to all but another process: %j',
    (type, by) => {
      expect(outcome(CASES.planning(), type, by)).toBe('!unknown-command');
    },
  );

  test.each(WARD_ACTS)('%s is not for one without part in the case, whatever their roles', (type) => {
    expect(outcome(CASES.planning(), type, stranger)).toBe('!not-your-case');
  });

  test.each(WARD_ACTS)('%s is not for an administrator', (type) => {
    expect(outcome(CASES.planning(), type, administrator)).toBe('!role-not-allowed');
  });

  test.each(['judgeNeed', 'declareReady', 'reportDischarge', 'closeCase'] as const)(
    '%s is not for a receiving unit',
    (type) => {
      expect(outcome(CASES.planning(), type, homeCare)).toBe('!role-not-allowed');
    },
  );

  test('a unit that has not been judged has no part in the case', () => {
    expect(outcome(CASES.planning(), 'beginPlanning', homeNursing)).toBe('!not-your-case');
  });

  test('one judged unit cannot begin the planning of another, nor learn that it is there', () => {
    const played = CASES.planning();
    const other = played.give('beginPlanning', { unit: HEALTH_CENTRE.unit }, homeCare);
    const absent = played.give('beginPlanning', { unit: CLINIC.unit }, homeCare);
    expect([other, absent]).toEqual(['unknown-unit', 'unknown-unit']);
  });

  test('a care contact is appointed by the head of that very unit', () => {
    const sample = SAMPLES.appointCareContact.data(CASES.planning());
    const elsewhere: Actor = { ...centreHead, unit: 'SE0000000009-4002' };
    expect(CASES.planning().give('appointCareContact', sample, careContact)).toBe('role-not-allowed');
    expect(CASES.planning().give('appointCareContact', sample, elsewhere)).toBe('role-not-allowed');
    expect(CASES.planning().give('appointCareContact', { ...sample, unit: HOME_CARE.unit }, homeCare)).toBe(
      'role-not-allowed',
    );
  });

  test('a mark is cleared by staff of the ward with a reason, never by a system', () => {
    const played = CASES.planning();
    played.give('markPerson', { protection: 'other' }, stranger);
    expect(played.give('markPerson', { protection: 'none' }, ward.system)).toEqual([]);
    expect(played.give('markPerson', { protection: 'none' }, homeCare, { reason: 'fel' })).toBe('role-not-allowed');
    expect(played.give('markPerson', { protection: 'none' }, ward.planner)).toBe('reason-missing');
    const cleared = played.give('markPerson', { protection: 'none' }, ward.planner, { reason: 'fel person' });
    expect(cleared).toContainEqual(expect.objectContaining({ type: 'markCleared' }));
  });
});

describe('nonsense', () => {
  test.each(TYPES)('%s from the future is refused, within five minutes it is not', (type) => {
    const given = (ahead: number) => {
      const played = CASES.planning();
      const { data, by } = SAMPLES[type];
      return played.give(type, data(played), by, { occurredAt: (played.at + ahead) as Instant });
    };
    expect(given(5 * 60_000 + 1)).toBe('time-in-future');
    expect(given(5 * 60_000)).not.toBe('time-in-future');
  });

  test('things that belong to the stay cannot come before it', () => {
    const played = CASES.planning();
    const early = ((played.state.admitted?.at ?? 0) - 1) as Instant;
    expect(played.give('reportDischarge', { at: early }, ward.planner)).toBe('time-before-admission');
    expect(played.give('declareReady', { by: 'x', judgedAt: early }, ward.physician)).toBe('time-before-admission');
    expect(played.give('changeEstimate', { estimatedDischargeAt: early }, ward.planner)).toBe('time-before-admission');
    expect(played.give('reportMeetingNotice', { sentAt: early }, careContact)).toBe('time-before-admission');
    const ready = CASES.ready();
    const before = ((ready.state.episodes[0]?.judgedAt ?? 0) - 1) as Instant;
    expect(ready.give('revokeReady', { at: before }, ward.physician)).toBe('time-before-judgement');
  });

  test.each([
    ['judgeNeed', { by: '', at: 0 as Instant, units: [] }, 'physician-missing'],
    ['declareReady', { by: '', judgedAt: Date.UTC(2026, 2, 10, 8) as Instant }, 'physician-missing'],
    ['recordCompulsoryCare', { by: '', at: 0 as Instant }, 'physician-missing'],
    ['recordCompulsoryCare', { by: 'x', at: 0 as Instant, ended: true }, 'no-compulsory-care'],
    ['correctJudgement', { unit: HOME_CARE.unit, reason: ' ' }, 'reason-missing'],
    ['handleByHand', { how: 'phone', reason: '' }, 'reason-missing'],
    ['handleByHand', { how: 'phone', reason: 'ringde' }, 'matter-missing'],
    ['handleByHand', { item: 'c1.999', how: 'phone', reason: 'ringde' }, 'unknown-delivery'],
    ['transferInformation', { unit: HOME_CARE.unit, text: 'x' }, 'secrecy-check-missing'],
    ['transferInformation', { unit: HOME_CARE.unit }, 'text-missing'],
    ['transferInformation', { unit: HOME_CARE.unit, text: 'x'.repeat(10_001) }, 'text-too-long'],
    ['findUnit', { instead: HOME_CARE.unit, unit: CLINIC }, 'unit-already-found'],
  ] as const)('%s with %j is refused as %s', (type, data, code) => {
    expect(CASES.planning().give(type, data as never, ward.physician)).toBe(code);
  });

  test('a unit is found by one that the directory knows and that is not judged already', () => {
    const played = inPlanning([HOME_CARE, UNHEARD_OF]);
    const find = (unit: typeof HOME_CARE) => played.give('findUnit', { instead: UNHEARD_OF.unit, unit }, ward.planner);
    expect(find(UNHEARD_OF)).toBe('unit-not-known');
    expect(find(HOME_CARE)).toBe('unit-already-judged');
    expect(find(CLINIC)).not.toBe('unit-already-judged');
  });
});
