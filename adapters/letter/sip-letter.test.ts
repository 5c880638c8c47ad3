import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Instant } from '../../domain/calendar/instant.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { composeSip } from '../../domain/disclosure/sip-compose.ts';
import { heldBack } from '../../domain/disclosure/sip-held-back.ts';
import {
  AGENCY,
  called,
  consent,
  drawnUp,
  linden,
  LINDEN,
  offered,
  PSYCHIATRY,
  SCHOOL,
  SOCIAL,
  UNITS,
  type PlayedPlan,
} from '../../domain/testing/sip-plans.ts';
import { loadDirectory } from '../directory/directory.ts';
import type { Letter } from './letter.ts';
import { renderLetter } from './render-letter.ts';
import { sipLetter } from './sip-letter.ts';
import type { Names, SipLetter } from './sip-letter-data.ts';
import { STATUSES } from './words.ts';

const directory = loadDirectory(join(import.meta.dirname, '../directory/fictional-region.json'));
const NAMES = new Map([
  [LINDEN.unit, 'Vårdcentralen Linden'],
  [SOCIAL.unit, 'Biståndsenheten'],
  [SCHOOL.unit, 'Skolan'],
  [PSYCHIATRY.unit, 'Psykiatrin'],
  [AGENCY.unit, 'Arbetsförmedlingen'],
]);
const anyUnit = directory.unit('SE0000000001-3001');
const anyParty = directory.parties[0];
const names: Names = {
  unit: (hsaId) => {
    const side = UNITS.find(({ unit }) => unit === hsaId)?.side;
    const name = NAMES.get(hsaId);
    return anyUnit && side && name ? { ...anyUnit, name, side } : undefined;
  },
  party: (hsaId) =>
    anyParty && {
      ...anyParty,
      name: NAMES.get(UNITS.find(({ party }) => party === hsaId)?.unit ?? '') ?? hsaId,
      responsibleBody: 'Region Prov',
    },
  member: (hsaId) => {
    const one = directory.members[0];
    return one && hsaId === linden.hsaId ? { ...one, name: 'Li Provperson' } : undefined;
  },
};
const addressee = { name: 'Åke Provperson', lines: ['Storgatan 1'], postalCode: '123 45', city: 'Provköping' };
const date = localDate(2026, 3, 12);
const ALL: Parameters<typeof drawnUp>[0] = [
  [LINDEN, 'coordination', 'health', 'social', 'psychiatry', 'school'],
  [SOCIAL, 'coordination', 'social'],
  [SCHOOL, 'school'],
  [PSYCHIATRY, 'psychiatry', 'coordination'],
];

function message(played: PlayedPlan, code: string, to: string): OutgoingMessage {
  const { item } = played.delivery(code, to);
  return composeSip(played.state, item, { deceased: false, protection: 'none' }, played.at) as OutgoingMessage;
}

function letterOf(played: PlayedPlan, code: string, to: string, more: Partial<SipLetter> = {}): Letter {
  return sipLetter({ message: message(played, code, to), addressee, names, date, isChild: false, ...more });
}

function textOf(letter: Letter): string {
  return renderLetter(letter)
    .replace(/[\s\S]*<body>/, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n\s*/g, '\n');
}

function calledTo(units = UNITS): PlayedPlan {
  const played = offered();
  played.must('giveConsent', consent([]), linden);
  played.must('convene', called(played, units), linden);
  return played.settle();
}

