import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { HUB, type Actor } from '../process/command.ts';
import { administrator, stranger } from '../testing/people.ts';
import type { PlayedSip } from '../testing/played-sip.ts';
import { SIP_SAMPLES, SIP_STATUSES, sipCase } from '../testing/sip-samples.ts';
import { social } from '../testing/sip-people.ts';
import { REJECTION_CODES } from './codes.ts';
import type { SipCommandType } from './commands.ts';
import { sip } from './process.ts';
import { RIGHTS } from './rights.ts';
import type { SipStatus } from './state.ts';

type Row = Record<SipStatus, string>;

const BEFORE: SipStatus[] = ['needSeen', 'noNeed', 'offered', 'undecided', 'declined'];
const WITH: SipStatus[] = ['preparing', 'called', 'met', 'drawnUp', 'paused'];
const OVER: SipStatus[] = ['ended', 'complete', 'wrongPerson'];
const STATUSES: SipStatus[] = ['none', ...BEFORE, ...WITH, ...OVER];

const IN_TIME = '!sip-not-in-state';
const NOT_YOURS = '!not-your-case';

/** `usual` while it goes on, nothing before there is a case or when it is over, but for what is said of single statuses. */
function row(usual: string, other: Partial<Row> = {}): Row {
  const going = [...BEFORE, ...WITH].map((status) => [status, usual]);
  const over = OVER.map((status) => [status, '!sip-ended']);
  return { none: '!unknown-case', ...(Object.fromEntries([...going, ...over]) as Omit<Row, 'none'>), ...other };
}

function all(statuses: readonly SipStatus[], said: string): Partial<Row> {
  return Object.fromEntries(statuses.map((status) => [status, said]));
}

/** From the consent on, and not while the plan rests. */
function atWork(said: string, other: Partial<Row> = {}): Row {
  return row(IN_TIME, { ...all(['preparing', 'called', 'met', 'drawnUp'], said), ...other });
}

function onMeeting(said: string): Row {
  return atWork('!meeting-settled', { preparing: '!meeting-unknown', called: said });
}

/** When the plan stands, also while it rests. */
function withPlan(said: string, other: Partial<Row> = {}): Row {
  return row(IN_TIME, { drawnUp: said, paused: said, ...other });
}

function onOwnItem(said: string): Row {
  return atWork('!item-unknown', { drawnUp: said });
}

/** For each command, what it gives in each status: its own events, or the code it is refused with. */
const TABLE: Record<SipCommandType, Row> = {
  reportNeed: row('needReported', {
    none: 'sipOpened needReported coordinatingUnitSet',
    noNeed: 'needReported coordinatingUnitSet',
  }),
  assessNeed: row('needAssessed'),
  handOver: row('handedOver'),
  acceptHandOver: row('handOverAccepted', all(OVER, '!no-hand-over')),
  makeOffer: row('offerMade', all(WITH, IN_TIME)),
  answerOffer: row(IN_TIME, {
    ...all(['needSeen', 'noNeed'], '!no-offer'),
    offered: 'offerAnswered',
    ...all(['undecided', 'declined'], '!offer-answered'),
  }),
  nameRelated: row('relatedNamed'),
  judgeConsenter: row('consenterJudged'),
  recordGuardian: row('!related-unknown'),
  hearChild: row('!adult-has-no-guardians'),
  giveConsent: row('consentGiven', { offered: 'offerAnswered consentGiven' }),
  narrowConsent: row('!no-such-consent', all(WITH, 'consentNarrowed')),
  withdrawConsent: row('!no-such-consent', all(WITH, 'consentEnded ended')),
  prepare: atWork('prepared'),
  convene: atWork('meetingConvened', { called: '!meeting-settled' }),
  replyToNotice: row(NOT_YOURS, {
    called: 'noticeAnswered',
    ...all(['met', 'drawnUp'], '!meeting-settled'),
    paused: IN_TIME,
  }),
  moveMeeting: onMeeting('meetingMoved'),
  cancelMeeting: onMeeting('meetingCancelled'),
  holdMeeting: row('!meeting-unknown', {
    called: 'meetingHeld',
    ...all(['met', 'drawnUp', 'paused', 'ended', 'complete'], '!meeting-settled'),
  }),
  explainAbsence: row(NOT_YOURS, {
    called: '!meeting-not-held',
    ...all(['met', 'drawnUp', 'paused'], '!attended'),
  }),
  addNeed: atWork('needAdded'),
  addGoal: atWork('goalAdded'),
  judgeGoal: withPlan('goalJudged'),
  addIntervention: atWork('interventionAdded'),
  changeIntervention: onOwnItem('interventionChanged'),
  reportIntervention: withPlan('interventionReported'),
  removeItem: onOwnItem('itemRemoved'),
  writePlan: atWork('planWritten'),
  appointLead: row(IN_TIME, all(['called', 'met', 'drawnUp', 'paused'], 'leadAppointed')),
  acceptLead: row(NOT_YOURS, {
    ...all(['called', 'met', 'drawnUp', 'paused'], 'leadAccepted'),
    ...all(OVER, '!lead-not-you'),
  }),
  drawUp: atWork('!plan-without-meeting', { met: '!plan-without-goal', drawnUp: '!plan-unchanged' }),
  reportFollowUp: withPlan('followedUp'),
  contactPerson: withPlan('personContacted'),
  reportChange: withPlan('changeReported'),
  answerEarlierFollowUp: withPlan('earlierFollowUpAnswered'),
  pause: withPlan('paused', { paused: '!already-paused' }),
  resume: withPlan('resumed', { drawnUp: '!not-paused' }),
  end: row('ended'),
  confirmEnd: row(IN_TIME, { ended: 'endConfirmed', complete: '!already-confirmed' }),
  informAtEnd: row(IN_TIME, all(['ended', 'complete'], 'informedAtEnd')),
  contactLead: row(NOT_YOURS, {
    ...all(['called', 'met'], '!no-existing-plan'),
    ...all(['drawnUp', 'paused'], 'leadContacted changeReported'),
    ...all(OVER, '!role-not-allowed'),
  }),
  decideExisting: withPlan('existingDecided', { paused: 'existingDecided resumed' }),
  reportFromDischarge: row('dischargeReported needReported', {
    none: 'sipOpened dischargeReported needReported coordinatingUnitSet',
  }),
  reportSuccessor: row('needReported', { none: 'sipOpened needReported coordinatingUnitSet' }),
  recordWrongPerson: row('wrongPersonRecorded', all(['ended', 'complete'], 'wrongPersonRecorded')),
  updateAddress: row('personUpdated', all(['ended', 'complete'], 'personUpdated')),
  markPerson: row('personMarked', all(OVER, 'personMarked')),
  handleByHand: row('handledByHand', all(OVER, 'handledByHand')),
};

