import { describe, expect, test } from '@jest/globals';
import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { endOfDay, localDateOf, startOfDay } from '../calendar/stockholm.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { MORNING } from '../testing/played-case.ts';
import {
  type PlayedSip,
  called,
  childWithGuardians,
  consent,
  consentFrom,
  consented,
  notice,
  offered,
} from '../testing/played-sip.ts';
import { PSYCHIATRY, SOCIAL, social } from '../testing/sip-people.ts';
import { decideSip } from './decide.ts';
import { PERSON } from './commands.ts';

const NO_MARKS = { deceased: false, protection: 'none' } as const;
const UNITS = [SOCIAL, PSYCHIATRY];
const LAST_DAY = addDays(localDateOf(MORNING), 10);
const BIRTHDAY = addDays(localDateOf(MORNING), 20);
const on = (day: LocalDate, hours = 10): Instant => (startOfDay(day) + hours * MS_PER_HOUR) as Instant;

function withUntil(until: LocalDate | null): PlayedSip {
  const played = offered();
  played.must('giveConsent', consent(played.at, UNITS, { until }));
  return played;
}

function convened(played: PlayedSip, startsAt: Instant) {
  return played.give('convene', notice(played.at, UNITS, { startsAt }), social);
}

function moved(played: PlayedSip, startsAt: Instant) {
  const why = { because: 'other' as const, saidBy: 'personen', agreedWithPerson: true };
  return played.give('moveMeeting', { meeting: played.meeting, startsAt, ...why }, social);
}

/** Called and told within the consent, the letter to the person posted too. */
function told(until: LocalDate | null, played = withUntil(until)): PlayedSip {
  convened(played, on(LAST_DAY));
  played.settle();
  const letter = played.deliveries('sipNotice').find(({ channel }) => channel === 'letter');
  played.command({ type: 'postLetter', data: { item: letter?.item }, by: social });
  return played;
}

function calledOff(played: PlayedSip): string[] {
  return played
    .deliveries('sipNoticeCancelled')
    .map(({ to }) => to.unit)
    .toSorted();
}

describe('a meeting', () => {
  test('is held on the last day of the consent, and called to no later day', () => {
    expect(convened(withUntil(LAST_DAY), (endOfDay(LAST_DAY) - 1) as Instant)).toBeInstanceOf(Array);
    expect(convened(withUntil(LAST_DAY), endOfDay(LAST_DAY))).toBe('consent-ends-before-meeting');
    expect(convened(withUntil(null), on(addDays(LAST_DAY, 90)))).toBeInstanceOf(Array);
  });

  test('that is refused says until when the consent is, and in which field to choose another day', () => {
    const played = withUntil(LAST_DAY);
    const data = notice(played.at, UNITS, { startsAt: on(addDays(LAST_DAY, 1)) });
    const command = {
      type: 'convene',
      data,
      commandId: 'k',
      by: social,
      channel: 'api' as const,
      occurredAt: played.at,
    };
    expect(decideSip(played.state, command, played.at, played.policy)).toMatchObject({
      code: 'consent-ends-before-meeting',
      field: 'startsAt',
      params: { lastDay: LAST_DAY },
    });
  });

  test('is moved to no day after it, and to any day when it has been renewed', () => {
    const played = told(LAST_DAY);
    expect(moved(played, on(addDays(LAST_DAY, 1)))).toBe('consent-ends-before-meeting');
    played.must('giveConsent', consent(played.at, UNITS, { until: addDays(LAST_DAY, 5) }));
    expect(moved(played, on(addDays(LAST_DAY, 1)))).toBeInstanceOf(Array);
  });

  test('of a child is within the consent of every guardian', () => {
    const played = childWithGuardians();
    consentFrom(played, 'mother', UNITS);
    played.must('giveConsent', consent(played.at, UNITS, { giver: 'father', until: LAST_DAY }));
    expect(convened(played, on(addDays(LAST_DAY, 1)))).toBe('consent-ends-before-meeting');
    expect(convened(played, on(LAST_DAY))).toBeInstanceOf(Array);
  });
});

