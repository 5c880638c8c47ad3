import { FhirRefusal } from '../../../adapters/fhir/refusal.ts';
import type { Rejection } from '../../../domain/process/rejection.ts';
import { errorRow } from '../../errors.ts';

/** Where in the Encounter the field of a command stands. */
const PATHS: Record<string, string> = {
  admittedAt: 'period.start',
  dischargedAt: 'period.end',
  personId: 'subject',
  'judgement.at': 'extension',
  'ready.judgedAt': 'extension',
  'ready.revokedAt': 'extension',
  'ready.secrecy.at': 'extension',
  estimatedDischargeAt: 'extension',
};

/** A refusal by the rules, with the element that it is about; nothing when it is about none. */
export function refusedAt(
  { code, field, params }: Rejection,
  at: string,
  snapshotPath: string,
): FhirRefusal | undefined {
  const path =
    field === 'snapshotAt' || field === 'occurredAt' ? snapshotPath : field && PATHS[field] && `${at}.${PATHS[field]}`;
  if (!path) return undefined;
  const { status, text } = errorRow(code, { ...params, ...(field ? { field } : {}) });
  return new FhirRefusal(status, [{ severity: 'error', code: 'business-rule', text, at: path }]);
}
