import { describe, expect, test } from '@jest/globals';
import { localDate } from '../calendar/local-date.ts';
import type { Delivery } from '../process/delivery.ts';
import type { SipState } from '../sip/state.ts';
import type { SipUnit } from '../sip/units.ts';
import {
  consent,
  drawnUp,
  linden,
  LINDEN,
  PSYCHIATRY,
  SCHOOL,
  SOCIAL,
  staffOf,
  type PlayedPlan,
  type Shares,
} from '../testing/sip-plans.ts';
import type { OutgoingMessage } from './message.ts';
import { composeSip } from './sip-compose.ts';
import type { PlanDifference } from './sip-copy.ts';
import { differencesFor, differenceTold, type Differences } from './sip-difference.ts';
import { scopeFor } from './sip-scope.ts';

const SHARES: Shares = [
  [LINDEN, 'coordination', 'health', 'social', 'school'],
  [SOCIAL, 'coordination', 'social'],
  [SCHOOL, 'school'],
  [PSYCHIATRY, 'coordination', 'psychiatry', 'social'],
];

const NOTHING: PlanDifference = { added: [], changed: [], removed: [], whole: [] };

function shown({ state, at }: PlayedPlan, { party }: SipUnit): Differences {
  return differencesFor(state, scopeFor(state, { party }, at), at);
}

/** Of the latest plan to the unit, told or not; of a letter, as it is composed. */
function sent(played: PlayedPlan, to: string): PlanDifference | undefined {
  const { state, at } = played;
  const delivery = played
    .deliveries('sipPlan')
    .findLast((one) => one.to.unit === to && !one.about?.includes(' by ')) as Delivery;
  if (to !== 'person') return differenceTold(state, delivery, { party: delivery.to.party }, at);
  const message = composeSip(state, delivery.item, { deceased: false, protection: 'none' }, at) as OutgoingMessage;
  return message.facts.sip?.difference;
}

function post(played: PlayedPlan): void {
  for (const { item, channel, status } of played.deliveries('sipPlan')) {
    if (channel === 'letter' && status === 'waiting') played.try('postLetter', { item }, linden);
  }
}

function itemOf({ state }: PlayedPlan, { party }: SipUnit): string {
  return state.plan.interventions.find((one) => one.party === party)?.id ?? '';
}

/** What a second version, which all have had the first of, changed. */
function revised(): PlayedPlan & { added: string } {
  const played = drawnUp(SHARES);
  post(played);
  played.later(24);
  const added = played.must('addNeed', { text: 'nytt behov', kind: 'social' }, staffOf(SOCIAL));
  played.must('changeIntervention', { id: itemOf(played, LINDEN), how: 'tätare' }, linden);
  played.must('removeItem', { id: itemOf(played, SOCIAL), because: 'behövs inte' }, staffOf(SOCIAL));
  played.must('removeItem', { id: itemOf(played, PSYCHIATRY), because: 'klart' }, staffOf(PSYCHIATRY));
  played.must('writePlan', { waysOfWorking: 'på annat sätt', overallResponsibleParty: LINDEN.party }, linden);
  played.must('drawUp', { at: played.at, personAgrees: true }, linden);
  return Object.assign(played, { added });
}

