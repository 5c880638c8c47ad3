import { sql } from 'kysely';
import type { Database } from './database.ts';

/** True when the lease is now the holder's: free, run out, or its own. */
export async function takeLease(
  db: Database,
  name: string,
  holder: string,
  now: number,
  lengthMs: number,
): Promise<boolean> {
  const { rows } = await sql<{ holder: string }>`
    insert into leases (name, holder, until) values (${name}, ${holder}, ${now + lengthMs})
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where leases.holder = excluded.holder or leases.until < ${now}
    returning holder`.execute(db);
  return rows[0]?.holder === holder;
}

export async function releaseLease(db: Database, name: string, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
