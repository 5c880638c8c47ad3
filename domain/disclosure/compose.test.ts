import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import type { DischargeState } from '../discharge/state.ts';
import {
  CARE_CONTACT,
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  HOME_NURSING,
  PHYSICIAN,
  WARD,
  centreHead,
  homeCare,
  ward,
} from '../testing/people.ts';
import { MORNING, PlayedCase, inPlanning, judged, noHindrance, snapshot } from '../testing/played-case.ts';
import { composeMessage } from './compose.ts';
import type { OutgoingMessage, PersonMarks, Stopped } from './message.ts';

const NO_MARKS: PersonMarks = { deceased: false, protection: 'none' };
const ESTIMATE = (MORNING + 72 * 3_600_000) as Instant;

/** A case whose latest message to home nursing, which has a system, is on its way. */
function underWay(
  message: string,
  play: (played: PlayedCase) => void = () => undefined,
): { played: PlayedCase; item: string } {
  const played = inPlanning([HOME_CARE, HOME_NURSING, CLINIC]);
  play(played);
  const delivery = played
    .deliveries(message)
    .filter((d) => d.to.unit === HOME_NURSING.unit)
    .at(-1);
  if (!delivery) throw new Error(`no ${message}`);
  return { played, item: delivery.item };
}

function notice(): { played: PlayedCase; item: string } {
  const played = new PlayedCase();
  const part = {
    judgement: judged(MORNING, HOME_NURSING),
    outpatientUnit: HEALTH_CENTRE,
    estimatedDischargeAt: ESTIMATE,
  };
  played.give('reportEncounter', snapshot(MORNING, part), ward.system);
  return { played, item: played.deliveries('admissionNotice')[0]?.item ?? '' };
}

function declareReady(played: PlayedCase): void {
  played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) }, ward.physician);
}

function composed({ played, item }: { played: PlayedCase; item: string }, marks = NO_MARKS): OutgoingMessage | Stopped {
  return composeMessage(played.state, item, marks) as OutgoingMessage | Stopped;
}

describe('what goes', () => {
  test('the admission notice holds the four items of the law and nothing else of the stay', () => {
    const one = notice();
    expect(composed(one)).toEqual({
      item: one.item,
      caseId: 'c1',
      message: 'admissionNotice',
      ground: 'law-2017-612-2-1',
      from: WARD,
      to: { party: HOME_NURSING.party, unit: HOME_NURSING.unit },
      personItems: ['name', 'number', 'address'],
      facts: { estimatedDischargeAt: ESTIMATE },
    });
  });

  test('a changed estimate says the latest, and which item it changes', () => {
    const later = (ESTIMATE + 86_400_000) as Instant;
    const one = underWay('changedEstimate', (p) =>
      p.give('changeEstimate', { estimatedDischargeAt: later }, ward.planner),
    );
    const earlier = one.played.deliveries('admissionNotice').find((d) => d.to.unit === HOME_NURSING.unit)?.item;
    expect(composed(one)).toMatchObject({
      facts: { estimatedDischargeAt: later },
      replaces: earlier,
      personItems: ['number'],
    });
  });

  test('the ready notice names the physician, when it was judged, and the check of secrecy', () => {
    const one = underWay('readyNotice', declareReady);
    const at = one.played.at;
    expect(composed(one)).toMatchObject({
      facts: {
        episode: 1,
        readyJudgedBy: PHYSICIAN,
        readyJudgedAt: at,
        secrecyCheck: { outcome: 'no-hindrance', by: ward.planner.hsaId, at },
      },
    });
  });

  test('an episode is numbered as its receiver has heard of them', () => {
    const one = underWay('readyNotice', (played) => {
      played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at }, ward.physician);
      played.give('revokeReady', { at: played.at }, ward.physician);
      declareReady(played.later(1));
    });
    expect(one.played.state.episodes).toHaveLength(2);
    expect(composed(one)).toMatchObject({ facts: { episode: 1 } });
  });

  test('the end of ready says when, and which notice it takes back', () => {
    const one = underWay('readyRevoked', (played) => {
      declareReady(played);
      played.settle().later(1).give('revokeReady', { at: played.at, reasonText: 'feber' }, ward.physician);
    });
    const told = one.played.deliveries('readyNotice').find((d) => d.to.unit === HOME_NURSING.unit)?.item;
    expect(composed(one)).toMatchObject({ replaces: told, facts: { episode: 1, readyRevokedAt: one.played.at } });
    expect(JSON.stringify(composed(one))).not.toContain('feber');
  });

  test('each transfer carries its own text', () => {
    const give = (played: PlayedCase, text: string) =>
      played.give(
        'transferInformation',
        { unit: HOME_NURSING.unit, text, secrecy: noHindrance(played.at) },
        ward.planner,
      );
    const one = underWay('informationTransfer', (played) => {
      give(played, 'första');
      give(played, 'andra');
    });
    const texts = one.played
      .deliveries('informationTransfer')
      .map((d) => composeMessage(one.played.state, d.item, NO_MARKS));
    expect(texts.map((message) => 'facts' in message && message.facts.text)).toEqual(['första', 'andra']);
  });

  test('what another party did goes in its name', () => {
    const one = underWay('planningBegun', (played) => played.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare));
    expect(composed(one)).toMatchObject({
      from: { party: HOME_CARE.party, unit: HOME_CARE.unit },
      facts: { planningUnit: HOME_CARE.unit },
    });
    const contact = inPlanning([HOME_NURSING, HEALTH_CENTRE]);
    contact.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT }, centreHead);
    const item = contact.deliveries('careContactAppointed').find((d) => d.to.unit === HOME_NURSING.unit)?.item ?? '';
    expect(composeMessage(contact.state, item, NO_MARKS)).toMatchObject({
      facts: { careContact: { hsaId: CARE_CONTACT, unit: HEALTH_CENTRE.unit, lead: true } },
    });
  });

  test('discharged says when, and what is taken back says nothing', () => {
    const gone = underWay('discharged', (played) => played.give('reportDischarge', { at: played.at }, ward.planner));
    expect(composed(gone)).toMatchObject({ facts: { dischargedAt: gone.played.at } });
    const mistake = underWay('cancelled', (played) =>
      played.give('correctJudgement', { unit: HOME_NURSING.unit, reason: 'fel person' }, ward.planner),
    );
    expect(composed(mistake)).toMatchObject({ facts: {}, personItems: ['number'] });
  });
});

