import { describe, expect, test } from '@jest/globals';
import type { DischargeCommands } from '../discharge/commands.ts';
import type { DischargeStatus } from '../discharge/state.ts';
import { CARE_CONTACT, HEALTH_CENTRE } from '../testing/people.ts';
import { CASES, SAMPLES } from '../testing/samples.ts';
import type { PlayedSip } from '../testing/played-sip.ts';
import { fromStay, sipCase, SIP_STATUSES } from '../testing/sip-samples.ts';
import { STAY } from '../testing/sip-people.ts';
import type { DischargeReport } from './commands.ts';
import type { SipStatus } from './state.ts';

const OVER: readonly SipStatus[] = ['ended', 'complete', 'wrongPerson'];
const WHATS: Record<DischargeReport['what'], true> = {
  admitted: true,
  needsSip: true,
  noLongerBothSides: true,
  careContact: true,
  ready: true,
  readyRevoked: true,
  discharged: true,
  over: true,
};
const EVERY_WHAT = Object.keys(WHATS) as DischargeReport['what'][];

function report(played: PlayedSip, what: DischargeReport['what']): string {
  const given = played.command({ type: 'reportFromDischarge', data: fromStay(played, what), by: STAY });
  if (typeof given === 'string') return `!${given}`;
  return given
    .map(({ type }) => type)
    .filter((type) => !/^(duty|delivery|policy)/.test(type))
    .join(' ');
}

/** What a report gives in that status, the first time. */
function expected(status: SipStatus, what: DischargeReport['what']): string {
  if (OVER.includes(status)) return '!sip-ended';
  if (status === 'none') {
    return what === 'needsSip' ? 'sipOpened dischargeReported needReported coordinatingUnitSet' : '!unknown-case';
  }
  return what === 'needsSip' ? 'dischargeReported needReported' : 'dischargeReported';
}

describe('every report of a stay, in every status of a plan', () => {
  const ROWS = SIP_STATUSES.flatMap((status) => EVERY_WHAT.map((what) => [status, what] as const));

  test.each(ROWS)('when %s, %s is recorded once, or refused for the plan that is open', (status, what) => {
    const played = sipCase(status);
    const first = expected(status, what);
    expect(report(played, what)).toBe(first);
    expect(report(played, what)).toBe(first.startsWith('!') ? first : '');
    if (!first.startsWith('!')) {
      expect(played.state.discharges.map(({ dischargeId }) => dischargeId)).toEqual(['c1']);
    }
  });

  test.each(SIP_STATUSES.filter((status) => status !== 'none' && !OVER.includes(status)))(
    'when %s, a stay that tells its whole course leaves it as it is, and over',
    (status) => {
      const played = sipCase(status);
      for (const what of EVERY_WHAT) report(played, what);
      const [linked] = played.state.discharges;
      expect(linked).toMatchObject({ careContact: { hsaId: CARE_CONTACT }, needsSip: { said: false } });
      expect(linked?.over).toBeDefined();
      expect(played.state.status).toBe(status === 'noNeed' ? 'needSeen' : status);
    },
  );

  test('of another person is refused', () => {
    const played = sipCase('offered');
    const data = { ...fromStay(played, 'admitted'), personId: 'p2' };
    expect(played.command({ type: 'reportFromDischarge', data, by: STAY })).toBe('other-person');
  });

  test('tells what the plan must know before it, when the plan has heard of no need', () => {
    const played = sipCase('needSeen');
    const { units = [], saidBy = '', at } = fromStay(played, 'needsSip');
    const data = { ...fromStay(played, 'ready'), ...fromStay(played, 'careContact'), needed: { at, units, saidBy } };
    played.command({ type: 'reportFromDischarge', data: { ...data, what: 'ready' }, by: STAY });
    expect(played.state.discharges).toMatchObject([
      { needsSip: { said: true }, careContact: { hsaId: CARE_CONTACT }, ready: { noticeDueAt: data.noticeDueAt } },
    ]);
  });
});

const CHOICES: Record<DischargeCommands['reportChoice']['choice'], true> = {
  'not-asked': true,
  asked: true,
  declined: true,
  undecided: true,
  consented: true,
};
const EVERY_CHOICE = Object.keys(CHOICES) as DischargeCommands['reportChoice']['choice'][];

describe('every report of a plan, in every status of a stay', () => {
  const STATUSES = Object.keys(CASES) as DischargeStatus[];
  const { by } = SAMPLES.reportChoice;

  test.each(STATUSES.flatMap((status) => EVERY_CHOICE.map((choice) => [status, choice] as const)))(
    'when %s, the choice %s is recorded once',
    (status, choice) => {
      const played = CASES[status]();
      const given = () => played.give('reportChoice', { choice }, by);
      if (status === 'none') {
        expect(given()).toBe('unknown-case');
        return;
      }
      given();
      expect(played.state.choice?.choice).toBe(choice);
      expect(given()).toEqual([]);
    },
  );

  test('an older choice of another plan does not stand over a later', () => {
    const played = CASES.planning();
    played.later(5).give('reportChoice', { choice: 'consented' }, by);
    const older = { occurredAt: (played.at - 3_600_000) as typeof played.at };
    expect(played.give('reportChoice', { choice: 'declined' }, by, older)).toEqual([]);
    expect(played.state.choice?.choice).toBe('consented');
  });

  test.each(STATUSES.filter((status) => status !== 'none'))('when %s, a notice is recorded once', (status) => {
    const played = CASES[status]();
    const data = { sentAt: played.at, sentBy: CARE_CONTACT, party: HEALTH_CENTRE.party ?? '', meetingAt: played.at };
    const before = played.state.meetingNotices.length;
    played.give('reportSipNotice', data, by);
    played.give('reportSipNotice', data, by);
    expect(played.state.meetingNotices).toHaveLength(before + 1);
  });
});
