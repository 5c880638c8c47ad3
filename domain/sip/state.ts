import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { CaseState } from '../process/state.ts';
import type {
  ConsentForm,
  DischargeReport,
  EndReason,
  ExistingChoice,
  FollowUpForm,
  Giver,
  InformationKind,
  Invitee,
  MeetingPlan,
  NeedFrom,
  NeedReason,
  RelatedRole,
  SipCommands,
  Wish,
} from './commands.ts';
import type { SipEvents } from './events.ts';
import type { GrantEnd, DeviationCode } from './codes.ts';
import type { Plan, Written } from './plan-state.ts';
import type { SipUnit } from './units.ts';
import type { Marking } from '../process/mark.ts';

export type { Goal, Intervention, Plan, PlanNeed, PlanVersion, WholePart, Written } from './plan-state.ts';

/** Raised when `evolve` would fold old events into another state. */
export const SIP_EVOLVE_VERSION = 3;

export type SipStatus =
  | 'none'
  | 'needSeen'
  | 'noNeed'
  | 'offered'
  | 'undecided'
  | 'declined'
  | 'preparing'
  | 'called'
  | 'met'
  | 'drawnUp'
  | 'paused'
  | 'ended'
  | 'complete'
  | 'wrongPerson';

export interface Need extends Written {
  from: NeedFrom;
  reasons: NeedReason[];
  coordination: boolean;
  socialServices: boolean;
  healthCare: boolean;
  unit: SipUnit;
  by: string;
  text?: string;
}

export interface Offer extends Written {
  by: string;
  unit: string;
  informedHow: string;
  understood: boolean;
  answer?: Written & { answer: 'yes' | 'no' | 'not-now'; askAgainOn?: LocalDate };
}

export interface Related {
  id: string;
  role: RelatedRole;
  safeToReach: boolean;
  is: 'available' | 'prevented' | 'refuses';
  named: Written;
  /** When what it is was said last. */
  said?: Written;
  /** Whether the person wants them at meetings, as it was said last. */
  wish?: Written & { wish: Wish };
}

export interface HandOver extends Written {
  to: SipUnit;
  accepted?: Written;
}

export type ChildHeard = Written & Omit<SipCommands['hearChild'], 'at'>;

/** One thing that one giver has allowed. Never general: a share names one party and its kinds of information. */
export interface Grant extends Written {
  object: 'draw-up' | 'invite' | 'share' | 'digital-meeting';
  giver: Giver;
  form: ConsentForm;
  takenBy: string;
  /** The receiving party, for `invite` and `share`. */
  to?: string;
  kinds?: InformationKind[];
  /** Last day, Stockholm; null: until withdrawn. */
  until: LocalDate | null;
  /** By the party that recorded it; what the clock ends is recorded by whoever comes next. */
  ended?: Written & { because: GrantEnd };
}

export interface Reply extends Written {
  unit: string;
  answer: 'comes' | 'does-not-come' | 'wants-other-time';
  who?: string;
  mandate?: boolean;
  adaptations?: string;
  unwilling?: boolean;
}

export interface Meeting extends MeetingPlan, Written {
  /** Id of the command that called it: tells nothing of how many there are. */
  meeting: string;
  convener: string;
  unit: string;
  invitees: (Invitee & { attendance: 'required' | 'optional' })[];
  /** Ids of those close who are called at the person's wish. */
  related?: string[];
  /** Times of the meeting before it was moved; the last move says on whose account. */
  moves: (Written & { from: Instant; because: 'persons-need' | 'parties' | 'other'; saidBy: string })[];
  replies: Reply[];
  /** Sent by the lead care contact, for the ready notice of a discharge. */
  countsFor: string[];
  cancelled?: Written & { because: string };
  held?: Written & Omit<SipCommands['holdMeeting'], 'meeting' | 'at'>;
  absences: (Written & { unit: string; unwilling: boolean; text: string })[];
}

export interface Lead extends Written {
  unit: SipUnit;
  coordinator: string;
  wish: 'person' | 'meeting';
  mostContact: boolean;
  accepted?: Written;
}

export interface FollowUp extends Written, Omit<SipCommands['reportFollowUp'], 'at'> {
  by: string;
}

export interface Change extends Written {
  what: 'admission' | 'move' | 'placement' | 'other';
  dischargeId?: string;
  answered?: Written & { wants: boolean };
}

