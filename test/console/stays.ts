import { savePersonDraft, type Person } from '../../adapters/store/persons.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { EncounterSnapshot } from '../../domain/discharge/commands.ts';
import type { UnitRef } from '../../domain/discharge/unit-ref.ts';
import { EHR, newCaseId, PERSON, WARD } from '../support/commands.ts';
import type { TestHub } from '../support/test-hub.ts';

/** Municipal social services without a system of their own: told in the hub's work list. */
export const SJOVIK: UnitRef = {
  unit: 'SE0000000003-1001',
  party: 'SE0000000003-1000',
  side: 'municipal-social',
  channel: 'workList',
  known: true,
};

/** Outpatient care, also told in the work list. */
export const LINDEN: UnitRef = {
  unit: 'SE0000000001-3001',
  party: 'SE0000000001-3000',
  side: 'region-outpatient',
  channel: 'workList',
  known: true,
};

export const HOUR = 3_600_000;

export interface StayOptions {
  /** Judged at admission; not judged at all when left out. */
  units?: UnitRef[];
  person?: Partial<Person>;
  admittedHoursAgo?: number;
  more?: Partial<EncounterSnapshot>;
  /** Shared by the stays of one person. */
  personId?: string;
}

/** A stay that the ward's record system reports. Resolves with the case's id. */
export async function openStay(
  hub: TestHub,
  { units, person, admittedHoursAgo = 1, more, personId }: StayOptions = {},
): Promise<string> {
  const caseId = newCaseId();
  const at = (Date.now() - admittedHoursAgo * HOUR) as Instant;
  const whole: Person = { ...PERSON, ...person };
  const id = personId ?? `p-${caseId}`;
  await savePersonDraft(hub.deps.db, hub.deps.ring, `draft-${caseId}`, id, whole);
  const data: EncounterSnapshot = {
    snapshotAt: at,
    sender: EHR.hsaId,
    personId: id,
    draftId: `draft-${caseId}`,
    status: 'in-progress',
    encounterClass: 'IMP',
    admittedAt: at,
    ward: WARD,
    ...(units ? { judgement: { by: 'SE0000000001-A002', at, units } } : {}),
    marks: whole.marks,
    ...more,
  };
  await hub.deps.commands.send(
    { caseId, kind: 'discharge', claims: [`claim-${caseId}`] },
    { type: 'reportEncounter', data, commandId: `stay-${caseId}`, by: EHR, channel: 'fhir', occurredAt: at },
  );
  return caseId;
}
