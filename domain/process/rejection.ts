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
