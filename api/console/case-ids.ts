import { sql } from 'kysely';
import type { Directory, Member } from '../../adapters/directory/directory.ts';
import type { Database } from '../../adapters/store/database.ts';
import { bearers } from './names.ts';

/** As many cases as one page works through. */
export const MOST_CASES = 500;

/**
 * Cases that the reader's party has some part in, or all for an administrator: open ones first, then by the next due time of the
 * party's own duties. A first cut only; the gate decides what is shown. One more than `MOST_CASES` tells that there are more.
 */
export async function caseIdsFor(
  db: Database,
  member: Member,
  { unit, kind }: { unit?: string | undefined; kind?: string | undefined },
): Promise<string[]> {
  const isAdministrator = member.roles.includes('administrator');
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c
    where (${isAdministrator} or exists (select 1 from case_parties p where p.case_id = c.id and p.party = ${member.party}))
      and (${unit ?? null}::text is null or c.unit = ${unit ?? null})
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null})
    order by c.open desc, (select min(d.due_at) from duties d where d.case_id = c.id and d.status = 'open'
      and (${isAdministrator} or d.party = ${member.party})) nulls last, c.updated_at desc, c.id
    limit ${MOST_CASES + 1}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Cases with something for the reader's work list, the most pressing first. Also only a first cut. */
export async function workIdsFor(db: Database, directory: Directory, member: Member): Promise<string[]> {
  const unheld = member.roles.includes('administrator') ? await withoutBearer(db, directory) : [];
  const isAdministrator = member.roles.includes('administrator');
  const { rows } = await sql<{ id: string }>`
    select c.id, (select min(d.due_at) from duties d where d.case_id = c.id and d.status = 'open' and d.party = ${member.party}) as due
    from cases c where c.id in (
      select case_id from duties where status = 'open'
        and (party = ${member.party} or id in (select jsonb_array_elements_text(${JSON.stringify(unheld)}::jsonb)))
      union select case_id from deliveries where channel = 'workList' and status = 'told' and to_unit = ${member.unit}
      union select case_id from deliveries where (requested_by = ${member.party} or ${isAdministrator})
        and (status = 'givenUp' or (status = 'waiting' and last_failure is not null))
      union select p.case_id from case_parties p join cases n on n.id = p.case_id
        where p.party = ${member.party} and n.status = 'notJudged' and n.open)
    order by due nulls last, c.id
    limit ${MOST_CASES}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Open duties that nobody in the directory is there to do. */
async function withoutBearer(db: Database, directory: Directory): Promise<string[]> {
  const open = await db.selectFrom('duties').select(['id', 'role', 'unit']).where('status', '=', 'open').execute();
  return open
    .filter(
      ({ role, unit }) =>
        bearers(directory, { role: role as Parameters<typeof bearers>[1]['role'], unit }).length === 0,
    )
    .slice(0, MOST_CASES)
    .map(({ id }) => id);
}