describe('a plan that its reader has had before', () => {
  test('marks what is new and what has changed, and says what has been taken out', () => {
    const played = drawnUp(ALL);
    for (const { item, channel } of played.deliveries('sipPlan')) {
      if (channel === 'letter') played.try('postLetter', { item }, linden);
    }
    const [, , , own] = played.state.plan.interventions;
    played.must('addNeed', { text: 'Hjälp med handling', kind: 'health' }, linden);
    played.must('removeItem', { id: own?.id ?? '', because: 'klart' }, linden);
    played.must('writePlan', { waysOfWorking: 'Vi ringer varandra' }, linden);
    played.must('drawUp', { at: played.at, personAgrees: true }, linden);
    const item = played.deliveries('sipPlan').findLast(({ about }) => about === 'plan 2 to person')?.item ?? '';
    const text = textOf(
      sipLetter({
        message: composeSip(played.state, item, { deceased: false, protection: 'none' }, played.at) as OutgoingMessage,
        addressee,
        names,
        date,
        isChild: false,
      }),
    );
    expect(text).toMatch(/Ändringar i planen[\s\S]*står inte längre i planen:\nInsats: insats Linden\n/);
    expect(text).toContain('Nytt. Hjälp med handling');
    expect(text).toContain('Ändrat. Vi ringer varandra');
    expect(text).toContain('På lång sikt: mål långt');
  });
});

describe('a notice to the person', () => {
  test('says when, where and how, who is called, what a plan is, and that one may say no', () => {
    const letter = letterOf(calledTo(), 'sipNotice', 'person');
    expect(letter.sections.map(({ heading }) => heading)).toEqual([
      'När, var och hur',
      'Vad mötet handlar om',
      'Det här vill du att vi tar upp',
      'Vilka mer som kallas eller bjuds in',
      'Inför mötet',
      'Vad är en SIP?',
      'Du kan säga nej',
    ]);
    const text = textOf(letter);
    expect(text).toContain('Torsdag 12 mars 2026 klockan 09.00');
    for (const said of ['möte plats', 'Psykiatrin (kallas)', 'Arbetsförmedlingen (bjuds in)', 'Li Provperson']) {
      expect(text).toContain(said);
    }
  });

  test('speaks to a child in other words', () => {
    expect(textOf(letterOf(calledTo(), 'sipNotice', 'person', { isChild: true }))).toContain('Du är huvudpersonen');
  });

  test('tells of a new time, and that it holds instead', () => {
    const played = calledTo();
    played.try('postLetter', { item: played.delivery('sipNotice', 'person').item }, linden);
    const meeting = played.state.meetings[0]?.meeting ?? '';
    const startsAt = (played.at + 5 * 86_400_000) as Instant;
    const move = { meeting, startsAt, because: 'parties', saidBy: 'x', agreedWithPerson: true } as const;
    played.must('moveMeeting', move, linden);
    const letter = letterOf(played, 'sipNoticeChanged', 'person');
    expect(letter.title).toBe('Ändrad kallelse till möte');
    expect(textOf(letter)).toContain('ersätter den tidigare kallelsen');
  });
});

describe('a notice to somebody close', () => {
  function withSister(): PlayedPlan {
    const played = offered();
    played.must('giveConsent', consent(ALL), linden);
    played.must('nameRelated', { relatedId: 'r1', draftId: 'd1', role: 'relatedPerson', safeToReach: true }, linden);
    const wish = { id: 'r1', wish: 'wants' } as const;
    const said = { at: played.at, matters: 'egna ord', questions: ['egen fråga'], inviteWishes: [], notWanted: [] };
    played.must('prepare', { ...said, understood: true, related: [wish] }, linden);
    played.must('convene', called(played, UNITS, { related: ['r1'] }), linden);
    return played.settle();
  }
  const about = { name: 'Åke Provperson' };
  const close = new Map([['r1', 'Vera Provperson']]);

  test('invites them to come, says that the person wants it and what a plan is, and nothing of what it is about', () => {
    const letter = letterOf(withSister(), 'sipNotice', 'r1', { about });
    expect(letter.title).toBe('Inbjudan till möte');
    expect(letter.sections.map(({ heading }) => heading)).toEqual([
      'När, var och hur',
      'Vem det gäller',
      'Inför mötet',
      'Vad är en SIP?',
    ]);
    const text = textOf(letter);
    expect(text).toMatch(/möte plats[^]+Åke Provperson[^]+personen vill att du är med[^]+Li Provperson/);
    expect(text).not.toMatch(/möte (syfte|varför|mål|fråga|hur)|egna ord|egen fråga|Psykiatrin|vårdnadshavare|§/);
  });

  test('the person’s own says who of those close is invited, and their plan who was there', () => {
    const played = withSister();
    expect(textOf(letterOf(played, 'sipNotice', 'person', { close }))).toContain(
      'Vera Provperson, närstående (bjuds in)',
    );
    const meeting = played.state.meetings[0]?.meeting ?? '';
    played.later(49);
    const related = [{ id: 'r1', attended: true }];
    const attendance = { attendance: [], related, personTookPart: 'there', noteTaker: linden.hsaId } as const;
    played.must('holdMeeting', { ...attendance, attendance: [], meeting, at: played.at }, linden);
    draw(played);
    expect(textOf(letterOf(played, 'sipPlan', 'person', { close }))).toContain(
      'Med på mötet: Vera Provperson, närstående.',
    );
  });
});

