import { MS_PER_DAY, type Instant } from '../calendar/instant.ts';
import { localDate } from '../calendar/local-date.ts';
import type { Actor } from '../process/command.ts';
import { PERSON, type DischargeReport, type SipCommands, type SipCommandType } from '../sip/commands.ts';
import type { SipStatus } from '../sip/state.ts';
import { CARE_CONTACT } from './people.ts';
import {
  IN_MAY,
  PlayedSip,
  called,
  consent,
  consented,
  drawnUp,
  ended,
  held,
  intervention,
  met,
  need,
  notice,
  offered,
  preparation,
} from './played-sip.ts';
import { CENTRE, SOCIAL, STAY, centre, contact, social } from './sip-people.ts';

export interface SipSample<T extends SipCommandType = SipCommandType> {
  by: Actor;
  data: (played: PlayedSip) => SipCommands[T];
  /** Given before it, where it is about something that is not there in every status. */
  first?: (played: PlayedSip) => unknown;
}

/** One of each command, given by one who may. */
export const SIP_SAMPLES: { [T in SipCommandType]: SipSample<T> } = {
  reportNeed: { by: social, data: () => need() },
  assessNeed: { by: social, data: () => ({ needed: true }) },
  handOver: { by: social, data: () => ({ to: { ...SOCIAL, unit: 'SE0000000009-2002' } }) },
  acceptHandOver: {
    by: social,
    first: (p) => p.give('handOver', { to: { ...SOCIAL, unit: 'SE0000000009-2002' } }, social),
    data: () => ({}),
  },
  makeOffer: { by: social, data: (p) => ({ at: p.at, informedHow: 'muntligt', understood: true }) },
  answerOffer: { by: social, data: (p) => ({ answer: 'no', at: p.at }) },
  nameRelated: {
    by: social,
    data: () => ({ relatedId: 'sister', draftId: 'd1', role: 'relatedPerson', safeToReach: true }),
  },
  judgeConsenter: {
    by: social,
    data: (p) => ({ who: 'person', by: social.hsaId, because: 'Förstår vad det gäller', at: p.at }),
  },
  recordGuardian: { by: social, data: () => ({ relatedId: 'mother', is: 'refuses', by: social.hsaId }) },
  hearChild: { by: social, data: (p) => ({ oldEnough: true, view: 'agrees', at: p.at }) },
  giveConsent: { by: social, data: (p) => consent(p.at) },
  narrowConsent: {
    by: social,
    data: (p) => ({ giver: PERSON, party: CENTRE.party, kinds: ['social'], invite: false, at: p.at }),
  },
  withdrawConsent: { by: social, data: (p) => ({ giver: PERSON, at: p.at }) },
  prepare: { by: social, data: (p) => preparation(p.at) },
  convene: { by: social, data: (p) => notice(p.at) },
  replyToNotice: {
    by: centre,
    data: (p) => ({ meeting: p.meeting, unit: CENTRE.unit, answer: 'comes', who: 'Kim Provperson', mandate: true }),
  },
  moveMeeting: {
    by: social,
    data: (p) => ({
      meeting: p.meeting,
      startsAt: (p.at + 9 * MS_PER_DAY) as Instant,
      because: 'parties',
      saidBy: social.hsaId,
      agreedWithPerson: true,
    }),
  },
  cancelMeeting: { by: social, data: (p) => ({ meeting: p.meeting, because: 'flera är sjuka' }) },
  holdMeeting: { by: social, data: (p) => held(p) },
  explainAbsence: {
    by: centre,
    data: (p) => ({ meeting: p.meeting, unit: CENTRE.unit, unwilling: false, text: 'Sjuk' }),
  },
  addNeed: { by: social, data: () => ({ text: 'Hjälp med maten', kind: 'social' }) },
  addGoal: { by: social, data: () => ({ text: 'Gå ut varje dag', term: 'short', kind: 'social', words: 'person' }) },
  judgeGoal: { by: social, data: (p) => ({ goal: p.state.plan.goals[0]?.id ?? 'none', achieved: 'partly' }) },
  addIntervention: { by: social, data: () => intervention(SOCIAL) },
  changeIntervention: { by: social, data: (p) => ({ id: own(p), when: 'varje dag' }) },
  reportIntervention: { by: social, data: (p) => ({ id: own(p), carriedOut: 'ongoing', at: p.at }) },
  removeItem: { by: social, data: (p) => ({ id: own(p), because: 'behövs inte' }) },
  writePlan: { by: social, data: () => ({ waysOfWorking: 'Vi ringer varandra.' }) },
  appointLead: {
    by: social,
    data: () => ({ unit: CENTRE, coordinator: centre.hsaId, wish: 'person', mostContact: true }),
  },
  acceptLead: {
    by: centre,
    first: (p) =>
      p.give('appointLead', { unit: CENTRE, coordinator: centre.hsaId, wish: 'person', mostContact: true }, social),
    data: () => ({}),
  },
  drawUp: { by: social, data: (p) => ({ at: p.at, personAgrees: true }) },
  reportFollowUp: {
    by: social,
    data: (p) => ({ at: p.at, form: 'phone', outcome: 'continue', next: { on: IN_MAY, form: 'phone' } }),
  },
  contactPerson: { by: social, data: (p) => ({ at: p.at, how: 'phone' }) },
  reportChange: { by: social, data: (p) => ({ what: 'move', at: p.at }) },
  answerEarlierFollowUp: {
    by: social,
    first: (p) => p.give('reportChange', { what: 'move', at: p.at }, social),
    data: (p) => ({ wants: false, at: p.at }),
  },
  pause: { by: social, data: (p) => ({ because: 'Personen vill vänta', at: p.at }) },
  resume: { by: social, data: (p) => ({ at: p.at }) },
  end: { by: social, data: (p) => ({ because: 'need-over', at: p.at, whereToTurn: 'Socialkontoret' }) },
  confirmEnd: { by: social, data: () => ({ unit: SOCIAL.unit }) },
  informAtEnd: { by: social, data: (p) => ({ at: p.at, whom: [PERSON], whereToTurn: 'Socialkontoret' }) },
  contactLead: {
    by: contact,
    first: (p) => p.command({ type: 'reportFromDischarge', data: fromStay(p, 'admitted'), by: STAY }),
    data: (p) => ({ dischargeId: 'c1', at: p.at }),
  },
  decideExisting: {
    by: social,
    first: (p) => p.command({ type: 'reportFromDischarge', data: fromStay(p, 'admitted'), by: STAY }),
    data: (p) => ({
      dischargeId: 'c1',
      person: 'Vill fortsätta',
      leadCoordinator: 'Fortsätter',
      careContact: 'Håller med',
      choice: 'keep',
      at: p.at,
    }),
  },
  reportFromDischarge: { by: STAY, data: (p) => fromStay(p, 'needsSip') },
  reportSuccessor: {
    by: STAY,
    data: (p) => ({
      personId: 'p1',
      turns18On: null,
      replaces: 's0',
      unit: SOCIAL,
      reasons: ['several-actors'],
      socialServices: true,
      healthCare: true,
      by: social.hsaId,
      at: p.at,
    }),
  },
  recordWrongPerson: { by: social, data: () => ({ because: 'Förväxling' }) },
  updateAddress: { by: social, data: () => ({ draftId: 'd9' }) },
  markPerson: { by: social, data: () => ({ protection: 'sekretessmarkering' }) },
  handleByHand: {
    by: social,
    first: (p) => p.give('markPerson', { protection: 'other' }, social),
    data: (p) => ({
      dutyAbout: p.duties('handleByHand')[0]?.id ?? 'none',
      how: 'phone',
      reason: 'ringde',
    }),
  },
};

