import { describe, expect, test } from '@jest/globals';
import { PERSON, type InformationKind } from '../sip/commands.ts';
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
import type { ConsentCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';

const ALL: Shares = [
  [LINDEN, 'coordination', 'social'],
  [SOCIAL, 'coordination', 'social'],
  [SCHOOL, 'school', 'social'],
  [PSYCHIATRY, 'psychiatry', 'coordination'],
];
const social = staffOf(SOCIAL);

/** Linden carries the plan on, and the social services have taken down all consents anew. */
function takenBySocial(): PlayedPlan {
  const played = drawnUp(ALL);
  played.must('giveConsent', consent(ALL, { at: played.at, takenBy: social.hsaId }), social);
  return played.settle().later(1);
}

function narrow(played: PlayedPlan, party: string, kinds: InformationKind[], invite = false, by = linden): void {
  played.must('narrowConsent', { giver: PERSON, party, kinds, invite, at: played.at }, by);
}

/** Of what the party took down itself. */
function taken(played: PlayedPlan, party = SOCIAL.party, to?: string): ConsentCopy[] {
  return copyFor(played.state, { party }, played.at).consents.filter(
    (one) => one.takenByParty === party && (to === undefined || one.to === to),
  );
}

describe('who took a consent down, and does not carry the plan on', () => {
  test('sees nothing of that another party recorded its end, in whole or in part', () => {
    const played = takenBySocial();
    const before = taken(played);
    narrow(played, SCHOOL.party, ['school'], true);
    narrow(played, PSYCHIATRY.party, ['psychiatry', 'coordination'], true);
    expect(played.state.ended).toBeNull();
    expect(taken(played)).toEqual(before);
  });

  test('sees nothing of that a new consent with another party stands instead', () => {
    const played = takenBySocial();
    const before = taken(played).filter(({ to }) => to !== SOCIAL.party);
    played.must('giveConsent', consent(ALL.slice(0, 2), { at: played.at }), linden);
    expect(taken(played).filter(({ to }) => to !== SOCIAL.party)).toEqual(before);
  });

  test('sees what it recorded itself', () => {
    const played = takenBySocial();
    narrow(played, SCHOOL.party, ['school'], true, social);
    const seen = taken(played, SOCIAL.party, SCHOOL.party);
    expect(seen.map(({ object, kinds, endedAt }) => [object, kinds, endedAt])).toEqual([
      ['invite', undefined, played.at],
      ['share', ['school', 'social'], played.at],
      ['share', ['social'], undefined],
    ]);
  });

  test('sees as ended what it took back of what another had left', () => {
    const played = takenBySocial();
    narrow(played, SCHOOL.party, ['school']);
    played.later(1);
    narrow(played, SCHOOL.party, ['social'], false, social);
    const seen = taken(played, SOCIAL.party, SCHOOL.party).filter(({ object }) => object === 'share');
    expect(seen.map(({ kinds, endedAt }) => [kinds, endedAt])).toEqual([[['school', 'social'], played.at]]);
  });

  test('sees that what it may have itself has ended', () => {
    const played = takenBySocial();
    narrow(played, SOCIAL.party, ['coordination', 'social'], true);
    expect(taken(played, SOCIAL.party, SOCIAL.party).every(({ endedAt }) => endedAt === played.at)).toBe(true);
  });
});

test('who carries the plan on sees how the consents that it took down have ended, or it could call nobody', () => {
  const played = drawnUp(ALL);
  narrow(played, SCHOOL.party, ['school', 'social'], true, social);
  expect(taken(played, LINDEN.party, SCHOOL.party).every(({ endedAt }) => endedAt === played.at)).toBe(true);
});

test('the person sees how every consent has ended', () => {
  const played = takenBySocial();
  narrow(played, SCHOOL.party, ['school', 'social'], true);
  const { consents } = copyFor(played.state, { person: true }, played.at);
  const ended = consents.filter(({ to, takenByParty }) => to === SCHOOL.party && takenByParty === SOCIAL.party);
  expect(ended.map(({ endedAt }) => endedAt)).toEqual([played.at, played.at]);
});
