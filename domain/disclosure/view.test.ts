import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../calendar/instant.ts';
import type { Actor } from '../process/command.ts';
import {
  CARE_CONTACT,
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  HOME_NURSING,
  PHYSICIAN,
  WARD,
  administrator,
  careContact,
  centreHead,
  clinicHead,
  homeCare,
  homeNursing,
  stranger,
  ward,
} from '../testing/people.ts';
import { MORNING, PlayedCase, inPlanning, judged, noHindrance, ready, snapshot } from '../testing/played-case.ts';
import { actsFrom } from '../testing/random-commands.ts';
import type { DischargeView } from './discharge-view.ts';
import type { TimelineEntry } from './frame-timeline.ts';
import type { PersonMarks } from './message.ts';
import { partiesOf } from './parties.ts';
import { timelineFor } from './timeline.ts';
import { viewCase } from './view.ts';

/** Sequences of acts on one case. */
const randomActs = fc.array(fc.nat(), { minLength: 2, maxLength: 30, size: 'max' }).map(actsFrom);

const NO_MARKS: PersonMarks = { deceased: false, protection: 'none' };
const ALL = [HOME_CARE, HOME_NURSING, HEALTH_CENTRE, CLINIC];

function seen(played: PlayedCase, viewer: Actor, marks = NO_MARKS): DischargeView | null {
  return viewCase(played.state, played.duties(), viewer, marks, played.policy.protectedRoles);
}

function line(played: PlayedCase, viewer: Actor, marks = NO_MARKS): TimelineEntry[] {
  return timelineFor(played.events, played.state, played.duties(), viewer, marks, played.policy.protectedRoles);
}

/** HSA-ids of units and parties, other than those given, that the text names. */
function named(text: string, known: { unit: string; party: string | null }[]): string[] {
  const mine = known.flatMap(({ unit, party }) => [unit, party ?? '']);
  return ALL.flatMap(({ unit, party }) => [unit, party ?? '']).filter((id) => !mine.includes(id) && text.includes(id));
}

describe('who the case exists for', () => {
  test.each([
    ['one outside it', stranger],
    ['a unit that has not been judged', homeNursing],
  ])('not for %s', (_name, viewer) => {
    const played = inPlanning([HOME_CARE]);
    expect(seen(played, viewer)).toBeNull();
    expect(line(played, viewer)).toEqual([]);
    expect(partiesOf(played.state)).not.toContain(viewer.party);
  });

  test('not for a judged unit before it has been told, and from then on', () => {
    const played = new PlayedCase();
    played.give('reportEncounter', snapshot(MORNING, { judgement: judged(MORNING, HOME_NURSING) }), ward.system);
    expect(seen(played, homeNursing)).toBeNull();
    expect(partiesOf(played.state)).toEqual([WARD.party]);
    played.settle();
    expect(seen(played, homeNursing)?.as).toBe('unit');
    expect(partiesOf(played.state)).toContain(HOME_NURSING.party);
  });

  test('not for someone without a role in care, though their party has a part', () => {
    expect(seen(inPlanning([HOME_CARE]), { ...homeCare, roles: [] })).toBeNull();
  });

  test('not before there is one', () => {
    expect(seen(new PlayedCase(), ward.planner)).toBeNull();
  });
});

