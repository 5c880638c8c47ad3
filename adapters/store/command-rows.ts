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

export async function clearMark(db: Database, sender: string, commandId: string): Promise<void> {
  await db.deleteFrom('open_marks').where('sender', '=', sender).where('command_id', '=', commandId).execute();
}

/** Commands stored long ago whose updates never answered, oldest first. */
export async function staleMarks(db: Database, olderThan: number, limit: number) {
  return db.selectFrom('open_marks').selectAll().where('since', '<', olderThan).orderBy('since').limit(limit).execute();
}
