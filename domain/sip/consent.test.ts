import { describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../calendar/local-date.ts';
import { endOfDay, startOfDay } from '../calendar/stockholm.ts';
import { composeSip } from '../disclosure/sip-compose.ts';
import { MORNING } from '../testing/played-case.ts';
import {
  called,
  type PlayedSip,
  consent,
  consented,
  drawnUp,
  held,
  met,
  notice,
  offered,
} from '../testing/played-sip.ts';
import { CENTRE, PSYCHIATRY, SCHOOL, SOCIAL, centre, psychiatry, social } from '../testing/sip-people.ts';
import { PERSON } from './commands.ts';
import { mayDrawUp, mayInvite, mayMeetDigitally, sharedKinds } from './consent.ts';

const NO_MARKS = { deceased: false, protection: 'none' } as const;
const LAST_DAY = localDate(2026, 4, 30);

describe('consent', () => {
  test('to draw up, to invite and to share are three things, each with its own no', () => {
    const played = offered();
    played.must('giveConsent', consent(played.at, [], { drawUp: true, digitalMeeting: false }));
    expect(mayDrawUp(played.state, played.at)).toBe(true);
    expect(mayInvite(played.state, CENTRE.party, played.at)).toBe(false);
    expect(played.give('convene', notice(played.at), social)).toBe('consent-missing-invite');
    expect(mayMeetDigitally(played.state, played.at)).toBe(false);
    played.must('giveConsent', consent(played.at, [CENTRE], { share: [], digitalMeeting: false }));
    expect(played.give('convene', notice(played.at, [CENTRE], { form: 'digital' }), social)).toBe(
      'consent-missing-digital',
    );
    expect(sharedKinds(played.state, CENTRE.party, played.at)).toEqual([]);
  });

  test('is never general, never empty, and never for a day that has gone', () => {
    const given = (part: Parameters<typeof consent>[2]) => {
      const played = offered();
      return played.give('giveConsent', consent(played.at, [CENTRE], part), social);
    };
    expect(given({ share: [{ party: '', kinds: ['health'] }] })).toBe('consent-general');
    expect(given({ share: [{ party: CENTRE.party, kinds: [] }] })).toBe('consent-general');
    expect(given({ invite: [''] })).toBe('consent-general');
    expect(given({ drawUp: false, invite: [], share: [] })).toBe('consent-empty');
    expect(given({ until: localDate(2026, 3, 9) })).toBe('consent-in-the-past');
    expect(given({ until: localDate(2026, 3, 10) })).not.toBe('consent-in-the-past');
  });

  test('holds to the end of its last day, is asked for again before, and then sharing stops', () => {
    const played = offered();
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE], { until: LAST_DAY }));
    expect(played.duty('renewConsent')).toMatchObject({
      status: 'open',
      from: startOfDay(addDays(LAST_DAY, -14)),
      due: { shown: endOfDay(LAST_DAY) },
    });
    const end = startOfDay(addDays(LAST_DAY, 1));
    expect(mayInvite(played.state, CENTRE.party, (end - 1) as typeof end)).toBe(true);
    expect(mayInvite(played.state, CENTRE.party, end)).toBe(false);
    played.at = end;
    expect(played.nextWake()).not.toBeNull();
    expect(played.clock().map(({ type }) => type)).toContain('grantExpired');
    expect(played.duty('renewConsent').status).toBe('open');
  });

  test('is renewed by another with a later last day', () => {
    const played = offered();
    played.must('giveConsent', consent(played.at, [CENTRE], { until: LAST_DAY }));
    played.later(24).must('giveConsent', consent(played.at, [CENTRE], { until: addDays(LAST_DAY, 90) }));
    expect(played.duties('renewConsent').map(({ status }) => status)).toEqual(['met', 'open']);
    played.must('giveConsent', consent(played.at, [CENTRE], { until: addDays(LAST_DAY, 10) }));
    expect(played.duties('renewConsent').map(({ waivedBy }) => waivedBy)).toEqual([undefined, 'superseded', undefined]);
  });

  test('is narrowed for one party, and what waits for that party stops', () => {
    const played = called([SOCIAL, PSYCHIATRY]);
    played.must('giveConsent', consent(played.at, [SOCIAL, PSYCHIATRY]));
    played.must('narrowConsent', {
      giver: PERSON,
      party: PSYCHIATRY.party,
      kinds: ['health', 'social'],
      invite: true,
      at: played.at,
    });
    expect(sharedKinds(played.state, PSYCHIATRY.party, played.at)).toEqual(['coordination']);
    expect(mayInvite(played.state, PSYCHIATRY.party, played.at)).toBe(false);
    expect(mayInvite(played.state, SOCIAL.party, played.at)).toBe(true);
    const again = { giver: PERSON, party: PSYCHIATRY.party, kinds: [], invite: true, at: played.at };
    expect(played.give('narrowConsent', again, social)).toBe('no-such-consent');
  });
});

