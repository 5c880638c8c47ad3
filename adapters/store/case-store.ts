import { sql, type Transaction } from 'kysely';
import type { ProcessEvent } from '../../domain/process/event.ts';
import type { Actor } from '../../domain/process/command.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { CaseState } from '../../domain/process/state.ts';
import { DatabaseAwayError, isDatabaseAway, OutcomeUnknownError } from './errors.ts';
import { open, seal, type KeyRing } from '../keys/key-ring.ts';
import { changeClaims, type ClaimChange } from './claims.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { snapshotsOf } from './snapshots.ts';
import { writeCase, type CaseWriteRow } from './write-case.ts';
import { applyPersonDraft, setPersonMark } from './persons.ts';

/** In all, waiting for the case's turn included. */
const LIMIT_MS = 5_000;
/** Shorter, so that no statement is still running when the answer has been given. */
const STATEMENT_LIMIT_MS = 4_000;
/** A unique key that another took meanwhile, and two that each wait for what the other holds. */
const MET_ANOTHER: readonly unknown[] = ['23505', '40P01'];

type Phase = 'working' | 'late' | 'committing';

interface LoadedRow {
  stored: { content_hash: string; answer: unknown } | null;
  snapshot: string | null;
  events: EventRow[] | null;
  last: number;
}

export interface EventRow {
  number: number;
  event_id: string;
  case_id: string;
  type: string;
  schema_version: number;
  command_id: string;
  occurred_at: number;
  recorded_at: number;
  body: string;
}

export function readEvent(ring: KeyRing, row: EventRow): ProcessEvent {
  const { by, data } = open<{ by: Actor; data: unknown }>(ring, row.body);
  return {
    type: row.type,
    schema: row.schema_version,
    eventId: row.event_id,
    process: row.case_id,
    number: row.number,
    commandId: row.command_id,
    by,
    occurredAt: row.occurred_at as Instant,
    recordedAt: row.recorded_at as Instant,
    data,
  };
}

/** The log of cases: one transaction at a time for each case, at most five seconds, and then surely nothing is stored. */
export function caseStore(db: Database, ring: KeyRing) {
  async function once<T>(caseId: string, kind: string, work: (tx: CaseTx) => Promise<T>): Promise<T> {
    const attempt: { phase: Phase } = { phase: 'working' };
    const isLate = (): boolean => attempt.phase === 'late';
    const running = db.transaction().execute(async (trx) => {
      if (isLate()) throw new DatabaseAwayError('The database did not give the case its turn in time.');
      await sql`select set_config('statement_timeout', ${String(STATEMENT_LIMIT_MS)}, true),
        set_config('lock_timeout', ${String(STATEMENT_LIMIT_MS)}, true),
        pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`.execute(trx);
      const result = await work(caseTransaction(trx, ring, caseId, kind));
      if (isLate()) throw new DatabaseAwayError('The transaction took too long and was rolled back.');
      attempt.phase = 'committing';
      return result;
    });
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, refuse) => {
      timer = setTimeout(() => {
        refuse(
          attempt.phase === 'committing'
            ? new OutcomeUnknownError('The database did not confirm the commit in time.')
            : new DatabaseAwayError('The database did not answer in time.'),
        );
        if (attempt.phase === 'working') attempt.phase = 'late';
      }, LIMIT_MS);
    });
    running.catch(() => undefined);
    try {
      return await Promise.race([running, limit]);
    } catch (error) {
      throw classified(error, attempt.phase === 'committing');
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async inCase<T>(caseId: string, kind: string, work: (tx: CaseTx) => Promise<T>): Promise<T> {
      try {
        return await once(caseId, kind, work);
      } catch (error) {
        // Another writer came in between: what it stored is found at the second reading.
        if (hasMetAnother(error)) return once(caseId, kind, work);
        throw error;
      }
    },
  };
}

type CaseTx = ReturnType<typeof caseTransaction>;

function caseTransaction(trx: Transaction<Schema>, ring: KeyRing, caseId: string, kind: string) {
  const snapshots = snapshotsOf(ring);
  const sealing = {
    state: (state: CaseState): string => snapshots.seal(state),
    value: (value: unknown): string => seal(ring, value),
  };
  return {
    async load(after: number | null, command: { by: { hsaId: string }; commandId: string }) {
      const { rows } = await sql<LoadedRow>`select
        (select row_to_json(c) from (select content_hash, answer from commands
           where sender = ${command.by.hsaId} and command_id = ${command.commandId}) c) as stored,
        (select snapshot from cases where id = ${caseId}) as snapshot,
        (select json_agg(e order by e.number) from (select number, event_id, case_id, type, schema_version, command_id,
           occurred_at, recorded_at, body from events where case_id = ${caseId} and number > ${after}::int) e) as events,
        (select coalesce(max(number), 0) from events where case_id = ${caseId}) as last`.execute(trx);
      const row = rows[0];
      return {
        stored: row?.stored
          ? {
              contentHash: row.stored.content_hash,
              reply: row.stored.answer as { caseId: string; number: number; eventIds: string[] },
            }
          : null,
        snapshot: row?.snapshot ? snapshots.open(caseId, row.snapshot) : null,
        events: (row?.events ?? []).map((event) => readEvent(ring, event)),
        last: row?.last ?? 0,
      };
    },
    async log(): Promise<ProcessEvent[]> {
      const rows = await trx.selectFrom('events').selectAll().where('case_id', '=', caseId).orderBy('number').execute();
      return rows.map((row) => readEvent(ring, row));
    },
    async changeClaims(change: ClaimChange): Promise<string | null> {
      return changeClaims(trx, ring, caseId, change);
    },
    async applyPersonDraft(draftId: string): Promise<void> {
      await applyPersonDraft(trx, ring, draftId);
    },
    async setPersonMark(personId: string, mark: 'deceased' | 'protected', isSet: boolean): Promise<void> {
      await setPersonMark(trx, ring, personId, mark, isSet);
    },
    async write(write: CaseWriteRow): Promise<void> {
      await writeCase(trx, sealing, caseId, kind, write);
    },
  };
}

function hasMetAnother(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MET_ANOTHER.includes(error.code);
}

function classified(error: unknown, committing: boolean): unknown {
  if (error instanceof DatabaseAwayError || error instanceof OutcomeUnknownError) return error;
  if (!isDatabaseAway(error)) return error;
  return committing
    ? new OutcomeUnknownError('The connection to the database was lost at the commit.')
    : new DatabaseAwayError('The database is away.');
}