describe('a meeting after the 18th birthday', () => {
  const after = on(addDays(BIRTHDAY, 2));

  function young(until: LocalDate | null = null): PlayedSip {
    const played = childWithGuardians(BIRTHDAY);
    for (const giver of ['mother', 'father']) {
      played.must('giveConsent', consent(played.at, UNITS, { giver, until }));
    }
    return played;
  }

  test('is called while the young person has not been asked, whose own consent is a duty to ask for', () => {
    const played = young();
    expect(convened(played, after)).toBeInstanceOf(Array);
    expect(played.duty('askAtEighteen').status).toBe('open');
    expect(played.deliveries('sipNotice').map(({ status }) => status)).not.toContain('stopped');
  });

  test('is not, where the guardians’ consent ends before the birthday already', () => {
    expect(convened(young(LAST_DAY), after)).toBe('consent-ends-before-meeting');
    expect(convened(young(addDays(BIRTHDAY, 1)), after)).toBeInstanceOf(Array);
  });

  test('rests on what the young person has said, once they have', () => {
    const yes = young();
    consentFrom(yes, PERSON, UNITS);
    expect(convened(yes, after)).toBeInstanceOf(Array);
    const shorter = young();
    shorter.must('giveConsent', consent(shorter.at, UNITS, { giver: PERSON, until: addDays(BIRTHDAY, 1) }));
    expect(convened(shorter, after)).toBe('consent-ends-before-meeting');
    const others = young();
    consentFrom(others, PERSON, [SOCIAL]);
    expect(convened(others, after)).toBe('consent-missing-at-eighteen');
    const no = young();
    consentFrom(no, PERSON, UNITS);
    no.must('withdrawConsent', { giver: PERSON, at: no.at });
    expect(convened(no, after)).toBe('consent-missing-at-eighteen');
  });

  test('is called off on the birthday without their yes, and stands with it', () => {
    for (const isAsked of [true, false]) {
      const played = young();
      convened(played, after);
      played.settle();
      if (isAsked) consentFrom(played, PERSON, UNITS);
      played.at = startOfDay(BIRTHDAY);
      played.clock();
      expect(played.state.meetings[0]?.cancelled !== undefined).toBe(!isAsked);
      expect(calledOff(played)).toEqual(isAsked ? [] : [PSYCHIATRY.unit]);
    }
  });

  test('leaves out a party that the young person’s own consent leaves out, and goes on for the others', () => {
    const played = young();
    convened(played, after);
    played.settle();
    consentFrom(played, PERSON, [SOCIAL]);
    expect(played.state.status).toBe('called');
    played.at = startOfDay(BIRTHDAY);
    played.clock();
    expect(calledOff(played)).toEqual([PSYCHIATRY.unit]);
    expect(played.state.status).toBe('called');
  });
});

describe('a consent that runs out before the meeting', () => {
  /** Told within the consent, as a hub called that did not ask how long it held. */
  function running(): PlayedSip {
    const played = told(LAST_DAY);
    const [meeting] = played.state.meetings;
    if (!meeting) throw new Error('no meeting');
    played.state = { ...played.state, meetings: [{ ...meeting, startsAt: on(addDays(LAST_DAY, 3)) }] };
    return played;
  }

  test('calls it off at that hour, for all who were told, the person too', () => {
    const played = running();
    played.at = (endOfDay(LAST_DAY) - 1) as Instant;
    played.clock();
    expect(calledOff(played)).toEqual([]);
    expect(played.nextWake()).toBe(endOfDay(LAST_DAY));
    played.at = endOfDay(LAST_DAY);
    played.clock();
    expect(played.state.meetings[0]?.cancelled).toMatchObject({ at: endOfDay(LAST_DAY) });
    expect(calledOff(played)).toEqual([PSYCHIATRY.unit, 'person'].toSorted());
    expect(played.duty('answerNotice', PSYCHIATRY).waivedBy).toBe('meeting-cancelled');
    expect(played.duty('renewConsent').status).toBe('open');
    played.must('giveConsent', consent(played.at, UNITS));
    expect(convened(played, on(addDays(LAST_DAY, 4)))).toBeInstanceOf(Array);
  });

  test('is told in the same words as when it is withdrawn, and to each no more', () => {
    const words = (ends: (played: PlayedSip) => unknown): unknown => {
      const played = running();
      ends(played);
      const cancelled = played.deliveries('sipNoticeCancelled').find(({ to }) => to.party === PSYCHIATRY.party);
      const told = composeSip(played.state, cancelled?.item ?? '', NO_MARKS, played.at);
      if (!('personItems' in told)) throw new Error('stopped');
      const { message, ground, personItems, facts } = told;
      const [{ status: _, changedNumber: __, ...meeting } = {}] = 'sip' in facts ? (facts.sip?.meetings ?? []) : [];
      return { message, ground, personItems, meeting };
    };
    const withdrawn = words((p) => p.must('withdrawConsent', { giver: PERSON, at: p.at }));
    const ranOut = words((p) => {
      p.at = endOfDay(LAST_DAY);
      p.clock();
    });
    expect(withdrawn).toMatchObject({ meeting: { invitees: [{ unit: PSYCHIATRY.unit }] } });
    expect(ranOut).toEqual(withdrawn);
  });

  test('stops a notice that waits for another try', () => {
    const played = withUntil(null);
    convened(played, on(addDays(LAST_DAY, 3)));
    played.settle({ kind: 'failed', reason: 'away' });
    played.must('giveConsent', consent(played.at, UNITS, { until: LAST_DAY }));
    const notices = played.deliveries('sipNotice');
    expect(notices.map(({ status }) => status)).toEqual(notices.map(() => 'stopped'));
    expect(calledOff(played)).toEqual([]);
  });

  test('leaves a meeting that has begun, for what was done there to be recorded', () => {
    const played = told(LAST_DAY);
    played.at = endOfDay(LAST_DAY);
    played.clock();
    expect(played.state.status).toBe('called');
  });
});