describe('consent that is taken back', () => {
  /** A notice to the psychiatry's system that fails and waits for another try. */
  function inBackOff(): PlayedSip {
    const played = consented([SOCIAL, PSYCHIATRY]);
    played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
    return played.settle({ kind: 'failed', reason: 'away' });
  }

  test('stops a delivery in back-off at once, and nothing of it goes by the gate', () => {
    const played = inBackOff();
    const [waiting] = played.deliveries('sipNotice').filter(({ to }) => to.party === PSYCHIATRY.party);
    expect(waiting?.status).toBe('waiting');
    played.must('withdrawConsent', { giver: PERSON, at: played.at });
    expect(played.state.deliveries[waiting?.item ?? '']).toMatchObject({
      status: 'stopped',
      lastFailure: 'consent-withdrawn',
    });
    expect(composeSip(played.state, waiting?.item ?? '', NO_MARKS, played.at)).toHaveProperty('stopped');
  });

  test('ends the plan, and others hear only that it has ended, in the same words whatever the reason', () => {
    const words = (end: (played: PlayedSip) => unknown): unknown[] => {
      const played = drawnUp([SOCIAL, PSYCHIATRY]);
      end(played);
      return played
        .deliveries('sipEnded')
        .filter(({ channel, to }) => channel === 'system' && to.party === PSYCHIATRY.party)
        .map(({ item }) => ({ ...composeSip(played.state, item, NO_MARKS, played.at), item: 'its own' }));
    };
    const withdrawn = words((p) => p.must('withdrawConsent', { giver: PERSON, at: p.at }));
    const needless = words((p) => p.must('end', { because: 'need-over', at: p.at, whereToTurn: 'Kommunen' }));
    expect(withdrawn).toHaveLength(1);
    expect(JSON.stringify(withdrawn)).not.toMatch(/withdraw|consent-w/);
    expect(withdrawn).toEqual(needless);
  });

  test('by a party that is told, on the person’s word, counts as well', () => {
    const played = drawnUp([SOCIAL, PSYCHIATRY]);
    played.must('withdrawConsent', { giver: PERSON, at: played.at }, psychiatry);
    expect(played.state.ended?.because).toBe('consent-withdrawn');
    expect(played.give('withdrawConsent', { giver: PERSON, at: played.at }, psychiatry)).toBe('sip-ended');
  });

  test('is not a reason to end a plan with while consent stands', () => {
    const data = { because: 'consent-withdrawn' as const, at: MORNING, whereToTurn: 'x' };
    expect(drawnUp().give('end', data, social)).toBe('consent-stands');
  });

  test('leaves no ground to tell those close, only the person', () => {
    const played = drawnUp();
    played.must('nameRelated', { relatedId: 'sister', draftId: 'd', role: 'relatedPerson', safeToReach: true });
    played.must('withdrawConsent', { giver: PERSON, at: played.at });
    const tell = (whom: string[]) =>
      played.give('informAtEnd', { at: played.at, whom, whereToTurn: 'Kommunen' }, social);
    expect(tell([PERSON, 'sister'])).toBe('no-ground-to-inform');
    tell([]);
    expect(played.state.informedAtEnd?.whom).toEqual([PERSON]);
    expect(played.duty('informAtEnd').status).toBe('met');
  });

  test('before anything was drawn up leaves a case that can be offered a plan again, by another', () => {
    const played = consented();
    played.must('withdrawConsent', { giver: PERSON, at: played.at });
    expect(played.process.claimsOf(played.state)).toEqual([]);
    expect(played.state.status).toBe('ended');
  });
});

describe('the plan reaches', () => {
  test('everyone that consent lets have it, once, the person by letter, and nobody else', () => {
    const played = drawnUp([SOCIAL, CENTRE, PSYCHIATRY]);
    const to = played.deliveries('sipPlan').map((one) => `${one.to.unit} ${one.channel}`);
    expect(to.toSorted()).toEqual(
      [`${CENTRE.unit} ehr`, `${CENTRE.unit} workList`, `${PSYCHIATRY.unit} system`, 'person letter'].toSorted(),
    );
    played.clock();
    expect(played.deliveries('sipPlan')).toHaveLength(4);
  });

  test('a party that consent adds later', () => {
    const played = met([SOCIAL, CENTRE]);
    drawnUp([SOCIAL, CENTRE], played);
    const before = played.deliveries('sipPlan').length;
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE, SCHOOL]));
    played.must('convene', notice(played.at, [SOCIAL, SCHOOL]));
    const added = played.deliveries('sipPlan').slice(before);
    expect(added.map(({ to }) => to.party)).toEqual([SCHOOL.party]);
    played.later(7 * 24).must('holdMeeting', held(played, [SOCIAL, SCHOOL]));
    expect(
      played.give(
        'explainAbsence',
        { meeting: played.meeting, unit: CENTRE.unit, unwilling: false, text: 'x' },
        centre,
      ),
    ).toBe('not-invited');
  });
});