describe('a unit', () => {
  test('sees no trace of the others', () => {
    const played = ready(ALL);
    for (const [viewer, own] of [
      [homeCare, HOME_CARE],
      [homeNursing, HOME_NURSING],
      [centreHead, HEALTH_CENTRE],
      [clinicHead, CLINIC],
    ] as const) {
      expect(named(JSON.stringify([seen(played, viewer), line(played, viewer)]), [own])).toEqual([]);
    }
  });

  test('the ward sees them all, so the search above would find them', () => {
    const played = ready(ALL);
    expect(named(JSON.stringify(seen(played, ward.planner)), [])).toHaveLength(8);
    expect(named(JSON.stringify(line(played, ward.planner)), [])).toHaveLength(8);
  });

  test('hears of another only by a message to it', () => {
    const played = inPlanning([HOME_CARE, HEALTH_CENTRE]);
    played.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT }, centreHead);
    expect(seen(played, homeCare)?.careContacts).toEqual([
      { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT, lead: true },
    ]);
    const silent = inPlanning([HOME_CARE, HEALTH_CENTRE], MORNING, {
      ...played.policy,
      practice: { ...played.policy.practice, careContactAppointed: 'nobody' },
    });
    silent.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT }, centreHead);
    expect(seen(silent, homeCare)?.careContacts).toEqual([]);
    expect(seen(silent, ward.planner)?.careContacts).toEqual([]);
    expect(seen(silent, centreHead)?.careContacts).toHaveLength(1);
  });

  test('sees the four items, not the class, the admission or the judgement', () => {
    const view = seen(inPlanning([HOME_CARE]), homeCare);
    expect(view?.encounter).toEqual({
      ward: WARD,
      estimatedDischargeAt: (MORNING + 72 * 3_600_000) as Instant,
      ready: [],
    });
    expect(view?.personItems).toEqual(['name', 'number', 'address']);
    expect(view?.units).toHaveLength(1);
    expect(view?.units[0]).not.toHaveProperty('judgedBy');
  });

  test('sees an estimate, ready and its end only when it has been told of them', () => {
    const played = inPlanning([HOME_NURSING, CLINIC]);
    const before = seen(played, homeNursing);
    const later = (MORNING + 200 * 3_600_000) as Instant;
    played.give('changeEstimate', { estimatedDischargeAt: later }, ward.planner);
    played.give(
      'declareReady',
      { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) },
      ward.physician,
    );
    expect(seen(played, homeNursing)).toEqual(before);
    played.settle();
    expect(seen(played, homeNursing)).toMatchObject({
      status: 'ready',
      encounter: { estimatedDischargeAt: later, ready: [{ episode: 1 }] },
    });
    played.later(1).give('revokeReady', { at: played.at }, ward.physician);
    expect(seen(played, homeNursing)?.status).toBe('ready');
    played.settle();
    expect(seen(played, homeNursing)?.status).toBe('planning');
  });

  test('that was told by mistake sees nothing more of the person', () => {
    const played = inPlanning([HOME_CARE, CLINIC]);
    played.give('correctJudgement', { unit: HOME_CARE.unit, reason: 'fel' }, ward.planner);
    expect(seen(played, homeCare)).toMatchObject({ status: 'cancelled', personItems: [], encounter: { ready: [] } });
    expect(seen(played, homeCare)?.encounter).not.toHaveProperty('estimatedDischargeAt');
  });

  test('sees one and the same word for everything that ends its part', () => {
    const endings = ['deceased', 'cancelled', 'mistake', 'compulsory'].map((way) => {
      const played = ready([HOME_CARE, HEALTH_CENTRE]);
      if (way === 'deceased') played.give('markPerson', { deceased: true }, ward.system);
      if (way === 'mistake') played.give('correctJudgement', { unit: HEALTH_CENTRE.unit, reason: 'fel' }, ward.planner);
      if (way === 'compulsory') played.give('recordCompulsoryCare', { by: PHYSICIAN, at: played.at }, ward.physician);
      if (way === 'cancelled') {
        played.give('reportEncounter', snapshot(played.at, { status: 'cancelled', admittedAt: MORNING }), ward.system);
      }
      const view = seen(played, centreHead);
      const meeting = view?.duties.find(
        (duty) => duty.code === (way === 'compulsory' ? 'meetingNotice' : 'appointCareContact'),
      );
      const text = JSON.stringify([view, line(played, centreHead)]);
      return [
        meeting?.waivedBy,
        /deceased":true|compulsory|handled-outside|judgement-corrected|admission-cancelled/.test(text),
      ];
    });
    expect(endings).toEqual(endings.map(() => ['ended', false]));
  });

  test('sees the text that was told to it, and not that to another', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE]);
    played.give(
      'transferInformation',
      { unit: HOME_CARE.unit, text: 'rollator', secrecy: noHindrance(played.at) },
      ward.planner,
    );
    expect(seen(played, homeCare)?.transfers).toMatchObject([{ text: 'rollator' }]);
    expect(seen(played, centreHead)?.transfers).toEqual([]);
    expect(seen(played, ward.planner)?.transfers).toMatchObject([{ text: 'rollator' }]);
  });

  test('has its own duties, and the ward has its own', () => {
    const played = inPlanning([HOME_CARE]);
    expect(seen(played, homeCare)?.duties.map((duty) => duty.code)).toEqual(['beginPlanning']);
    const bearers = seen(played, ward.planner)?.duties.map((duty) => duty.bearer.party);
    expect(new Set(bearers)).toEqual(new Set([WARD.party]));
  });

  test('keeps its version while nothing that it may see has changed', () => {
    const played = inPlanning([HOME_CARE, CLINIC]);
    const before = seen(played, homeCare)?.version;
    played.give('judgeNeed', { by: PHYSICIAN, at: played.at, units: [HEALTH_CENTRE] }, ward.physician);
    expect(seen(played, homeCare)?.version).toBe(before);
    played.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare);
    expect(seen(played, homeCare)?.version).toBeGreaterThan(before ?? Infinity);
  });
});

