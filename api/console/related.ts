import type { Member } from '../../adapters/directory/directory.ts';
import type { Deps } from '../deps.ts';
import { seenCases, type SeenCase } from '../seen-cases.ts';

/** The person's other cases that the gate lets the reader see with the person in them, open ones first, then the latest. */
export async function relatedTo(
  deps: Pick<Deps, 'db' | 'ring' | 'policies' | 'now'>,
  member: Member,
  { id, person }: SeenCase,
): Promise<SeenCase[]> {
  if (!person) return [];
  const rows = await deps.db
    .selectFrom('cases')
    .select('id')
    .where('person_id', '=', person.id)
    .where('id', '!=', id)
    .orderBy('open', 'desc')
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .execute();
  const seen = await seenCases(
    deps,
    member,
    rows.map((row) => row.id),
  );
  return seen.filter((other) => other.person !== null);
}
