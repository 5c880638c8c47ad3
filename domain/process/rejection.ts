/**
 * A refusal. `code` names a row of the error table, which holds status, Swedish sentence and rule;
 * `params` fill the sentence and never hold personal data.
 */
export interface Rejection {
  rejected: true;
  code: string;
  field?: string;
  params?: Record<string, string | number>;
}

export function reject(code: string, field?: string, params?: Record<string, string | number>): Rejection {
  return { rejected: true, code, ...(field ? { field } : {}), ...(params ? { params } : {}) };
}

export function isRejection(value: unknown): value is Rejection {
  return typeof value === 'object' && value !== null && 'rejected' in value && value.rejected === true;
}

/** Codes that a command of any kind of case can be refused with, those of its deliveries included. */
export const EVERY_PROCESS_REFUSES = [
  'unknown-command',
  'unknown-case',
  'not-your-case',
  'role-not-allowed',
  'changed-since',
  'reason-missing',
  'text-missing',
  'time-in-future',
  'other-person',
  'person-deceased',
  'matter-missing',
  'unknown-duty',
  'not-by-hand',
  'already-told',
  'unknown-delivery',
  'not-your-delivery',
  'delivery-not-retryable',
  'delivery-settled',
  'delivery-not-told',
  'delivery-no-letter',
] as const;