describe('a notice to a unit without a system', () => {
  const about = { name: 'Åke Provperson', number: '19121212-1212' };

  test('is an invitation to one that may choose, with why it is asked, and with no word of the plan', () => {
    const letter = letterOf(calledTo(), 'sipNotice', AGENCY.unit, { about });
    expect(letter.title).toBe('Inbjudan till möte');
    const text = textOf(letter);
    expect(text).toContain('ingen skyldighet att delta');
    expect(text).toContain('Försäkringskassan har inte skyldighet');
    expect(text).toContain('Åke Provperson, 19121212-1212');
    expect(text).not.toMatch(/möte (syfte|varför|mål|fråga|hur)|Psykiatrin|Skolan|Biståndsenheten/);
  });

  test('says nothing of whom it is about, nor what kind of care calls, before the fold', () => {
    const html = renderLetter(letterOf(calledTo(), 'sipNotice', AGENCY.unit, { about }));
    const outside = html.slice(html.indexOf('<body>'), html.indexOf('</header>'));
    expect(outside).toContain('Region Prov');
    expect(outside).not.toMatch(/19121212|Linden|möte/);
  });
});

describe('a plan', () => {
  test('says that there is more, in letters from those who wrote it, where the printing staff may not see all', () => {
    const own: typeof ALL = [[LINDEN, 'coordination', 'health'], ...ALL.slice(1)];
    const played = drawnUp(own);
    const letters = played.deliveries().filter(({ message: code, to }) => code === 'sipPlan' && to.unit === 'person');
    const texts = letters.map(({ item, requestedBy }) => {
      const composed = composeSip(played.state, item, { deceased: false, protection: 'none' }, played.at);
      return [
        requestedBy,
        textOf(sipLetter({ message: composed as OutgoingMessage, addressee, names, date, isChild: false })),
      ] as const;
    });
    const [first] = texts;
    expect(first?.[0]).toBe(LINDEN.party);
    expect(first?.[1]).toContain('Resten kommer i brev från dem som har skrivit det.');
    expect(first?.[1]).not.toContain(`insats ${PSYCHIATRY.party}`);
    expect(texts.find(([by]) => by === PSYCHIATRY.party)?.[1]).toContain(`insats ${PSYCHIATRY.party}`);
  });

  test('begins with the person’s own words, and promises nothing', () => {
    const letter = letterOf(drawnUp(ALL), 'sipPlan', 'person');
    expect(letter.sections.map(({ heading }) => heading)).toEqual([
      'Det här är viktigt för dig',
      'Dina mål',
      'Vem gör vad, och när',
      'Mötet',
      'Så arbetar vi tillsammans',
      'Ansvar för planen',
      'Dina kontaktpersoner',
      'Uppföljning',
      'Om planen är överenskommen',
      'Vilka som har en kopia',
      'Du kan ändra dig',
    ]);
    const [own, , table] = letter.sections;
    expect(own).toMatchObject({ paragraphs: ['egna ord'], list: ['”mål långt”', 'egen fråga'] });
    expect(table?.paragraphs?.[0]).toBe(
      'Planen är inget beslut. Den visar vilka insatser som kan erbjudas och vem som ansvarar för dem.',
    );
    expect(table?.table?.rows).toContainEqual([
      'Psykiatrin',
      `insats ${PSYCHIATRY.party}`,
      '',
      STATUSES['can-be-offered'],
    ]);
    expect(textOf(letter)).toContain('Skolan: skola');
    const meeting = letter.sections.find(({ heading }) => heading === 'Mötet');
    expect(meeting?.paragraphs).toEqual([
      expect.stringMatching(/^Mötet hölls .* Du deltog på plats\.$/),
      'möte anteckning',
      'Antecknade: Li Provperson.',
    ]);
    expect(textOf(letter)).toContain('Det övergripande ansvaret för planen har Vårdcentralen Linden (Region Prov).');
  });

  test('no letter cites a law', () => {
    const letters = [letterOf(drawnUp(ALL), 'sipPlan', 'person'), letterOf(calledTo(), 'sipNotice', 'person')];
    for (const letter of letters) expect(textOf(letter)).not.toMatch(/§|\d{4}:\d+|lagen/);
  });

  test('to a guardian lacks what the child told in confidence, and speaks of the child', () => {
    const played = withChild();
    const letter = letterOf(played, 'sipPlan', 'r1', { about: { name: 'Elsa Provperson' } });
    expect(textOf(letter)).toContain('som vårdnadshavare');
    expect(textOf(letter)).not.toContain('i förtroende');
    expect(textOf(letterOf(played, 'sipPlan', 'person', { isChild: true }))).toContain('i förtroende');
  });
});

