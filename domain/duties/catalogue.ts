import { admissionNotice } from './admission-notice.ts';
import { appointCareContact } from './appoint-care-contact.ts';
import { beginPlanning } from './begin-planning.ts';
import type { DutiesOf } from './build.ts';
import { changedEstimate } from './changed-estimate.ts';
import { findUnit } from './find-unit.ts';
import { handleByHand } from './handle-by-hand.ts';
import { informPatient } from './inform-patient.ts';
import { informationTransfer } from './information-transfer.ts';
import { meetingNotice } from './meeting-notice.ts';
import { readyNotice } from './ready-notice.ts';
import { readyRevoked } from './ready-revoked.ts';
import { secrecyCheck } from './secrecy-check.ts';
import { sendByHand } from './send-by-hand.ts';
import { stateEstimate } from './state-estimate.ts';

/** Every duty of a discharge by its code, in the order of the law; the hub's own last. */
export const DISCHARGE_DUTIES = {
  admissionNotice,
  stateEstimate,
  changedEstimate,
  appointCareContact,
  beginPlanning,
  secrecyCheck,
  readyNotice,
  readyRevoked,
  informationTransfer,
  informPatient,
  meetingNotice,
  findUnit,
  sendByHand,
  handleByHand,
} as const satisfies Record<string, DutiesOf>;

export type DischargeDutyCode = keyof typeof DISCHARGE_DUTIES;

export const DISCHARGE_DUTY_CODES = Object.keys(DISCHARGE_DUTIES) as DischargeDutyCode[];
