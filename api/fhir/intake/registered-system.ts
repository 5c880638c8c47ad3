import type { Directory, Member } from '../../../adapters/directory/directory.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';

/** @throws FhirRefusal 403 unless the sender is a record system of inpatient care: only such systems report persons and encounters. */
export function requireRecordSystem(directory: Directory, { kind, unit }: Member): void {
  if (kind === 'system' && directory.unit(unit)?.side === 'inpatient') return;
  throw refusal(403, 'forbidden', 'Bara ett journalsystem i sluten vård får lämna vårdtillfällen och patienter hit.');
}
