import { sql, type Transaction } from 'kysely';
import type { Delivery } from '../../domain/process/delivery.ts';
import type { Duty } from '../../domain/process/duty.ts';
import type { ProcessEvent } from '../../domain/process/event.ts';
import type { CaseIndex } from '../../domain/process/process.ts';
import type { CaseState } from '../../domain/process/state.ts';
import type { Schema } from './schema.ts';

export interface CaseWriteRow {
  state: CaseState;
  index: CaseIndex;
  events: ProcessEvent[];
  duties: Duty[];
  deliveries: Delivery[];
  nextWake: number | null;
  command?: { sender: string; id: string; contentHash: string; reply: unknown };
}

export interface Sealing {
  state: (state: CaseState) => string;
  value: (value: unknown) => string;
}

/** Events, claim, mark and read models in one statement: a commit is five round trips in all. */
export async function writeCase(
  trx: Transaction<Schema>,
  seal: Sealing,
  caseId: string,
  kind: string,
  { state, index, events, duties, deliveries, nextWake, command }: CaseWriteRow,
): Promise<void> {
  const at = state.lastRecordedAt;
  await sql`
    with new_events as (
      insert into events (case_id, number, event_id, type, schema_version, sender, command_id, occurred_at, recorded_at, body)
      select ${caseId}, number, event_id, type, schema_version, sender, command_id, occurred_at, recorded_at, body
      from jsonb_to_recordset(${JSON.stringify(events.map((event) => eventRow(event, seal.value)))}::jsonb) as e(
        number int, event_id text, type text, schema_version int, sender text, command_id text,
        occurred_at bigint, recorded_at bigint, body text)),
    new_command as (
      insert into commands (sender, command_id, content_hash, case_id, answer, recorded_at)
      select sender, id, "contentHash", ${caseId}, reply, ${at}::bigint
      from jsonb_to_recordset(${JSON.stringify(command ? [command] : [])}::jsonb) as c(
        sender text, id text, "contentHash" text, reply jsonb)
      returning sender, command_id),
    new_mark as (
      insert into open_marks (sender, command_id, case_id, kind, since)
      select sender, command_id, ${caseId}, ${kind}, (extract(epoch from clock_timestamp()) * 1000)::bigint from new_command),
    new_parties as (
      insert into case_parties (case_id, party)
      select ${caseId}, party from jsonb_array_elements_text(${JSON.stringify(index.parties)}::jsonb) as p(party)
      on conflict do nothing),
    new_duties as (
      insert into duties (id, case_id, code, party, unit, role, force, status, from_at, due_at, breached_after, hindered_by, about, changed_number)
      select id, ${caseId}, code, party, unit, role, force, status, from_at, due_at, breached_after, hindered_by, about, changed_number
      from jsonb_to_recordset(${JSON.stringify(duties.map((duty) => dutyRow(duty, state)))}::jsonb) as d(
        id text, code text, party text, unit text, role text, force text, status text, from_at bigint, due_at bigint,
        breached_after bigint, hindered_by text, about jsonb, changed_number int)
      on conflict (id) do update set party = excluded.party, unit = excluded.unit, role = excluded.role, force = excluded.force,
        status = excluded.status, due_at = excluded.due_at, breached_after = excluded.breached_after,
        hindered_by = excluded.hindered_by, about = excluded.about, changed_number = excluded.changed_number),
    new_deliveries as (
      insert into deliveries (item, case_id, message, to_party, to_unit, channel, status, attempt, next_try, last_failure,
        requested_by, requested_at, changed_number)
      select item, ${caseId}, message, to_party, to_unit, channel, status, attempt, next_try, last_failure, requested_by,
        requested_at, changed_number
      from jsonb_to_recordset(${JSON.stringify(deliveries.map(deliveryRow))}::jsonb) as d(
        item text, message text, to_party text, to_unit text, channel text, status text, attempt int, next_try bigint,
        last_failure text, requested_by text, requested_at bigint, changed_number int)
      on conflict (item) do update set status = excluded.status, attempt = excluded.attempt, next_try = excluded.next_try,
        last_failure = excluded.last_failure, changed_number = excluded.changed_number)
    insert into cases (id, kind, number, status, open, person_id, unit, policy_name, policy_hash, next_wake, opened_at, updated_at, snapshot)
    values (${caseId}, ${kind}, ${state.number}, ${state.status}, ${index.open}, ${index.personId}, ${index.unit},
      ${state.policy?.name ?? null}, ${state.policy?.hash ?? null}, ${nextWake}, ${at}, ${at}, ${seal.state(state)})
    on conflict (id) do update set number = excluded.number, status = excluded.status, open = excluded.open,
      person_id = excluded.person_id, unit = excluded.unit, policy_name = excluded.policy_name, policy_hash = excluded.policy_hash,
      next_wake = excluded.next_wake, updated_at = excluded.updated_at, snapshot = excluded.snapshot`.execute(trx);
}

function eventRow(event: ProcessEvent, seal: (value: unknown) => string) {
  return {
    number: event.number,
    event_id: event.eventId,
    type: event.type,
    schema_version: event.schema,
    sender: event.by.hsaId,
    command_id: event.commandId,
    occurred_at: event.occurredAt,
    recorded_at: event.recordedAt,
    body: seal({ by: event.by, data: event.data }),
  };
}

function dutyRow(duty: Duty, state: CaseState) {
  return {
    id: duty.id,
    code: duty.code,
    ...duty.bearer,
    force: duty.force,
    status: duty.status,
    from_at: duty.from,
    due_at: duty.due?.shown ?? null,
    breached_after: duty.due?.breachedAfter ?? null,
    hindered_by: duty.hinderedBy ?? null,
    about: duty.about,
    changed_number: state.duties[duty.id]?.changedNumber ?? state.number,
  };
}

function deliveryRow(delivery: Delivery) {
  return {
    item: delivery.item,
    message: delivery.message,
    to_party: delivery.to.party,
    to_unit: delivery.to.unit,
    channel: delivery.channel,
    status: delivery.status,
    attempt: delivery.attempt,
    next_try: delivery.nextTry ?? null,
    last_failure: delivery.lastFailure ?? null,
    requested_by: delivery.requestedBy,
    requested_at: delivery.requestedAt,
    changed_number: delivery.changedNumber,
  };
}
