import { sql } from 'kysely';
import type { AttemptDelivery, SendingChannel, Send } from '../activities/attempt-delivery.ts';
import { seal, type KeyRing } from '../adapters/keys/key-ring.ts';
import type { Database } from '../adapters/store/database.ts';
import { readPerson, type StoredPerson } from '../adapters/store/persons.ts';
import { processActor, type Command } from '../domain/process/command.ts';
import { caseIdOf, coreOf, personIdOf } from './case-ids.ts';
import type { GiveBare } from './give-bare.ts';
import type { Kind } from './said.ts';
import type { SendPlan, Stored } from './send-plan.ts';

export interface Row {
  caseId: string;
  command: Command;
  /** The engine's clock, ms. */
  at: number;
}

export interface BareActivities {
  storeRow(row: Row): Promise<Stored>;
  sendItem: AttemptDelivery;
}

export interface BareDeps {
  db: Database;
  ring: KeyRing;
  /** The hub's own. */
  senders: Record<SendingChannel, Send<StoredPerson>>;
  give: GiveBare;
  plan: SendPlan;
}

export async function createBareTable(db: Database): Promise<void> {
  await sql`create table bare_commands (
    sender text not null, command_id text not null, case_id text not null, recorded_at bigint not null, body text not null,
    primary key (sender, command_id))`.execute(db);
}

/** One statement is one transaction: the least a store of commands can do. Stored twice is stored once. */
export function bareActivities({ db, ring, senders, give, plan }: BareDeps): BareActivities {
  return {
    async storeRow({ caseId, command, at }) {
      await sql`insert into bare_commands (sender, command_id, case_id, recorded_at, body)
        values (${command.by.hsaId}, ${command.commandId}, ${caseId}, ${at}, ${seal(ring, command)})
        on conflict do nothing`.execute(db);
      return plan.after(caseId, command.commandId);
    },
    async sendItem({ caseId, item }) {
      const planned = plan.of(caseId, item);
      if ('report' in planned) {
        const { report, reached } = planned;
        if (!reached) return { kind: 'told' };
        const command: Command = { ...report.command, commandId: item, by: processActor(caseId), channel: 'hub' };
        await give(caseIdOf(report.kind as Kind, coreOf(caseId)), command, reached === 'opened');
        return { kind: 'told' };
      }
      const person = await readPerson(db, ring, personIdOf(caseId));
      if (!person) return { kind: 'failed', reason: 'fault' };
      return senders[planned.channel as SendingChannel](planned.message, person);
    },
  };
}