/** A discharge of the same person, as it has reported. */
export interface LinkedDischarge {
  dischargeId: string;
  number: number;
  admittedAt: Instant;
  /** Region-funded outpatient unit that has been told of the admission. */
  outpatient?: SipUnit;
  /** Units that it named before. */
  formerUnits: SipUnit[];
  needsSip?: { at: Instant; number: number; said: boolean };
  careContact?: NonNullable<DischargeReport['careContact']> & { at: Instant; number: number };
  ready?: { at: Instant; number: number; noticeDueAt?: Instant; revokedAt?: Instant };
  dischargedAt?: Instant;
  over?: { at: Instant; number: number };
  /** The plan stood when the person was admitted. */
  hadPlan: boolean;
  contacted?: Written;
  decision?: ExistingDecision;
  /** What was decided before that. */
  formerDecisions: ExistingDecision[];
}

interface ExistingDecision extends Written {
  person: string;
  leadCoordinator: string;
  careContact: string;
  choice: ExistingChoice;
}

/** Plain JSON. Lists only grow, so that a place in one is a stable name. */
export interface SipState extends CaseState {
  kind: 'sip' | 'l-sip';
  status: SipStatus;
  personId: string | null;
  /** Day on which the person turns 18, Stockholm; null for an adult or when it is not known. */
  turns18On: LocalDate | null;
  /** The unit that is to start, and later that of the lead coordinator: it carries the process on. */
  coordinating: SipUnit | null;
  replaces: string | null;
  needs: Need[];
  /** `carries`: by the party that carried the process on. */
  assessments: (Written & { unit: string; needed: boolean; because?: string; carries: boolean })[];
  /** A request that waits for the one who was asked to take it over. */
  handOver: HandOver | null;
  formerHandOvers: HandOver[];
  offers: Offer[];
  related: Related[];
  consenter: (Written & Omit<SipCommands['judgeConsenter'], 'at'>) | null;
  /** Each time that it was judged who consents. */
  judgements: Written[];
  childHeard: ChildHeard | null;
  /** What the child said before that. */
  formerHearings: ChildHeard[];
  grants: Grant[];
  /** Each time at which the consent of all who must became enough for drawing up. */
  begun: Written[];
  /** Set when the 18th birthday has passed. */
  adultSince: { at: Instant; number: number } | null;
  preparation: (Written & Omit<SipEvents['prepared'], 'related'>) | null;
  /** Each time that somebody prepared. */
  prepared: Written[];
  meetings: Meeting[];
  plan: Plan;
  lead: Lead | null;
  formerLeads: Lead[];
  followUps: FollowUp[];
  contacts: (Written & { how: FollowUpForm; text?: string })[];
  changes: Change[];
  paused: (Written & { because: string }) | null;
  ended: (Written & { because: EndReason; whereToTurn: string }) | null;
  endConfirmed: Record<string, Written>;
  informedAtEnd: (Written & { whom: Giver[]; whereToTurn: string }) | null;
  wrongPerson: Written | null;
  discharges: LinkedDischarge[];
  markings: Marking[];
  byHand: Record<string, { at: Instant; number: number }>;
  deviations: { code: DeviationCode; at: Instant; number: number; unit?: string; meeting?: string }[];
}

export function emptySip(kind: SipState['kind']): (caseId: string) => SipState {
  return (caseId) => ({
    caseId,
    kind,
    number: 0,
    lastRecordedAt: 0 as Instant,
    evolveVersion: SIP_EVOLVE_VERSION,
    policy: null,
    status: 'none',
    duties: {},
    deliveries: {},
    changed: {},
    personId: null,
    turns18On: null,
    coordinating: null,
    replaces: null,
    needs: [],
    assessments: [],
    handOver: null,
    formerHandOvers: [],
    offers: [],
    related: [],
    consenter: null,
    judgements: [],
    childHeard: null,
    formerHearings: [],
    grants: [],
    begun: [],
    adultSince: null,
    preparation: null,
    prepared: [],
    meetings: [],
    plan: { needs: [], goals: [], interventions: [], followUps: [], contacts: [], parts: {}, versions: [] },
    lead: null,
    formerLeads: [],
    followUps: [],
    contacts: [],
    changes: [],
    paused: null,
    ended: null,
    endConfirmed: {},
    informedAtEnd: null,
    wrongPerson: null,
    discharges: [],
    markings: [],
    byHand: {},
    deviations: [],
  });
}