describe('a revised plan', () => {
  test('shows what the new version added, changed and took out, and of what has changed since that it is since', () => {
    const played = revised();
    const { inVersion, sinceVersion } = shown(played, LINDEN);
    expect(inVersion).toMatchObject({ added: [played.added], changed: [itemOf(played, LINDEN)] });
    expect(inVersion?.removed.map(({ text }) => text)).toEqual([`insats ${SOCIAL.party}`]);
    expect(inVersion?.whole).toEqual(['waysOfWorking']);
    expect(sinceVersion).toEqual(NOTHING);
    played.must('removeItem', { id: itemOf(played, LINDEN), because: 'klart' }, linden);
    expect(shown(played, LINDEN).sinceVersion?.removed.map(({ text }) => text)).toEqual(['insats Linden']);
  });

  test('shows nothing as new in the first version', () => {
    expect(shown(drawnUp(SHARES), LINDEN)).toEqual({ sinceVersion: NOTHING });
  });

  test('tells each who had the earlier one its own part of the difference, and is not sent for the sake of another’s', () => {
    const played = revised();
    expect(sent(played, SOCIAL.unit)).toEqual({
      added: [played.added],
      changed: [],
      removed: [expect.objectContaining({ what: 'intervention', text: `insats ${SOCIAL.party}` })],
      whole: ['waysOfWorking'],
    });
    expect(
      sent(played, PSYCHIATRY.unit)
        ?.removed.map(({ party }) => party)
        .sort(),
    ).toEqual([SOCIAL.party, PSYCHIATRY.party].sort());
    expect(played.delivery('sipPlan', SCHOOL.unit).about).toBe(`plan 1 ${SCHOOL.unit}`);
  });

  test('says nothing of what the one who prints the letter may not see', () => {
    const played = revised();
    const difference = sent(played, 'person');
    expect(difference?.added).toEqual([played.added]);
    expect(JSON.stringify(difference)).not.toContain(PSYCHIATRY.party);
  });

  test('is all new to one who has had none, and then nothing is marked', () => {
    const played = drawnUp([[LINDEN, 'coordination', 'health', 'social']]);
    played.must('addNeed', { text: 'nytt behov', kind: 'social' }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    played.must('giveConsent', consent(SHARES, { at: played.at }), linden);
    expect(sent(played, SOCIAL.unit)).toBeUndefined();
  });

  test('is told from the version that was told, also when one between was never sent', () => {
    const played = drawnUp(SHARES);
    post(played);
    const first = played.must('addNeed', { text: 'nytt behov', kind: 'social' }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    const second = played.must('addNeed', { text: 'ännu ett', kind: 'social' }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    expect(sent(played, 'person')?.added).toEqual([first, second]);
  });

  test('tells nobody of what was taken out before they might have it', () => {
    const played = drawnUp([...SHARES.slice(0, 1), [SOCIAL, 'coordination'], ...SHARES.slice(3)]);
    const gone = itemOf(played, PSYCHIATRY);
    const open = played.must('addNeed', { text: 'sedan borttaget', kind: 'social' }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    played.settle();
    played.must('removeItem', { id: open, because: 'klart' }, linden);
    played.must('removeItem', { id: gone, because: 'klart' }, staffOf(PSYCHIATRY));
    played.must(
      'giveConsent',
      consent([...SHARES.slice(0, 1), [SOCIAL, 'coordination', 'social', 'psychiatry']], { at: played.at }),
      linden,
    );
    played.must('writePlan', { endsOn: localDate(2027, 1, 1) }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    expect(sent(played, SOCIAL.unit)).toEqual({ ...NOTHING, whole: ['endsOn'] });
    expect(JSON.stringify(shown(played, SOCIAL))).not.toMatch(/sedan borttaget|insats/);
    expect(sent(played, 'person')).toBeUndefined();
  });

  test('tells guardians nothing of what a child told in confidence, taken out or not', () => {
    const { state, at } = revised();
    const inConfidence: SipState = {
      ...state,
      turns18On: localDate(2030, 1, 1),
      related: [
        { id: 'r1', role: 'guardian', safeToReach: true, is: 'available', named: { at, number: 1, party: '' } },
      ],
      plan: {
        ...state.plan,
        needs: state.plan.needs.map((one) => ({ ...one, notForGuardians: true })),
        interventions: state.plan.interventions.map((one) => ({ ...one, notForGuardians: true })),
      },
    };
    const guardians = scopeFor(inConfidence, { guardian: 'r1' }, at);
    expect(differencesFor(inConfidence, guardians, at).inVersion).toEqual({ ...NOTHING, whole: ['waysOfWorking'] });
    const open = { ...inConfidence, plan: state.plan };
    expect(differencesFor(open, scopeFor(open, { guardian: 'r1' }, at), at).inVersion?.removed).toHaveLength(2);
  });
});
