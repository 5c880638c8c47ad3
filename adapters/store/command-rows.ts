import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface StoredReply {
  caseId: string;
  number: number;
  eventIds: string[];
}

/** What was answered to a sender's command id, for ever. */
export async function findCommand(db: Database, sender: string, commandId: string) {
  const row = await db
    .selectFrom('commands')
    .select(['content_hash', 'answer', 'recorded_at'])
    .where('sender', '=', sender)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row ? { contentHash: row.content_hash, reply: row.answer as StoredReply, recordedAt: row.recorded_at } : null;
}

export async function findCase(db: Database, id: string) {
  const row = await db.selectFrom('cases').select(['id', 'kind', 'open']).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

interface BeforeRow {
  stored: { content_hash: string; answer: StoredReply } | null;
  known: boolean;
}

/** What is to be known before a command is sent on: what it was answered before, and whether its case is there. */
export async function findBefore(db: Database, sender: string, commandId: string, caseId: string) {
  const { rows } = await sql<BeforeRow>`select
    (select row_to_json(c) from (select content_hash, answer from commands
       where sender = ${sender} and command_id = ${commandId}) c) as stored,
    exists (select from cases where id = ${caseId}) as known`.execute(db);
  const [row] = rows;
  const stored = row?.stored ? { contentHash: row.stored.content_hash, reply: row.stored.answer } : null;
  return { stored, isKnown: row?.known ?? false };
}

export interface Mark {
  sender: string;
  commandId: string;
}

export async function clearMarks(db: Database, marks: readonly Mark[]): Promise<void> {
  await sql`delete from open_marks where (sender, command_id) in
    (select sender, "commandId" from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      as answered(sender text, "commandId" text))`.execute(db);
}

/** Commands stored long ago whose updates never answered, oldest first. */
export async function staleMarks(db: Database, olderThan: number, limit: number) {
  return db.selectFrom('open_marks').selectAll().where('since', '<', olderThan).orderBy('since').limit(limit).execute();
}
