import { sql, type RawBuilder } from 'kysely';

/** Whether the column is one of any number of ids, given as one parameter: the database takes at most 65 535 in a statement. */
export function isOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
}
