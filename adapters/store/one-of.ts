import { sql, type RawBuilder } from 'kysely';

/**
 * Whether the column is one of any number of ids, given as one parameter: the database takes at most 65 535 in a statement, and a
 * list written out would be a statement of its own for each length, kept beside the others.
 */
export function isOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
}
