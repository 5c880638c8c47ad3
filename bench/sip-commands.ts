import type { Instant } from '../domain/calendar/instant.ts';
import { localDateOf } from '../domain/calendar/stockholm.ts';
import type { Actor } from '../domain/process/command.ts';
import { PERSON, type InformationKind, type SipCommands, type SipCommandType } from '../domain/sip/commands.ts';
import { CARE_CONTACT, NURSE, PSYCHIATRIC_NURSE, SOCIAL_WORKER, UNITS } from './actors.ts';
import type { Said } from './said.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Reminders before a meeting and a follow-up are as much longer as all other times, and must lie ahead too. */
const AHEAD_MS = 40 * YEAR_MS;

const SHARED: InformationKind[] = ['coordination', 'health', 'social', 'home'];

/** From the offer to the person's consent. */
export function offer(now: number): Said[] {
  const at = now as Instant;
  return [
    said(CARE_CONTACT, 'makeOffer', { at, informedHow: 'Muntligt och med broschyr', understood: true }),
    said(CARE_CONTACT, 'answerOffer', { answer: 'yes', at }),
    said(CARE_CONTACT, 'giveConsent', {
      giver: PERSON,
      form: 'oral',
      takenBy: CARE_CONTACT.hsaId,
      at,
      drawUp: true,
      invite: [UNITS.social.party, UNITS.psychiatry.party],
      share: [
        { party: UNITS.social.party, kinds: SHARED },
        { party: UNITS.psychiatry.party, kinds: [...SHARED, 'psychiatry'] },
      ],
      digitalMeeting: false,
      until: null,
    }),
  ];
}

/** @param meeting id of the command that convenes */
export function meetingCalled(now: number, meeting: string): Said[] {
  const at = now as Instant;
  const comes = { meeting, answer: 'comes', mandate: true } as const;
  return [
    said(CARE_CONTACT, 'prepare', {
      at,
      matters: 'Att kunna bo kvar hemma och komma ut varje dag.',
      expectations: 'Att alla vet vem som gör vad.',
      wantedResult: 'En person att ringa.',
      questions: ['Vem hjälper till på morgonen?', 'Hur ofta kommer sjuksköterskan?'],
      inviteWishes: [UNITS.social, UNITS.nursing, UNITS.psychiatry],
      notWanted: [],
      understood: true,
    }),
    said(CARE_CONTACT, 'convene', {
      purpose: 'Samordna insatserna efter utskrivningen',
      why: 'Flera verksamheter behövs samtidigt.',
      longTermGoal: 'Bo kvar hemma',
      questions: ['Vem gör vad, och när?'],
      startsAt: (now + AHEAD_MS) as Instant,
      place: 'Vårdcentralen Linden, rum 3',
      form: 'physical',
      personTakesPart: 'Kommer själv',
      agreedWithPerson: true,
      convener: CARE_CONTACT.hsaId,
      invitees: [
        { unit: UNITS.social, kind: 'social', knowsPerson: true },
        { unit: UNITS.nursing, kind: 'health', knowsPerson: true },
        { unit: UNITS.psychiatry, kind: 'health', knowsPerson: false },
      ],
    }),
    said(SOCIAL_WORKER, 'replyToNotice', { ...comes, unit: UNITS.social.unit, who: 'Biståndshandläggaren' }),
    said(NURSE, 'replyToNotice', { ...comes, unit: UNITS.nursing.unit, who: 'Sjuksköterskan' }),
    said(PSYCHIATRIC_NURSE, 'replyToNotice', { ...comes, unit: UNITS.psychiatry.unit, who: 'Samordnaren' }),
  ];
}

/** What is written at the meeting, each by its own party. */
export function meetingHeld(now: number, meeting: string): Said[] {
  const came = [UNITS.social, UNITS.nursing, UNITS.psychiatry].map(({ unit }) => ({ unit, attended: true }));
  const does = { doneBy: 'party', status: 'decided' } as const;
  return [
    said(CARE_CONTACT, 'holdMeeting', {
      meeting,
      at: now as Instant,
      attendance: came,
      personTookPart: 'there',
      noteTaker: CARE_CONTACT.hsaId,
      summary: 'Alla var med. Insatserna fördelades.',
    }),
    said(CARE_CONTACT, 'addNeed', { text: 'Behöver hjälp med läkemedel.', kind: 'health' }),
    said(SOCIAL_WORKER, 'addNeed', { text: 'Behöver hjälp på morgonen.', kind: 'home' }),
    said(CARE_CONTACT, 'addGoal', { text: 'Jag vill bo kvar hemma.', term: 'long', kind: 'home', words: 'person' }),
    said(NURSE, 'addGoal', {
      text: 'Sköta läkemedlen själv till våren.',
      term: 'short',
      kind: 'health',
      words: 'staff',
    }),
    said(SOCIAL_WORKER, 'addIntervention', {
      ...does,
      unit: UNITS.social.unit,
      kind: 'home',
      what: 'Hemtjänst varje morgon',
      how: 'Två gånger om dagen den första månaden',
    }),
    said(NURSE, 'addIntervention', { ...does, unit: UNITS.nursing.unit, kind: 'health', what: 'Dosett varje vecka' }),
    said(CARE_CONTACT, 'addIntervention', {
      ...does,
      unit: UNITS.outpatient.unit,
      kind: 'health',
      what: 'Läkemedelsgenomgång',
    }),
    said(PSYCHIATRIC_NURSE, 'addIntervention', {
      ...does,
      unit: UNITS.psychiatry.unit,
      kind: 'psychiatry',
      what: 'Samtal varannan vecka',
    }),
  ];
}

/** The plan, of which each receiver gets what it may have, up to the first follow-up. */
export function plan(now: number): Said[] {
  const at = now as Instant;
  const next = { on: localDateOf((now + AHEAD_MS) as Instant), form: 'meeting' } as const;
  return [
    said(CARE_CONTACT, 'writePlan', {
      waysOfWorking: 'Vi ringer varandra vid förändringar.',
      overallResponsibleParty: UNITS.outpatient.party,
      followUp: next,
    }),
    said(CARE_CONTACT, 'appointLead', {
      unit: UNITS.outpatient,
      coordinator: CARE_CONTACT.hsaId,
      wish: 'person',
      mostContact: true,
    }),
    said(CARE_CONTACT, 'drawUp', { at, personAgrees: true }),
    said(CARE_CONTACT, 'reportFollowUp', {
      at,
      form: 'meeting',
      goals: 'På väg',
      carriedOut: 'Som det var sagt',
      outcome: 'continue',
      next,
    }),
  ];
}

function said<T extends SipCommandType>(by: Actor, type: T, data: SipCommands[T]): Said {
  return { kind: 'sip', type, data, by };
}