describe('an administrator', () => {
  test('sees why things wait, and neither person nor care', () => {
    const played = ready(ALL);
    const view = seen(played, administrator);
    expect(view).toMatchObject({ as: 'technical', personId: null, personItems: [], units: [], transfers: [] });
    expect(view?.deliveries).toHaveLength(played.deliveries().length);
    expect(view?.encounter).toEqual({ ward: WARD, ready: [] });
    const types = new Set(line(played, administrator).map((entry) => entry.type));
    expect([...types].filter((type) => !/^(duty|delivery|policy|encounterReported)/.test(type))).toEqual([]);
    expect(line(played, administrator).some((entry) => 'data' in entry)).toBe(false);
  });

  test('learns of a protected person neither ward nor unit', () => {
    const played = ready(ALL);
    const text = JSON.stringify([seen(played, administrator, { deceased: false, protection: 'other' })]);
    expect(named(text, [])).toEqual([]);
    expect(text).not.toContain(WARD.unit);
  });
});

describe('a protected person', () => {
  const marks: PersonMarks = { deceased: false, protection: 'sekretessmarkering' };

  test('is shown to named roles only, with the mark and without the address', () => {
    const played = ready([HOME_CARE, HEALTH_CENTRE]);
    expect(seen(played, ward.planner, marks)).toMatchObject({
      marks: { protectedIdentity: true },
      personItems: ['name', 'number'],
    });
    for (const viewer of [ward.physician, homeCare, careContact]) expect(seen(played, viewer, marks)).toBeNull();
    expect(seen(played, centreHead, marks)?.personItems).toEqual(['name', 'number']);
  });

  test('is shown to the ward’s own record system, and to no other', () => {
    const played = ready([HOME_CARE]);
    expect(seen(played, ward.system, marks)?.as).toBe('ward');
    expect(seen(played, { ...homeCare, roles: ['system'] }, marks)).toBeNull();
  });
});

describe('the timeline', () => {
  test('is numbered without holes', () => {
    const played = ready(ALL);
    for (const viewer of [ward.planner, homeCare, homeNursing, administrator]) {
      const places = line(played, viewer).map((entry) => entry.place);
      expect(places).toEqual(places.map((_place, index) => index + 1));
      expect(places.length).toBeGreaterThan(0);
    }
  });

  test('shows a receiver the message once, and none of the tries', () => {
    const played = new PlayedCase();
    played.give('reportEncounter', snapshot(MORNING, { judgement: judged(MORNING, HOME_NURSING) }), ward.system);
    played.settle({ kind: 'failed', reason: 'away' }).later(1).clock();
    played.settle();
    expect(line(played, homeNursing).map((entry) => entry.type)).toEqual(['messageReceived', 'dutyOpened']);
    expect(line(played, ward.planner).map((entry) => entry.type)).toContain('deliveryAttempted');
  });

  test('shows the ward a mark that someone else has set', () => {
    const played = inPlanning([HOME_CARE]);
    played.give('markPerson', { deceased: true }, homeCare);
    expect(line(played, ward.planner).map((entry) => entry.type)).toContain('personMarked');
  });
});

test('whatever happens, no unit sees another that it has not been told of', () => {
  fc.assert(
    fc.property(randomActs, (acts) => {
      const played = new PlayedCase(undefined, {
        ...new PlayedCase().policy,
        practice: { planningBegun: 'ward', careContactAppointed: 'ward', discharged: 'everyone' },
      });
      for (const act of acts) act(played);
      for (const [viewer, own] of [
        [homeCare, HOME_CARE],
        [homeNursing, HOME_NURSING],
        [centreHead, HEALTH_CENTRE],
      ] as const) {
        const text = JSON.stringify([seen(played, viewer), line(played, viewer)]);
        expect(named(text, [own])).toEqual([]);
        if (!partiesOf(played.state).includes(viewer.party)) expect(text).toBe('[null,[]]');
      }
      expect(JSON.stringify([seen(played, stranger), line(played, stranger)])).toBe('[null,[]]');
    }),
    { numRuns: 80 },
  );
});
