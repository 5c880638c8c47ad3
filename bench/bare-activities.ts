import { sql } from 'kysely';
import type { AttemptDelivery } from '../activities/attempt-delivery.ts';
import type { Directory } from '../adapters/directory/directory.ts';
import { seal, type KeyRing } from '../adapters/keys/key-ring.ts';
import type { LifecareSender } from '../adapters/lifecare/client.ts';
import type { Database } from '../adapters/store/database.ts';
import { readPerson } from '../adapters/store/persons.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Command } from '../domain/process/command.ts';
import type { SendPlan, Stored } from './send-plan.ts';

export interface Row {
  caseId: string;
  command: Command;
  /** The engine's clock, ms. */
  at: number;
}

export interface BareActivities {
  storeRow(row: Row): Promise<Stored>;
  sendMessage: AttemptDelivery;
}

export interface BareDeps {
  db: Database;
  ring: KeyRing;
  directory: Directory;
  /** Partner name in the directory -> its sender. */
  senders: ReadonlyMap<string, LifecareSender>;
  plan: SendPlan;
}

export async function createBareTable(db: Database): Promise<void> {
  await sql`create table bare_commands (
    sender text not null, command_id text not null, case_id text not null, recorded_at bigint not null, body text not null,
    primary key (sender, command_id))`.execute(db);
}

/** One statement is one transaction: the least a store of commands can do. Stored twice is stored once. */
export function bareActivities({ db, ring, directory, senders, plan }: BareDeps): BareActivities {
  return {
    async storeRow({ caseId, command, at }) {
      await sql`insert into bare_commands (sender, command_id, case_id, recorded_at, body)
        values (${command.by.hsaId}, ${command.commandId}, ${caseId}, ${at}, ${seal(ring, command)})
        on conflict do nothing`.execute(db);
      return plan.after(caseId, command.commandId);
    },
    async sendMessage({ caseId, item }) {
      const message = plan.message(caseId, item);
      const person = await readPerson(db, ring, personIdOf(caseId));
      const sender = senders.get(directory.unit(message.to.unit)?.partner ?? '');
      if (!person || !sender) return { kind: 'failed', reason: 'fault' };
      return sender(message, { person, names: (hsaId) => nameIn(directory, hsaId), sentAt: Date.now() as Instant });
    },
  };
}

export function personIdOf(caseId: string): string {
  return `p-${caseId}`;
}

function nameIn(directory: Directory, hsaId: string): string | undefined {
  return (directory.unit(hsaId) ?? directory.party(hsaId) ?? directory.member(hsaId))?.name;
}
