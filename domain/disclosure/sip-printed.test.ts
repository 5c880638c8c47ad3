import { describe, expect, test } from '@jest/globals';
import {
  called,
  childWithGuardians,
  consentFrom,
  held,
  intervention,
  met,
  type PlayedSip,
} from '../testing/played-sip.ts';
import { CENTRE, PSYCHIATRY, SOCIAL, psychiatry } from '../testing/sip-people.ts';
import type { CopyFor, SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';
import { printedCopy, writersHiddenFrom } from './sip-printed.ts';

const SECRET = 'Behandling mot ångest';

/** Drawn up by the social services, which may not have what psychiatry writes. */
function plan(): PlayedSip {
  const played = met([SOCIAL, CENTRE, PSYCHIATRY]);
  played.must('addIntervention', { ...intervention(PSYCHIATRY), kind: 'psychiatry', what: SECRET }, psychiatry);
  return played;
}

test('who of those close was at a meeting is for the person, who called it and who may know of the family; a guardian has themselves', () => {
  const related = ['mother', 'father'].map((id) => ({ id, attended: id === 'mother' }));
  const played = childWithGuardians();
  for (const giver of ['mother', 'father']) consentFrom(played, giver);
  called([SOCIAL, CENTRE], played).later(7 * 24);
  played.must('holdMeeting', held(played, undefined, { childTookPart: 'there', related }));
  const there = ({ meetings }: SipCopy) => meetings[0]?.related?.map(({ id, attended }) => [id, attended]);
  const copy = (of: CopyFor) => there(copyFor(played.state, of, played.at));
  expect(copy({ person: true })).toEqual([
    ['mother', true],
    ['father', false],
  ]);
  expect(copy({ guardian: 'father' })).toEqual([['father', false]]);
  expect(copy({ party: SOCIAL.party })).toHaveLength(2);
  expect(copy({ party: CENTRE.party })).toBeUndefined();
  expect(there(printedCopy(played.state, { guardian: 'mother' }, SOCIAL.party, played.at))).toEqual([['mother', true]]);
  expect(there(printedCopy(played.state, { person: true }, CENTRE.party, played.at))).toBeUndefined();
});

describe('a letter to the person', () => {
  test('holds no more than the party whose staff print it may see, and says that there is more', () => {
    const played = plan();
    const printed = printedCopy(played.state, { person: true }, SOCIAL.party, played.at);
    expect(JSON.stringify(printed)).not.toContain(SECRET);
    expect(printed.isPart).toBe(true);
    const own = printedCopy(played.state, { person: true }, PSYCHIATRY.party, played.at);
    expect(JSON.stringify(own)).toContain(SECRET);
  });

  test('says who has a copy only when it comes from the one that carries the plan on, who knows what stands', () => {
    const played = plan();
    const shares = (printer: string) =>
      printedCopy(played.state, { person: true }, printer, played.at).consents.filter(
        ({ object }) => object === 'share',
      );
    expect(shares(SOCIAL.party).length).toBeGreaterThan(0);
    expect(shares(PSYCHIATRY.party)).toEqual([]);
  });

  test('comes from each that wrote what the one who drew the plan up may not see', () => {
    const played = plan();
    expect(writersHiddenFrom(played.state, SOCIAL.party, played.at)).toEqual([PSYCHIATRY.party]);
  });
});
