import { describe, expect, test } from '@jest/globals';
import { type PlayedSip, intervention, met } from '../testing/played-sip.ts';
import { CENTRE, PSYCHIATRY, SOCIAL, psychiatry } from '../testing/sip-people.ts';
import { printedCopy, writersHiddenFrom } from './sip-printed.ts';

const SECRET = 'Behandling mot ångest';

/** Drawn up by the social services, which may not have what psychiatry writes. */
function plan(): PlayedSip {
  const played = met([SOCIAL, CENTRE, PSYCHIATRY]);
  played.must('addIntervention', { ...intervention(PSYCHIATRY), kind: 'psychiatry', what: SECRET }, psychiatry);
  return played;
}

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
