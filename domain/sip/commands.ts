import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Protection } from '../disclosure/protection.ts';
import type {
  CarryingOut,
  ConsentForm,
  Contact,
  DischargeReport,
  EndReason,
  ExistingChoice,
  FollowUpForm,
  FollowUpPlan,
  Giver,
  InformationKind,
  InterventionChange,
  InterventionContent,
  Invitee,
  MeetingForm,
  MeetingPlan,
  NeedFrom,
  NeedReason,
  RelatedRole,
  ShareWish,
  Wish,
} from './command-parts.ts';
import type { SipUnit } from './units.ts';

export { INFORMATION_KINDS, NEED_REASONS, NEED_FROM, PERSON, SOCIAL_BOARD } from './command-parts.ts';
export type {
  InformationKind,
  NeedReason,
  NeedFrom,
  ConsentForm,
  MeetingForm,
  InterventionStatus,
  CarryingOut,
  FollowUpForm,
  ExistingChoice,
  EndReason,
  RelatedRole,
  Giver,
  ShareWish,
  Wish,
  MeetingPlan,
  Invitee,
  InterventionContent,
  FollowUpPlan,
  Contact,
  DischargeReport,
} from './command-parts.ts';

/** Every command of a SIP and its data. HSA-ids in `by` name who judged or did it, which may be another than who reports it. */
export interface SipCommands {
  reportNeed: {
    personId: string;
    turns18On: LocalDate | null;
    draftId?: string;
    from: NeedFrom;
    reasons: NeedReason[];
    /** The criterion: coordination is needed, however small the interventions. */
    coordination: boolean;
    /** Interventions follow from these sides. */
    socialServices: boolean;
    healthCare: boolean;
    unit: SipUnit;
    text?: string;
    /** SIP that this one takes over from. */
    replaces?: string;
  };
  assessNeed: { needed: boolean; because?: string };
  handOver: { to: SipUnit };
  acceptHandOver: Record<string, never>;
  makeOffer: { at: Instant; informedHow: string; understood: boolean };
  answerOffer: { answer: 'yes' | 'no' | 'not-now'; askAgainOn?: LocalDate; at: Instant };
  nameRelated: { relatedId: string; draftId: string; role: RelatedRole; safeToReach: boolean };
  judgeConsenter: { who: 'person' | 'guardians' | 'social-board' | 'nobody'; by: string; because: string; at: Instant };
  recordGuardian: { relatedId: string; is: 'available' | 'prevented' | 'refuses'; because?: string; by: string };
  hearChild: { oldEnough: boolean; view?: 'agrees' | 'disagrees' | 'no-view'; how?: string; at: Instant };
  giveConsent: {
    giver: Giver;
    form: ConsentForm;
    takenBy: string;
    at: Instant;
    drawUp: boolean;
    /** Parties that may be invited. */
    invite: string[];
    share: ShareWish[];
    digitalMeeting: boolean;
    until: LocalDate | null;
  };
  narrowConsent: {
    giver: Giver;
    /** Of whom some of it is taken back; left out when that is of nobody. */
    party?: string;
    kinds: InformationKind[];
    invite: boolean;
    /** That meetings may be digital is taken back. */
    digitalMeeting?: boolean;
    at: Instant;
  };
  withdrawConsent: { giver: Giver; at: Instant };
  prepare: {
    at: Instant;
    /** The person's own words: what matters to them. */
    matters: string;
    expectations?: string;
    wantedResult?: string;
    questions: string[];
    purpose?: string;
    why?: string;
    inviteWishes: SipUnit[];
    notWanted: SipUnit[];
    /** Of those close that are named here; of the others what was said before stands. */
    related?: { id: string; wish: Wish }[];
    interpreter?: string;
    aids?: string;
    placeWish?: string;
    form?: MeetingForm;
    takesPart?: string;
    understood: boolean;
    /** Told in confidence by a child: not for guardians' copies. So with all of these marks. */
    notForGuardians?: boolean;
  };
  convene: MeetingPlan & {
    invitees: Invitee[];
    /** Ids of those close whom the person wants there. */
    related?: string[];
    convener: string;
  };
  replyToNotice: {
    meeting: string;
    unit: string;
    answer: 'comes' | 'does-not-come' | 'wants-other-time';
    who?: string;
    mandate?: boolean;
    adaptations?: string;
    unwilling?: boolean;
  };
  moveMeeting: {
    meeting: string;
    startsAt: Instant;
    endsAt?: Instant;
    place?: string;
    /** What is left out stands, but for a link to a meeting that is held in a room from now on. */
    form?: MeetingForm;
    link?: string;
    personTakesPart?: string;
    /** Only the person's own need or wish stops the clocks. */
    because: 'persons-need' | 'parties' | 'other';
    saidBy: string;
    agreedWithPerson: boolean;
  };
  cancelMeeting: { meeting: string; because: string };
  holdMeeting: {
    meeting: string;
    at: Instant;
    attendance: { unit: string; attended: boolean; who?: string }[];
    /** Those close, called or not. */
    related?: { id: string; attended: boolean }[];
    personTookPart: 'there' | 'digitally' | 'another-way' | 'no';
    personHow?: string;
    childTookPart?: 'there' | 'digitally' | 'another-way' | 'no' | 'not-old-enough';
    noteTaker: string;
    summary?: string;
    /** Of the summary. */
    notForGuardians?: boolean;
  };
  explainAbsence: { meeting: string; unit: string; unwilling: boolean; text: string };
  addNeed: { text: string; kind: InformationKind; notForGuardians?: boolean };
  addGoal: {
    text: string;
    term: 'long' | 'short';
    parent?: string;
    kind: InformationKind;
    words: 'person' | 'staff';
    on?: LocalDate;
    notForGuardians?: boolean;
  };
  judgeGoal: { goal: string; achieved: 'yes' | 'partly' | 'no' };
  addIntervention: InterventionContent & { unit: string };
  /** What is left out stands; null takes away what may be left open. */
  changeIntervention: { id: string } & InterventionChange;
  reportIntervention: { id: string; carriedOut: CarryingOut; effect?: string; at: Instant };
  removeItem: { id: string; because: string };
  /** As with an intervention. */
  writePlan: {
    waysOfWorking?: string | null;
    followUp?: FollowUpPlan;
    endsOn?: LocalDate | null;
    contacts?: Contact[];
    overallResponsibleParty?: string;
  };
  appointLead: { unit: SipUnit; coordinator: string; wish: 'person' | 'meeting'; mostContact: boolean };
  acceptLead: Record<string, never>;
  drawUp: { at: Instant; personAgrees: boolean; because?: string };
  reportFollowUp: {
    at: Instant;
    form: FollowUpForm;
    goals?: string;
    news?: string;
    carriedOut?: string;
    effect?: string;
    otherNeeded?: string;
    /** Of what was said; that it was followed up, and how it goes on, is for all. */
    notForGuardians?: boolean;
    outcome: 'continue' | 'revise' | 'end' | 'start-anew';
    next?: FollowUpPlan;
    /** Where the person turns when the plan ends by this. */
    whereToTurn?: string;
  };
  contactPerson: { at: Instant; how: FollowUpForm; text?: string };
  reportChange: { what: 'admission' | 'move' | 'placement' | 'other'; at: Instant };
  answerEarlierFollowUp: { wants: boolean; next?: FollowUpPlan; at: Instant };
  pause: { because: string; at: Instant };
  resume: { at: Instant };
  end: { because: EndReason; at: Instant; whereToTurn: string };
  confirmEnd: { unit: string };
  informAtEnd: { at: Instant; whom: Giver[]; whereToTurn: string };
  contactLead: { dischargeId: string; at: Instant };
  decideExisting: {
    dischargeId: string;
    person: string;
    leadCoordinator: string;
    careContact: string;
    choice: ExistingChoice;
    whereToTurn?: string;
    at: Instant;
  };
  reportFromDischarge: DischargeReport;
  /** A plan of the same person that ended to begin anew: the hub's own, nobody else may send it. */
  reportSuccessor: {
    personId: string;
    turns18On: LocalDate | null;
    replaces: string;
    unit: SipUnit;
    reasons: NeedReason[];
    socialServices: boolean;
    healthCare: boolean;
    by: string;
    at: Instant;
  };
  /** The case was opened on the wrong person: it is stopped and taken back. */
  recordWrongPerson: { because: string };
  /** Where the person lives, which waits beside the case as a draft. */
  updateAddress: { draftId: string };
  markPerson: { deceased?: boolean; protection?: Protection };
  handleByHand: { item?: string; dutyAbout?: string; how: 'phone' | 'visit' | 'letter' | 'other'; reason: string };
}

export type SipCommandType = keyof SipCommands;