const TYPES = Object.keys(TABLE) as SipCommandType[];

function outcome(played: PlayedSip, type: SipCommandType, by?: Actor): string {
  const sample = SIP_SAMPLES[type];
  sample.first?.(played);
  const given = played.give(type, sample.data(played), by ?? sample.by);
  if (typeof given === 'string') return `!${given}`;
  const own = given.map((event) => event.type).filter((name) => !/^(duty|delivery|policy)/.test(name));
  return own.join(' ');
}

describe('every command in every status', () => {
  test('is in the table', () => {
    expect(TYPES.toSorted()).toEqual(Object.keys(RIGHTS).toSorted());
    expect(STATUSES).toEqual(SIP_STATUSES);
    for (const type of TYPES) expect(Object.keys(TABLE[type]).toSorted()).toEqual(STATUSES.toSorted());
  });

  test.each(STATUSES)('the case for %s is in that status', (status) => {
    expect(sipCase(status).state.status).toBe(status);
  });

  test.each(TYPES.flatMap((type) => STATUSES.map((status) => [type, status, TABLE[type][status]] as const)))(
    '%s when %s: %s',
    (type, status, expected) => {
      expect(outcome(sipCase(status), type)).toBe(expected);
    },
  );

  test('only refuses with codes that are listed', () => {
    const codes = TYPES.flatMap((type) => Object.values(TABLE[type])).filter((cell) => cell.startsWith('!'));
    expect(codes.filter((code) => !(REJECTION_CODES as readonly string[]).includes(code.slice(1)))).toEqual([]);
  });

  test('a command that no rule knows is refused', () => {
    expect(sipCase('called').command({ type: 'toString', data: {}, by: social })).toBe('unknown-command');
  });
});

describe('who may', () => {
  const ANYONE = TYPES.filter((type) => RIGHTS[type].of === 'anyone');
  const REPORTS = TYPES.filter((type) => RIGHTS[type].of === 'process');
  const OF_PARTIES = TYPES.filter((type) => !ANYONE.includes(type) && !REPORTS.includes(type));

  test('anyone sees a need or marks a person, and only another process reports', () => {
    expect(ANYONE).toEqual(['reportNeed', 'markPerson']);
    expect(REPORTS).toEqual([...sip.reports]);
  });

  test.each(OF_PARTIES)('%s is not for one without part in the plan, whatever their roles', (type) => {
    expect(outcome(sipCase('drawnUp'), type, stranger)).toBe('!not-your-case');
  });

  test.each(OF_PARTIES)('%s is not for an administrator', (type) => {
    expect(outcome(sipCase('drawnUp'), type, administrator)).toBe('!role-not-allowed');
  });

  test.each(REPORTS.flatMap((type) => [social, stranger, administrator, HUB].map((by) => [type, by] as const)))(
    '%s is unknown to all but another process: %j',
    (type, by) => {
      expect(outcome(sipCase('drawnUp'), type, by)).toBe('!unknown-command');
    },
  );

  test.each(OF_PARTIES)('%s is for staff, or for their system where it is a fact', (type) => {
    const { by } = SIP_SAMPLES[type];
    const system: Actor = { ...by, kind: 'system', roles: ['system'] };
    const played = sipCase('drawnUp');
    const given = outcome(played, type, system);
    expect(given === '!role-not-allowed').toBe(RIGHTS[type].roles?.includes('system') === false);
  });

  test.each(TYPES)('%s from the future is refused, within five minutes it is not', (type) => {
    const given = (ahead: number) => {
      const played = sipCase('drawnUp');
      const { data, by, first } = SIP_SAMPLES[type];
      first?.(played);
      return played.give(type, data(played), by, { occurredAt: (played.at + ahead) as Instant });
    };
    expect(given(5 * 60_000 + 1) === 'time-in-future').toBe(RIGHTS[type].in.includes('drawnUp'));
    expect(given(5 * 60_000)).not.toBe('time-in-future');
  });
});
