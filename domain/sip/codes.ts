import { EVERY_PROCESS_REFUSES, reject, type Rejection } from '../process/rejection.ts';

/** Every code that a command to a SIP can be refused with, those of deliveries and of every process included. */
export const REJECTION_CODES = [
  ...EVERY_PROCESS_REFUSES,
  'sip-not-in-state',
  'sip-ended',
  'need-not-coordination',
  'need-not-both-sectors',
  'need-reason-missing',
  'refusal-reason-missing',
  'other-actor-may-only-flag',
  'no-hand-over',
  'hand-over-to-self',
  'person-not-asked-hand-over',
  'no-offer',
  'offer-answered',
  'ask-again-missing',
  'ask-again-past',
  'related-unknown',
  'guardian-not-consenter',
  'giver-not-consenter',
  'nobody-can-consent',
  'child-not-heard',
  'child-disagrees',
  'adult-has-no-guardians',
  'consent-general',
  'consent-empty',
  'consent-in-the-past',
  'no-such-consent',
  'consent-stands',
  'consent-missing-draw-up',
  'consent-missing-invite',
  'consent-missing-digital',
  'consent-missing-at-eighteen',
  'consent-ends-before-meeting',
  'not-wanted-by-person',
  'person-not-asked-time',
  'no-invitees',
  'meeting-unknown',
  'meeting-settled',
  'meeting-in-the-past',
  'meeting-not-held',
  'not-invited',
  'attended',
  'item-unknown',
  'item-of-other-party',
  'goal-unknown',
  'intervention-order-circular',
  'other-actor-missing',
  'not-for-other-party',
  'unit-not-in-plan',
  'lead-missing',
  'lead-accepted',
  'lead-not-you',
  'plan-without-meeting',
  'plan-without-interventions',
  'plan-without-responsible',
  'plan-without-overall-responsible',
  'plan-without-lead',
  'plan-without-follow-up',
  'plan-without-goal',
  'plan-without-agreement',
  'plan-unchanged',
  'follow-up-in-the-past',
  'follow-up-date-missing',
  'not-paused',
  'already-paused',
  'already-confirmed',
  'not-ended',
  'no-ground-to-inform',
  'no-change-to-answer',
  'no-existing-plan',
  'decision-incomplete',
  'discharge-unknown',
] as const;

export type RejectionCode = (typeof REJECTION_CODES)[number];

export function refuse(code: RejectionCode, field?: string, params?: Record<string, string | number>): Rejection {
  return reject(code, field, params);
}

/** What a report broke, or what somebody must look at. Lateness is never among them: it is read from the duty's times. */
export const DEVIATION_CODES = ['refused-to-take-part', 'meeting-without-child', 'meeting-without-consent'] as const;

export type DeviationCode = (typeof DEVIATION_CODES)[number];

/** Why a duty no longer binds. */
export const WAIVER_CODES = [
  'deceased',
  'wrong-person',
  'sip-ended',
  'no-need',
  'consent-missing',
  'superseded',
  'meeting-cancelled',
  'explained',
  'discharge-over',
  'decided',
  'sent-after-all',
  'can-be-sent',
  'told-by-hand',
  'mark-cleared',
  'rule-no-longer-applies',
] as const;

export type WaiverCode = (typeof WAIVER_CODES)[number];

/** Why a duty is shown and not counted as a breach. */
export const HINDRANCE_CODES = ['by-the-persons-choice', 'at-the-persons-wish'] as const;

export type HindranceCode = (typeof HINDRANCE_CODES)[number];

/** Why something is not sent. */
export const STOP_CODES = [
  'deceased',
  'protected-identity',
  'wrong-person',
  'consent-withdrawn',
  'consent-missing',
  'sip-ended',
  'meeting-cancelled',
  'superseded',
  'not-a-receiver',
  'unknown-item',
  'already-settled',
  'guardian-not-safe',
  'related-not-safe',
] as const;

export type StopCode = (typeof STOP_CODES)[number];

/** Why a consent no longer stands. */
export type GrantEnd = 'withdrawn' | 'narrowed' | 'replaced' | 'expired' | 'turned-18';
