import type { Database } from './database.ts';

/** What one request showed, and to whom. Ids only: no name, number or search value. */
export interface AccessRow {
  /** Instant, ms. */
  at: number;
  requestId: string;
  viewer: { hsaId: string; party: string; unit: string };
  /** What was done, e.g. `fhir.read`, `fhir.search`, `console.case`. */
  action: string;
  /** Persons whose data were shown; a request that showed none leaves no row. */
  personIds: readonly string[];
  caseIds: readonly string[];
  /** Kind of thing shown, e.g. `Task`. */
  detail?: string;
}

/**
 * One row for each request that shows personal data. A single person or case stands in its own column; several stand as ids in
 * `detail`, so that a person's log is found by column or by id in the detail.
 */
export async function logAccess(db: Database, row: AccessRow): Promise<void> {
  const persons = [...new Set(row.personIds)];
  const cases = [...new Set(row.caseIds)];
  if (persons.length === 0 && cases.length === 0) return;
  await db
    .insertInto('access_log')
    .values({
      at: row.at,
      request_id: row.requestId,
      staff: row.viewer.hsaId,
      party: row.viewer.party,
      unit: row.viewer.unit,
      action: row.action,
      person_id: persons.length === 1 ? (persons[0] ?? null) : null,
      case_id: cases.length === 1 ? (cases[0] ?? null) : null,
      detail: JSON.stringify({
        ...(row.detail ? { shown: row.detail } : {}),
        ...(persons.length > 1 ? { persons } : {}),
        ...(cases.length > 1 ? { cases } : {}),
      }),
    })
    .execute();
}