const PLAYED = new Map<SipStatus, PlayedSip>();

/** A case in that status. */
export function sipCase(status: SipStatus): PlayedSip {
  const played = PLAYED.get(status) ?? CASES[status]();
  PLAYED.set(status, played);
  return played.fork();
}

const CASES: Record<SipStatus, () => PlayedSip> = {
  none: () => new PlayedSip(),
  needSeen: () => {
    const played = new PlayedSip();
    played.must('reportNeed', need());
    return played;
  },
  noNeed: () => {
    const played = new PlayedSip();
    played.must('reportNeed', need({ from: 'person' }));
    played.must('assessNeed', { needed: false, because: 'Bara en verksamhet' });
    return played;
  },
  offered: () => offered(),
  undecided: () => {
    const played = offered();
    played.must('answerOffer', { answer: 'not-now', askAgainOn: localDate(2026, 4, 1), at: played.at });
    return played;
  },
  declined: () => {
    const played = offered();
    played.must('answerOffer', { answer: 'no', at: played.at });
    return played;
  },
  preparing: () => consented(),
  called: () => called(),
  met: () => met(),
  drawnUp: () => drawnUp(),
  paused: () => {
    const played = drawnUp();
    played.must('pause', { because: 'Personen vill vänta', at: played.at });
    return played;
  },
  ended: () => ended(),
  complete: () => {
    const played = ended();
    played.must('informAtEnd', { at: played.at, whom: [PERSON], whereToTurn: 'Socialkontoret' });
    played.must('confirmEnd', { unit: SOCIAL.unit });
    played.must('confirmEnd', { unit: CENTRE.unit }, centre);
    return played;
  },
  wrongPerson: () => {
    const played = called();
    played.must('recordWrongPerson', { because: 'Förväxling' });
    return played.settle();
  },
};

export const SIP_STATUSES = Object.keys(CASES) as SipStatus[];

/** What the person's stay says of itself, in each kind of report. */
export function fromStay(
  { at }: PlayedSip,
  what: DischargeReport['what'],
  part: Partial<DischargeReport> = {},
): DischargeReport {
  return {
    dischargeId: 'c1',
    what,
    at,
    personId: 'p1',
    turns18On: null,
    ...(what === 'admitted' ? { units: [CENTRE] } : {}),
    ...(what === 'needsSip' ? { units: [SOCIAL, CENTRE], saidBy: 'SE0000000009-P001' } : {}),
    ...(what === 'careContact' ? { careContact: { unit: CENTRE, hsaId: CARE_CONTACT } } : {}),
    ...(what === 'ready' ? { readyToldAt: at, noticeDueAt: (at + 3 * MS_PER_DAY) as Instant } : {}),
    ...part,
  };
}

function own({ state }: PlayedSip): string {
  return state.plan.interventions.find(({ party, removed }) => party === SOCIAL.party && !removed)?.id ?? 'none';
}
