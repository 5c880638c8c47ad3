import type { Directory } from '../../../adapters/directory/directory.ts';
import { isSide, type UnitRef } from '../../../domain/discharge/unit-ref.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';

/** What the directory knows of a unit after discharge. One that it lacks stands as municipal social services until someone finds it. */
export function judgedUnitRef(directory: Directory, unit: string): UnitRef {
  const found = directory.unit(unit);
  if (!found) return { unit, party: null, side: 'municipal-social', channel: 'workList', known: false };
  if (!isSide(found.side)) {
    throw refusal(
      422,
      'business-rule',
      'Enheten ger inte insatser efter utskrivningen. Ange en enhet i kommunen eller öppenvården.',
      'Encounter.extension',
    );
  }
  return { unit, party: found.party, side: found.side, channel: found.partner ? 'system' : 'workList', known: true };
}

/** The person's unit in outpatient care; one that the directory lacks, or that is no such unit, is found by a human. */
export function outpatientUnitRef(directory: Directory, unit: string): UnitRef {
  const found = directory.unit(unit);
  const isOutpatient = found?.side === 'region-outpatient';
  return {
    unit,
    party: isOutpatient ? found.party : null,
    side: 'region-outpatient',
    channel: isOutpatient && found.partner ? 'system' : 'workList',
    known: isOutpatient,
  };
}

/** @throws FhirRefusal 422 when the directory has no such ward */
export function wardOf(directory: Directory, unit: string, at: string): { party: string; unit: string } {
  const found = directory.unit(unit);
  if (found?.side === 'inpatient') return { party: found.party, unit };
  throw refusal(422, 'not-found', 'Avdelningen finns inte i katalogen som en enhet i sluten vård.', at);
}
