import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { CaseState } from '../process/state.ts';
import type { Choice, SecrecyCheck } from './commands.ts';
import type { DeviationCode } from './codes.ts';
import type { JudgedBecause } from './events.ts';
import type { UnitRef } from './unit-ref.ts';
import type { Marking } from '../process/mark.ts';

/** Raised when `evolve` would fold old events into another state. */
export const DISCHARGE_EVOLVE_VERSION = 4;

export type DischargeStatus =
  'none' | 'notJudged' | 'noNeed' | 'planning' | 'ready' | 'discharged' | 'cancelled' | 'closed';

/** When something happened by the reporter's word, and the number of the event that says so. */
export interface Happened {
  at: Instant;
  number: number;
}

/** A unit that the treating physician judged may be needed after discharge, with its own clock (lag 2017:612, 2 kap. 3 §). */
export interface JudgedUnit extends UnitRef {
  judgedAt: Instant;
  judgedBy: string;
  because: JudgedBecause;
  number: number;
  /** Set when the directory lacked it at first; `found` says when the right one was named. */
  wasUnknown: boolean;
  found?: Happened;
  /** Judged by mistake, or the admission was; `tell` when it had been told by then. */
  withdrawn?: Happened & { because: 'judgement-corrected' | 'admission-cancelled'; tell: boolean };
}

export interface Estimate {
  estimatedDischargeAt: Instant;
  changedAt: Instant;
  number: number;
  /** Units that must be told of this one, by their place among the judged units. */
  tell: number[];
}

/** From ready to revoked, or on; numbered from 1. */
export interface ReadyEpisode {
  episode: number;
  judgedBy: string;
  judgedAt: Instant;
  number: number;
  secrecy?: SecrecyCheck & { number: number };
  revoked?: Happened & { tell: number[] };
}

export interface CareContact {
  /** Place among the judged units. */
  index: number;
  careContact: string;
  lead: boolean;
  /** When the unit first had a care contact appointed; a replacement does not move it. */
  since: Instant;
  appointed: Happened;
}

export interface MeetingNotice {
  sentAt: Instant;
  sentBy: string;
  party: string;
  counts: boolean;
  /** When the meeting was first called for, where the SIP has told. */
  meetingAt?: Instant;
  number: number;
}

export interface InformationTransfer extends Happened {
  index: number;
  doneElsewhere: boolean;
  text?: string;
}

/** Plain JSON. Lists only grow, so that a place in one is a stable name. */
export interface DischargeState extends CaseState {
  status: DischargeStatus;
  personId: string | null;
  sender: string | null;
  snapshotAt: Instant | null;
  encounterClass: string | null;
  ward: { party: string; unit: string } | null;
  outpatientUnit: UnitRef | null;
  /** Day on which the person turns 18, Stockholm; null for an adult or when it is not known. */
  turns18On: LocalDate | null;
  admitted: Happened | null;
  leaveSince: Instant | null;
  discharged: (Happened & { from: 'snapshot' | 'staff' }) | null;
  cancelled: (Happened & { enteredInError: boolean }) | null;
  closed: Happened | null;
  /** The latest judgement; `noNeed` when it named no unit. */
  judgement: (Happened & { by: string; noNeed: boolean }) | null;
  units: JudgedUnit[];
  estimates: Estimate[];
  episodes: ReadyEpisode[];
  /** By place among the judged units. */
  planningBegun: Record<string, Happened>;
  careContacts: CareContact[];
  meetingNotices: MeetingNotice[];
  bothSides: (Happened & { needed: boolean; saidBy: string; party: string }) | null;
  transfers: InformationTransfer[];
  transferSecrecy: (SecrecyCheck & { number: number }) | null;
  patientInformed: Happened | null;
  compulsoryCare: (Happened & { decidedBy: string; ended: boolean }) | null;
  markings: Marking[];
  /** What a person told by other means, by the key of the message or the id of the duty. */
  byHand: Record<string, Happened>;
  /** What the person has said of a plan, as their SIP has reported. */
  choice: (Happened & { choice: Choice; afterNo: boolean }) | null;
  deviations: (Happened & { code: DeviationCode })[];
}

export function emptyDischarge(caseId: string): DischargeState {
  return {
    caseId,
    number: 0,
    lastRecordedAt: 0 as Instant,
    evolveVersion: DISCHARGE_EVOLVE_VERSION,
    policy: null,
    status: 'none',
    duties: {},
    deliveries: {},
    changed: {},
    personId: null,
    sender: null,
    snapshotAt: null,
    encounterClass: null,
    ward: null,
    outpatientUnit: null,
    turns18On: null,
    admitted: null,
    leaveSince: null,
    discharged: null,
    cancelled: null,
    closed: null,
    judgement: null,
    units: [],
    estimates: [],
    episodes: [],
    planningBegun: {},
    careContacts: [],
    meetingNotices: [],
    bothSides: null,
    transfers: [],
    transferSecrecy: null,
    patientInformed: null,
    compulsoryCare: null,
    markings: [],
    byHand: {},
    choice: null,
    deviations: [],
  };
}