describe('the end', () => {
  test('is told in the same words whatever ended it, with where to turn', () => {
    const texts = ['need-over', 'goals-changed'].map((because) => {
      const played = drawnUp(ALL);
      played.must('end', { because: because as 'need-over', at: played.at, whereToTurn: 'Ring Linden' }, linden);
      const whereToTurn = 'Ring vårdcentralen';
      played.must('informAtEnd', { at: played.at, whom: ['person'], whereToTurn }, linden);
      return textOf(letterOf(played, 'sipEnded', 'person'));
    });
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('Ring vårdcentralen');
    expect(texts[0]).toContain('Inga möten om planen blir av');
    expect(texts[0]).not.toMatch(/insats|egna ord|mål/);
  });
});

/** A child of 14 with one guardian who has said yes; something is told in confidence. */
function withChild(): PlayedPlan {
  const played = offered(localDate(2030, 1, 1));
  played.must('nameRelated', { relatedId: 'r1', draftId: 'd1', role: 'guardian', safeToReach: true }, linden);
  played.must('hearChild', { oldEnough: true, view: 'agrees', at: played.at }, linden);
  played.must('giveConsent', consent(ALL, { giver: 'r1' }), linden);
  const meeting = played.must('convene', called(played, UNITS), linden);
  played.settle().later(49);
  const held = { attendance: [], personTookPart: 'there', childTookPart: 'there', noteTaker: linden.hsaId } as const;
  played.must('holdMeeting', { meeting, at: played.at, ...held, attendance: [] }, linden);
  played.must('addNeed', { text: 'sagt i förtroende', kind: 'health', notForGuardians: true }, linden);
  draw(played);
  expect(heldBack(played.state, played.delivery('sipPlan', 'r1'), played.at)).toBeUndefined();
  return played;
}

/** Written and drawn up by Linden alone. */
function draw(played: PlayedPlan): void {
  played.must('addGoal', { text: 'mål', term: 'long', kind: 'coordination', words: 'staff' }, linden);
  const item = { unit: LINDEN.unit, kind: 'health', what: 'insats', doneBy: 'party', status: 'decided' } as const;
  played.must('addIntervention', item, linden);
  played.must('appointLead', { unit: LINDEN, coordinator: linden.hsaId, wish: 'person', mostContact: true }, linden);
  const followUp = { on: localDate(2026, 9, 1), form: 'meeting' } as const;
  played.must('writePlan', { followUp, overallResponsibleParty: LINDEN.party }, linden);
  played.must('drawUp', { at: played.at, personAgrees: true }, linden);
}
