import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type {
  CarryingOut,
  ConsentForm,
  Contact,
  FollowUpForm,
  FollowUpPlan,
  InformationKind,
  InterventionContent,
  MeetingForm,
  RelatedRole,
  SipCommands,
} from '../sip/commands.ts';
import type { SipState, WholePart } from '../sip/state.ts';
import type { SipSide } from '../sip/units.ts';

/**
 * A SIP as one receiver may have it: what is sent, printed, read and searched is made from this and from nothing else. What the
 * receiver may not have leaves no trace: no gap, number or reference.
 */
export interface SipCopy {
  kind: SipState['kind'];
  caseId: string;
  /** Every ended plan reads the same, whatever ended it. */
  status: 'draft' | 'active' | 'on-hold' | 'ended';
  /** SIP that this one took over from; for the person and the one that carries it on. */
  replaces?: string;
  openedAt: Instant;
  endedAt?: Instant;
  /** Latest adopted version, numbered from 1 among those that said anything new to the receiver. */
  version?: {
    version: number;
    drawnUpAt: Instant;
    personAgrees: boolean;
    because?: string;
    /** Number of the event that adopted it: an item that changed later is not in it as it stands. */
    number: number;
  };
  /** From the version that the receiver was told before; of a plan that is sent to one who has had it. */
  difference?: PlanDifference;
  /** Unit that carries the process on. */
  coordinating?: { unit: string; party: string };
  lead?: { unit: string; party: string; coordinator: string; since: Instant; accepted: boolean };
  /** HSA-id of the party with the overall responsibility by law. */
  overallResponsibleParty?: string;
  /** The person's own words from the preparation. */
  preparation?: {
    matters: string;
    expectations?: string;
    wantedResult?: string;
    questions: string[];
    interpreter?: string;
    aids?: string;
    placeWish?: string;
    takesPart?: string;
  };
  needs: CopyItem<{ text: string }>[];
  goals: CopyItem<{
    text: string;
    term: 'long' | 'short';
    /** Id of the long-term goal, when that is in the copy. */
    parent?: string;
    words: 'person' | 'staff';
    on?: LocalDate;
    achieved?: 'yes' | 'partly' | 'no';
  }>[];
  /** In the order in which they are to come. */
  interventions: CopyItem<
    Omit<InterventionContent, 'kind' | 'notForGuardians'> & { unit: string; carriedOut?: CarryingOut; effect?: string }
  >[];
  waysOfWorking?: string;
  followUp?: FollowUpPlan;
  endsOn?: LocalDate;
  team: TeamMember[];
  contacts: Contact[];
  meetings: MeetingCopy[];
  followUps: FollowUpCopy[];
  /** What the receiver itself has been allowed or has taken down; all of it for the person. */
  consents: ConsentCopy[];
  /** Where the person turns should they need a plan again; of a SIP that has ended, to them and those close. */
  whereToTurn?: string;
  /** The person has more of the plan than this copy holds; the rest comes from those who wrote it. */
  isPart?: true;
}

export type CopyItem<T> = T & {
  id: string;
  kind: InformationKind;
  /** Party (HSA-id) that wrote it. */
  party: string;
  writtenAt: Instant;
  /** When it changed last, as the number of the event that did. */
  changedNumber: number;
};

export interface TeamMember {
  unit: string;
  party: string;
  side: SipSide;
  role: 'lead' | 'care-contact' | 'party';
  attendance?: 'required' | 'optional';
  /** HSA-id of the member of staff, where one is named. */
  staff?: string;
  since: Instant;
}

export interface MeetingCopy {
  meeting: string;
  convener: string;
  convenerUnit: string;
  convenerParty: string;
  startsAt: Instant;
  endsAt?: Instant;
  place: string;
  form: MeetingForm;
  link?: string;
  /** Left out of a copy for one close who may come and may know nothing more. */
  personTakesPart?: string;
  /** Left out of a copy for one who may come and may not know why. */
  content?: { purpose: string; why: string; longTermGoal: string; questions: string[] };
  /** How many times it has been moved. */
  moves: number;
  /** On whose account it was moved last, and who of the convener's judged that. */
  moved?: { because: SipCommands['moveMeeting']['because']; saidBy?: string };
  status: 'called' | 'held' | 'cancelled';
  invitees: {
    unit: string;
    party: string;
    attendance: 'required' | 'optional';
    knowsPerson: boolean;
    reply?: 'comes' | 'does-not-come' | 'wants-other-time';
    who?: string;
    mandate?: boolean;
    /** What who comes needs there; for the one who called, and the party itself. */
    adaptations?: string;
    attended?: boolean;
  }[];
  /** Those close who are called at the person's wish, or were there. */
  related?: { id: string; role: RelatedRole; attended?: boolean }[];
  held?: HeldCopy;
  /** Changed last, as the number of the event. */
  changedNumber: number;
}

/** What has been at a meeting. */
export interface HeldCopy extends Pick<
  SipCommands['holdMeeting'],
  'personTookPart' | 'personHow' | 'childTookPart' | 'summary'
> {
  at: Instant;
  /** HSA-id or name; left out where it may be staff of a party that the receiver may not know of. */
  noteTaker?: string;
}

export interface FollowUpCopy {
  at: Instant;
  form: FollowUpForm;
  goals?: string;
  news?: string;
  carriedOut?: string;
  effect?: string;
  otherNeeded?: string;
  outcome: 'continue' | 'revise' | 'end' | 'start-anew';
}

export interface ConsentCopy {
  object: 'draw-up' | 'invite' | 'share' | 'digital-meeting';
  giver: string;
  to?: string;
  kinds?: InformationKind[];
  form: ConsentForm;
  takenBy: string;
  takenByParty: string;
  givenAt: Instant;
  until: LocalDate | null;
  endedAt?: Instant;
  number: number;
}

/**
 * What a plan says otherwise than it did, of what the receiver may have and had then. Items by id; how it goes with them is no part of it.
 */
export interface PlanDifference {
  added: string[];
  changed: string[];
  removed: RemovedItem[];
  whole: (WholePart | 'followUp' | 'lead')[];
}

export interface RemovedItem {
  id: string;
  what: 'need' | 'goal' | 'intervention';
  text: string;
  kind: InformationKind;
  /** Party (HSA-id) that wrote it. */
  party: string;
}

/** To whom the copy goes. */
export type CopyFor = { party: string } | { person: true } | { guardian: string };
