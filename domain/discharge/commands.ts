import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Protection } from '../disclosure/protection.ts';
import type { UnitRef } from './unit-ref.ts';

/** Outcome of weighing secrecy (lag 2017:612, 3 kap. 1 and 2 §§). `by` is the HSA-id of who weighed it. */
export interface SecrecyCheck {
  outcome: 'no-hindrance' | 'hinders';
  by: string;
  at: Instant;
}

export type EncounterStatus = 'in-progress' | 'onleave' | 'finished' | 'cancelled' | 'entered-in-error';

/** The treating physician's judgement (lag 2017:612, 2 kap. 1 §). No units: nothing is needed after discharge. */
export interface Judgement {
  /** HSA-id of the physician. */
  by: string;
  at: Instant;
  units: UnitRef[];
}

/** An inpatient encounter as a record system sees it at one moment. What it leaves out, it says nothing about. */
export interface EncounterSnapshot {
  snapshotAt: Instant;
  /** HSA-id of the sending system. */
  sender: string;
  personId: string;
  /** Waiting personal data that the case's first event of this command releases. */
  draftId?: string;
  status: EncounterStatus;
  /** Code of v3-ActCode, e.g. `IMP`. */
  encounterClass: string;
  admittedAt: Instant;
  dischargedAt?: Instant;
  /** Day on which the person turns 18, Stockholm; left out for an adult or when it is not known. */
  turns18On?: LocalDate;
  ward: { party: string; unit: string };
  outpatientUnit?: UnitRef;
  judgement?: Judgement;
  ready?: { by: string; judgedAt: Instant; secrecy?: SecrecyCheck; revokedAt?: Instant };
  estimatedDischargeAt?: Instant;
  marks: { deceased: boolean; protection: Protection };
}

/** What the person has said of a SIP, as far as a discharge needs to know. */
export type Choice = 'not-asked' | 'asked' | 'declined' | 'undecided' | 'consented';

/** Kind of place, never an address. */
export type DischargedTo = 'home' | 'short-term-care' | 'residential-care' | 'other-hospital' | 'other';

export type ByHand = 'phone' | 'visit' | 'letter' | 'other';

/** Every command of a discharge and its data. HSA-ids in `by` name who judged or did it, which may be another than who reports it. */
export interface DischargeCommands {
  reportEncounter: EncounterSnapshot;
  judgeNeed: Judgement & { outpatientUnit?: UnitRef };
  /** Withdraws a unit that was judged by mistake. */
  correctJudgement: { unit: string; reason: string };
  /** Says which unit was meant where the directory had none; `instead` is the unit as it was named. */
  findUnit: { instead: string; unit: UnitRef };
  changeEstimate: { estimatedDischargeAt: Instant };
  declareReady: { by: string; judgedAt: Instant; secrecy?: SecrecyCheck };
  recordSecrecyCheck: SecrecyCheck & { about: 'readyNotice' | 'informationTransfer' };
  revokeReady: { at: Instant; reasonText?: string };
  reportDischarge: { at: Instant; where?: DischargedTo };
  beginPlanning: { unit: string };
  appointCareContact: { unit: string; careContact: string; lead?: boolean };
  /** `sentBy` is for one who reports on behalf of the care contact. */
  reportMeetingNotice: { sentAt: Instant; sentBy?: string };
  /** Whether interventions from both region and municipality are needed after discharge: always said, never derived. */
  recordBothSides: { needed: boolean; by: string };
  /** `doneElsewhere`: the information went another way, and this only says so. */
  transferInformation: { unit: string; text?: string; doneElsewhere?: boolean; secrecy?: SecrecyCheck };
  informPatient: { at: Instant };
  /** Compulsory outpatient psychiatric care decided, or ended. */
  recordCompulsoryCare: { by: string; at: Instant; ended?: boolean };
  /** Anyone may set a mark; clearing one takes a member of the ward's staff and a reason. */
  markPerson: { deceased?: boolean; protection?: Protection };
  /** What could not go by itself was told by a person. Names the item or the duty. */
  handleByHand: { item?: string; dutyAbout?: string; how: ByHand; reason: string };
  closeCase: { reason: string };
  /** What the person's SIP tells; nobody else may. */
  reportChoice: { choice: Choice };
  reportSipNotice: { sentAt: Instant; sentBy: string; party: string; meetingAt: Instant };
}

export type DischargeCommandType = keyof DischargeCommands;
