import type { Instant } from '../calendar/instant.ts';
import type { Protection } from './protection.ts';
import type { SipCopy } from './sip-copy.ts';

/** What is known of a person's protection at the moment of telling; an unknown kind counts as the strictest. */
export interface PersonMarks {
  deceased: boolean;
  protection: Protection;
}

/** Messages of a SIP, to parties, to the person, and to the person's discharges. */
export type SipMessage =
  | 'sipNotice'
  | 'sipNoticeChanged'
  | 'sipNoticeCancelled'
  | 'sipReply'
  | 'sipPlan'
  | 'sipEnded'
  | 'sipMistaken'
  | 'sipHandOver'
  | 'sipLeadAsked'
  | 'somethingWaits'
  | 'sipChoice'
  | 'sipSuccessor'
  | 'sipNoticeSent';

/** Messages of a discharge. */
export type DischargeMessage =
  | 'admissionNotice'
  | 'changedEstimate'
  | 'planningBegun'
  | 'careContactAppointed'
  | 'readyNotice'
  | 'readyRevoked'
  | 'informationTransfer'
  | 'discharged'
  | 'cancelled'
  | 'toSip';

export type MessageCode = DischargeMessage | SipMessage;

/** Facts that a message may hold; each message has only its own. Times are instants. */
export interface MessageFacts {
  admittedAt?: Instant;
  estimatedDischargeAt?: Instant;
  dischargedAt?: Instant;
  /** HSA-id of the physician who judged the person ready, and when it was judged. */
  readyJudgedBy?: string;
  readyJudgedAt?: Instant;
  readyRevokedAt?: Instant;
  /** Number of the ready episode, from 1. */
  episode?: number;
  /** Outcome of the secrecy check that lag (2017:612) 3 kap. 1 and 2 §§ ask for. */
  secrecyCheck?: { outcome: 'no-hindrance'; by: string; at: Instant };
  careContact?: { hsaId: string; unit: string; lead: boolean };
  planningUnit?: string;
  /** Free text of the information transfer; content, never logged. */
  text?: string;
  /** The SIP as far as its receiver may have it. */
  sip?: SipCopy;
  /** The meeting that it is about, of those in the copy. */
  meeting?: string;
}

/** One item as the gate lets it out: already cut for its receiver. The person's own data are fetched at the moment of sending. */
export interface OutgoingMessage {
  item: string;
  caseId: string;
  message: MessageCode;
  ground: string;
  from: { party: string; unit: string };
  to: { party: string; unit: string };
  /** Item that this one replaces or revokes at the same receiver. */
  replaces?: string;
  /** Which of the person's own data go with it. */
  personItems: readonly ('name' | 'number' | 'address')[];
  facts: MessageFacts;
}

/** The gate's no. `reason` is a code of the word table; nothing about the person. */
export interface Stopped {
  stopped: true;
  reason: string;
}