describe('what stops', () => {
  const MARKED: [PersonMarks, string][] = [
    [{ deceased: true, protection: 'none' }, 'deceased'],
    [{ deceased: false, protection: 'sekretessmarkering' }, 'protected-identity'],
    [{ deceased: false, protection: 'skyddadFolkbokforing' }, 'protected-identity'],
    [{ deceased: false, protection: 'other' }, 'protected-identity'],
    [{ deceased: false, protection: 'something-new' as PersonMarks['protection'] }, 'protected-identity'],
  ];

  test.each(MARKED)('everything, when the person is known with %j at that moment', (marks, reason) => {
    for (const one of [notice(), underWay('readyNotice', declareReady)]) {
      expect(composed(one, marks)).toEqual({ stopped: true, reason });
      expect(composed(one)).toHaveProperty('facts');
    }
  });

  test('everything, when the case knows what the person’s record does not', () => {
    const one = notice();
    const markings: DischargeState['markings'] = [{ kind: 'protected', at: MORNING, number: 1 }];
    expect(composeMessage({ ...one.played.state, markings }, one.item, NO_MARKS)).toEqual({
      stopped: true,
      reason: 'protected-identity',
    });
  });

  const changed: [string, (state: DischargeState) => Partial<DischargeState>, string][] = [
    [
      'the unit has been withdrawn',
      (s) => ({
        units: s.units.map((u) => ({
          ...u,
          withdrawn: { at: MORNING, number: 999, because: 'judgement-corrected', tell: false },
        })),
      }),
      'judgement-corrected',
    ],
    [
      'ready has been revoked',
      (s) => ({ episodes: s.episodes.map((e) => ({ ...e, revoked: { at: MORNING, number: 9, tell: [] } })) }),
      'ready-revoked',
    ],
    [
      'secrecy hinders',
      (s) => ({
        episodes: s.episodes.map((e) => ({
          ...e,
          secrecy: { ...noHindrance(MORNING), outcome: 'hinders', number: 9 },
        })),
      }),
      'secrecy-hinders',
    ],
    [
      'nobody has weighed secrecy',
      (s) => ({ episodes: s.episodes.map(({ secrecy: _secrecy, ...e }) => e) }),
      'secrecy-check-missing',
    ],
    [
      'the unit is not known any more',
      (s) => ({ units: s.units.map((u) => ({ ...u, known: false })) }),
      'unit-not-known',
    ],
    [
      'the place is another unit’s',
      (s) => ({ units: s.units.map((u) => ({ ...u, unit: 'SE0000000009-7777' })) }),
      'not-a-receiver',
    ],
    ['the case is closed', () => ({ closed: { at: MORNING, number: 9 } }), 'case-closed'],
  ];

  test.each(changed)('a ready notice, when %s', (_name, change, reason) => {
    const { played, item } = underWay('readyNotice', declareReady);
    const state = { ...played.state, ...change(played.state) };
    expect(composeMessage(state, item, NO_MARKS)).toEqual({ stopped: true, reason });
  });

  test('an estimate that another has followed', () => {
    const change = (played: PlayedCase, days: number) =>
      played.give('changeEstimate', { estimatedDischargeAt: (ESTIMATE + days * 86_400_000) as Instant }, ward.planner);
    const { played, item } = underWay('changedEstimate', (p) => change(p, 1));
    const waiting = played.state.deliveries[item];
    change(played, 2);
    const state = {
      ...played.state,
      deliveries: { ...played.state.deliveries, ...(waiting ? { [item]: waiting } : {}) },
    };
    expect(composeMessage(state, item, NO_MARKS)).toEqual({ stopped: true, reason: 'superseded' });
  });

  test('what is told already, what nobody asked for, and a message that no table knows', () => {
    const { played, item } = notice();
    const delivery = played.state.deliveries[item];
    expect(composeMessage(played.state, 'c1.999', NO_MARKS)).toEqual({ stopped: true, reason: 'unknown-item' });
    const odd = delivery && { ...delivery, message: 'everything', about: 'everything.0' };
    const state = { ...played.state, deliveries: { [item]: odd as NonNullable<typeof odd> } };
    expect(composeMessage(state, item, NO_MARKS)).toEqual({ stopped: true, reason: 'not-a-receiver' });
    played.settle();
    expect(composeMessage(played.state, item, NO_MARKS)).toEqual({ stopped: true, reason: 'already-settled' });
  });
});
