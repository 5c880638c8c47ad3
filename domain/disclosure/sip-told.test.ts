import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '../calendar/local-date.ts';
import { endOfDay } from '../calendar/stockholm.ts';
import { fold } from '../process/step.ts';
import { sip } from '../sip/process.ts';
import type { SipState } from '../sip/state.ts';
import { called, consent, drawnUp, intervention, offered, type PlayedSip } from '../testing/played-sip.ts';
import { plansFrom } from '../testing/random-plan.ts';
import { CENTRE, PSYCHIATRY, SOCIAL, centre } from '../testing/sip-people.ts';
import { UNITS } from '../testing/sip-plans.ts';
import type { SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';
import { fetchableSince } from './sip-told-numbers.ts';
import { fetchableCopy, isFetchable, toldVersion } from './sip-told.ts';

type Told = Pick<PlayedSip, 'state' | 'events' | 'at'>;

function fetched({ state, events, at }: Told, party: string): SipCopy | undefined {
  if (!isFetchable(state, party, at)) return undefined;
  const version = toldVersion(state, party);
  const before = events.filter(({ number }) => number <= (version?.number ?? 0));
  return fetchableCopy(state, version && fold(sip, sip.empty(state.caseId), before), party, at);
}

const whats = (copy: SipCopy | undefined): string[] | undefined => copy?.interventions.map(({ what }) => what);

describe('what a party may fetch', () => {
  test('is the meeting that it was called to, and of the plan its own alone until it is told', () => {
    const played = called([SOCIAL, CENTRE]);
    played.must('addIntervention', intervention(SOCIAL, { what: 'av socialtjänsten' }));
    expect(whats(fetched(played, CENTRE.party))).toEqual([]);
    played.must('addIntervention', intervention(CENTRE, { what: 'av vårdcentralen' }), centre);
    expect(whats(fetched(played, CENTRE.party))).toEqual(['av vårdcentralen']);
    expect(fetched(played, CENTRE.party)?.meetings).toHaveLength(1);
    expect(copyFor(played.state, { party: CENTRE.party }, played.at).interventions).toHaveLength(2);
  });

  test('is in the words that were told, until the next copy has been', () => {
    const played = drawnUp([SOCIAL, PSYCHIATRY]);
    const id = played.state.plan.interventions.find(({ party }) => party === SOCIAL.party)?.id ?? '';
    played.must('changeIntervention', { id, what: 'i nya ord' });
    expect(whats(fetched(played, PSYCHIATRY.party))).toContain('Hjälp på morgonen');
    expect(whats(fetched(played, PSYCHIATRY.party))).not.toContain('i nya ord');
    played.must('drawUp', { at: played.at, personAgrees: true });
    // Its system has not answered yet.
    expect(whats(fetched(played, PSYCHIATRY.party))).not.toContain('i nya ord');
    expect(whats(fetched(played.settle(), PSYCHIATRY.party))).toContain('i nya ord');
  });

  test('ends with the consent, by the clock as by the person', () => {
    const until = addDays(localDate(2026, 4, 1), 60);
    const limited = offered();
    limited.must('giveConsent', consent(limited.at, [SOCIAL, CENTRE], { until }));
    const played = called([SOCIAL, CENTRE], limited);
    const party = CENTRE.party;
    const after = endOfDay(until);
    expect(isFetchable(played.state, party, played.at)).toBe(true);
    expect(isFetchable(played.state, party, after)).toBe(false);
    // No event says so yet, and what is held from before is out of date all the same.
    expect(fetchableSince(played.state, party, after)).toBe(played.state.number + 1);
    played.must('withdrawConsent', { giver: 'person', at: played.at });
    expect(isFetchable(played.state, party, played.at)).toBe(false);
  });

  test('is nothing for one that consent covers and nothing has reached', () => {
    const played = drawnUp([SOCIAL, CENTRE]);
    played.must('giveConsent', consent(played.at, [SOCIAL, CENTRE, PSYCHIATRY]));
    expect(isFetchable(played.state, PSYCHIATRY.party, played.at)).toBe(false);
  });
});

const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { minLength: 10, maxLength: 40 });

test('whatever happens, it is no more than the gate shows, and of others no more than a version that was told', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const played = plansFrom(given);
      for (const { party } of UNITS) {
        const copy = fetched(played, party);
        const shown = copyFor(played.state, { party }, played.at);
        for (const list of ['needs', 'goals', 'interventions'] as const) {
          const ids = new Set(shown[list].map(({ id }) => id));
          for (const item of copy?.[list] ?? []) {
            expect(ids).toContain(item.id);
            if (item.party !== party) expect(toldIn(played.state, party)).toContain(item.id);
          }
        }
        const meetings = new Set(shown.meetings.map(({ meeting }) => meeting));
        for (const { meeting } of copy?.meetings ?? []) expect(meetings).toContain(meeting);
      }
    }),
    { numRuns: 60 },
  );
});

function toldIn(state: SipState, party: string): string[] {
  return Object.keys(toldVersion(state, party)?.items ?? {});
}
