import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { SipUnit } from './units.ts';

/** Kind of information: what consent names and the gate cuts by. `coordination` is the meeting, and what is needed to work together. */
export const INFORMATION_KINDS = [
  'coordination',
  'health',
  'psychiatry',
  'addiction',
  'social',
  'disability',
  'school',
  'work',
  'home',
  'family',
] as const;
export type InformationKind = (typeof INFORMATION_KINDS)[number];

/** The six reasons of the county routine; they feed statistics. */
export const NEED_REASONS = [
  'several-actors',
  'unclear-responsibility',
  'same-time-or-order',
  'placement-of-child',
  'absence-from-school',
  'ahead-of-time',
] as const;
export type NeedReason = (typeof NEED_REASONS)[number];

/** Who saw the need. Staff must start it; the person and those close may ask for one; others may only flag it. */
export const NEED_FROM = [
  'staff',
  'person',
  'relatedPerson',
  'guardian',
  'representative',
  'flag',
  'discharge',
] as const;
export type NeedFrom = (typeof NEED_FROM)[number];

export type ConsentForm = 'written' | 'oral' | 'other';
export type MeetingForm = 'physical' | 'digital' | 'partly-digital';
export type InterventionStatus = 'wished' | 'can-be-offered' | 'applied-for' | 'decided' | 'refused';
export type CarryingOut = 'not-begun' | 'ongoing' | 'done' | 'not-done';
export type FollowUpForm = 'meeting' | 'phone' | 'home-visit';
/** The hub's own choices, not the routine's: what is decided is kept in the words of those who decided. */
export type ExistingChoice = 'keep' | 'revise' | 'pause' | 'end' | 'start-anew';
export type EndReason = 'need-over' | 'consent-withdrawn' | 'goals-changed' | 'deceased' | 'wrong-person';
export type RelatedRole = 'guardian' | 'relatedPerson' | 'appointedRepresentative';
/** Whether the person wants somebody close at the meeting. */
export type Wish = 'wants' | 'does-not-want' | 'not-said';
/** The person, the random id of somebody close, or the social welfare board of a placed child. */
export type Giver = string;
export const PERSON: Giver = 'person';
export const SOCIAL_BOARD: Giver = 'social-board';

/** What one party may be told, and until when (last day, Stockholm date; null: until withdrawn). */
export interface ShareWish {
  party: string;
  kinds: InformationKind[];
}

export interface MeetingPlan {
  purpose: string;
  why: string;
  longTermGoal: string;
  questions: string[];
  startsAt: Instant;
  endsAt?: Instant;
  place: string;
  form: MeetingForm;
  link?: string;
  /** How the person takes part, as agreed with them. */
  personTakesPart: string;
  agreedWithPerson: boolean;
}

export interface Invitee {
  unit: SipUnit;
  /** What its taking part reveals. */
  kind: InformationKind;
  /** When false, the receiving body names who comes. */
  knowsPerson: boolean;
}

export interface InterventionContent {
  kind: InformationKind;
  /** Id of the goal that it serves. */
  goal?: string;
  what: string;
  how?: string;
  when?: string;
  /** Who carries it out: the writing party, the person, or an actor outside region and municipality. */
  doneBy: 'party' | 'person' | 'other-actor';
  otherActor?: string;
  status: InterventionStatus;
  /** How the result is judged, by whom and when (Stockholm date). */
  judgedHow?: string;
  judgedBy?: string;
  judgedOn?: LocalDate;
  /** Ids of interventions that come first. */
  after?: string[];
  /** Already going on when the plan was drawn up. */
  ongoing?: boolean;
  /** Told in confidence by a child: not for guardians' copies. */
  notForGuardians?: boolean;
}

/** What may be open in an intervention, and so be taken away from one. */
type Open = 'goal' | 'how' | 'when' | 'otherActor' | 'judgedHow' | 'judgedBy' | 'judgedOn';

export type InterventionChange = Partial<Omit<InterventionContent, 'kind' | 'doneBy' | Open>> & {
  [K in Open]?: InterventionContent[K] | null;
};

export interface FollowUpPlan {
  on: LocalDate;
  /** `HH:MM`, Stockholm. */
  time?: string;
  place?: string;
  form: FollowUpForm;
}

export interface Contact {
  role: 'permanentPhysician' | 'permanentCareContact' | 'homeCareContact' | 'principal' | 'other';
  unit: string;
  /** HSA-id of a member of staff. */
  staff?: string;
  text?: string;
}

/** What a discharge of the same person tells. The hub's processes speak by reports; nobody else may send this. */
export interface DischargeReport {
  dischargeId: string;
  what:
    'admitted' | 'needsSip' | 'noLongerBothSides' | 'careContact' | 'ready' | 'readyRevoked' | 'discharged' | 'over';
  at: Instant;
  personId: string;
  turns18On: LocalDate | null;
  careContact?: { unit: SipUnit; hsaId: string };
  /** When the first unit was given the ready notice, from which three days run (lag 2017:612, 4 kap. 3 §). */
  readyToldAt?: Instant;
  /** End of the three days, as the discharge counts them. */
  noticeDueAt?: Instant;
  /** Units judged to be needed after discharge. */
  units?: SipUnit[];
  saidBy?: string;
  /** Told along with what comes after it: the plan that was told of the need may have ended since, and this be another. */
  needed?: { at: Instant; units: SipUnit[]; saidBy: string };
}
