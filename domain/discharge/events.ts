import type { Instant } from '../calendar/instant.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { ByHand, Choice, DischargedTo, EncounterStatus, SecrecyCheck } from './commands.ts';
import type { DeviationCode } from './codes.ts';
import type { UnitRef } from './unit-ref.ts';
import type { MarkEvents } from '../process/mark.ts';

/** Why a unit is among the judged ones: the physician named it, or the law added it (2 kap. 1 § second paragraph). */
export type JudgedBecause = 'judged' | 'municipal-health-care';

/** Every event of a discharge and its data; when it happened stands in the event's frame. Units are numbered as judged, from 0. */
export interface DischargeEvents extends MarkEvents {
  encounterReported: { snapshotAt: Instant; sender: string; status: EncounterStatus; encounterClass: string };
  personUpdated: { personId: string; draftId: string };
  admitted: { personId: string; ward: { party: string; unit: string }; turns18On?: LocalDate };
  wardChanged: { ward: { party: string; unit: string } };
  admissionTimeCorrected: { admittedAt: Instant };
  outpatientUnitNamed: { unit: UnitRef };
  leaveBegan: Record<string, never>;
  leaveEnded: Record<string, never>;
  admissionCancelled: { enteredInError: boolean; tell: number[] };
  admissionReinstated: Record<string, never>;
  needJudged: { unit: UnitRef; judgedBy: string; because: JudgedBecause };
  noNeedJudged: { judgedBy: string };
  unitFound: { index: number; unit: UnitRef };
  judgementCorrected: { index: number; reasonText: string; tell: boolean };
  /** `tell`: units that had the notice, or had it on its way, with another estimate or none. */
  estimateChanged: { estimatedDischargeAt: Instant; tell: number[] };
  declaredReady: { episode: number; judgedBy: string };
  secrecyChecked: SecrecyCheck & { about: 'readyNotice' | 'informationTransfer'; episode?: number };
  /** `tell`: units that had been told of this episode, or were being told. */
  readyRevoked: { episode: number; tell: number[]; reasonText?: string };
  discharged: { from: 'snapshot' | 'staff'; where?: DischargedTo };
  dischargeTimeCorrected: { dischargedAt: Instant };
  dischargeWithdrawn: Record<string, never>;
  planningBegun: { index: number };
  careContactAppointed: { index: number; careContact: string; lead: boolean };
  /** `counts`: sent by the lead care contact, as 4 kap. 3 § asks; else an ordinary notice. */
  meetingNoticeReported: { sentAt: Instant; sentBy: string; counts: boolean; party?: string; meetingAt?: Instant };
  choiceReported: { choice: Choice };
  bothSidesRecorded: { needed: boolean; saidBy: string };
  informationTransferred: { index: number; doneElsewhere: boolean; text?: string };
  patientInformed: Record<string, never>;
  compulsoryCareRecorded: { decidedBy: string; ended: boolean };
  /** `about` is the key of a message (see `matters.ts`) or the id of a duty. */
  handledByHand: { about: string; how: ByHand; reasonText: string };
  deviationRecorded: { code: DeviationCode; codes?: string[] };
  caseClosed: { reasonText: string };
}

export type DischargeEventType = keyof DischargeEvents;
