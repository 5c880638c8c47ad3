import { EVERY_PROCESS_REFUSES, reject, type Rejection } from '../process/rejection.ts';

/** Every code that a command to a discharge can be refused with, those of deliveries and of every process included. */
export const REJECTION_CODES = [
  ...EVERY_PROCESS_REFUSES,
  'case-closed',
  'case-cancelled',
  'time-before-admission',
  'time-before-judgement',
  'discharge-time-missing',
  'physician-missing',
  'text-too-long',
  'unknown-unit',
  'unit-not-known',
  'unit-already-judged',
  'unit-already-found',
  'care-contact-missing',
  'already-ready',
  'not-ready',
  'already-discharged',
  'still-in-care',
  'planning-already-begun',
  'patient-already-informed',
  'no-compulsory-care',
  'compulsory-care-already-recorded',
  'secrecy-check-missing',
  'handle-by-hand',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];

export function refuse(code: RejectionCode, field?: string, params?: Record<string, string | number>): Rejection {
  return reject(code, field, params);
}

/** What a report broke. Lateness is never among them: it is read from the duty's times. */
export const DEVIATION_CODES = [
  'discharged-without-care-contact',
  'discharged-without-ready',
  'judged-after-discharge',
  'no-need-after-judgement',
  'encounter-still-in-progress',
  'closed-with-open-duties',
] as const;

export type DeviationCode = (typeof DEVIATION_CODES)[number];

/** Why a duty no longer binds. */
export const WAIVER_CODES = [
  'deceased',
  'admission-cancelled',
  'case-closed',
  'judgement-corrected',
  'ready-revoked',
  'secrecy-hinders',
  'superseded',
  'not-both-sides',
  'handled-outside-hub',
  'discharged',
  'sent-after-all',
  'can-be-sent',
  'mark-cleared',
  'rule-no-longer-applies',
] as const;

export type WaiverCode = (typeof WAIVER_CODES)[number];

/** Why something is not sent. */
export const STOP_CODES = [
  'deceased',
  'protected-identity',
  'admission-cancelled',
  'case-closed',
  'judgement-corrected',
  'ready-revoked',
  'secrecy-hinders',
  'secrecy-check-missing',
  'superseded',
  'unit-not-known',
  'not-a-receiver',
  'unknown-item',
  'already-settled',
] as const;

export type StopCode = (typeof STOP_CODES)[number];