describe('a consent that is given anew for a shorter time', () => {
  test('calls the meeting off at once when it ends before it, and not when it reaches to it', () => {
    const played = told(null);
    played.must('giveConsent', consent(played.at, UNITS, { until: LAST_DAY }));
    expect(calledOff(played)).toEqual([]);
    played.must('giveConsent', consent(played.at, UNITS, { until: addDays(LAST_DAY, -1) }));
    expect(calledOff(played)).toEqual([PSYCHIATRY.unit, 'person'].toSorted());
    expect(played.state.status).toBe('preparing');
  });

  test('that is to no digital meeting calls no meeting off', () => {
    const played = called(UNITS, consented(UNITS));
    played.must('giveConsent', consent(played.at, UNITS, { digitalMeeting: false }));
    expect(played.state.status).toBe('called');
  });
});

describe('a consent to digital meetings that is taken back alone', () => {
  const taken = ({ at }: PlayedSip) => ({ giver: PERSON, kinds: [], invite: false, digitalMeeting: true, at });

  test('leaves the rest, and is taken back once', () => {
    const played = consented(UNITS);
    const standing = () => played.state.grants.filter(({ ended }) => !ended).map(({ object }) => object);
    const before = standing();
    played.must('narrowConsent', taken(played));
    expect(standing()).toEqual(before.filter((object) => object !== 'digital-meeting'));
    expect(played.give('narrowConsent', taken(played), social)).toBe('no-such-consent');
    expect(played.give('convene', notice(played.at, UNITS, { form: 'digital' }), social)).toBe(
      'consent-missing-digital',
    );
  });

  test('calls no meeting off, stops what was not yet told of it, and lets it go when it is held in a room', () => {
    const played = consented(UNITS);
    played.give('convene', notice(played.at, UNITS, { form: 'digital' }), social);
    played.must('narrowConsent', taken(played));
    expect(played.state.status).toBe('called');
    expect(calledOff(played)).toEqual([]);
    const notices = () => played.deliveries().filter(({ message }) => message.startsWith('sipNotice'));
    expect(new Set(notices().map(({ lastFailure }) => lastFailure))).toEqual(new Set(['consent-missing']));
    const { startsAt = played.at } = played.state.meetings[0] ?? {};
    const move = { startsAt, because: 'other', saidBy: 'personen', agreedWithPerson: true } as const;
    const moveTo = (place: string) => played.give('moveMeeting', { meeting: played.meeting, ...move, place }, social);
    expect(moveTo('Biblioteket')).toBe('consent-missing-digital');
    played.must('moveMeeting', { meeting: played.meeting, ...move, form: 'physical' });
    const going = notices().filter(({ status }) => status !== 'stopped');
    expect(going.map(({ to }) => to.unit).toSorted()).toEqual([PSYCHIATRY.unit, 'person'].toSorted());
  });
});
