import { sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import type { Schema } from './schema.ts';

/** Each index says which question it serves. Released migrations are never edited: add a new one. */
const FIRST: readonly string[] = [
  `create table cases (
     id text primary key, kind text not null, number int not null, status text not null, open boolean not null,
     person_id text, unit text, policy_name text, policy_hash text, next_wake bigint,
     opened_at bigint not null, updated_at bigint not null, snapshot text not null)`,
  // Open cases of a person, told when identity or protection changes.
  `create index cases_person on cases (person_id) where open`,
  // Cases whose wake has passed without anyone noticing.
  `create index cases_wake on cases (next_wake) where open`,
  `create table events (
     case_id text not null, number int not null, event_id text not null unique, type text not null, schema_version int not null,
     sender text not null, command_id text not null, occurred_at bigint not null, recorded_at bigint not null, body text not null,
     primary key (case_id, number))`,
  `create table commands (
     sender text not null, command_id text not null, content_hash text not null, case_id text not null,
     answer jsonb not null, recorded_at bigint not null, primary key (sender, command_id))`,
  `create table open_marks (
     sender text not null, command_id text not null, case_id text not null, kind text not null, since bigint not null,
     primary key (sender, command_id))`,
  `create table claims (key text primary key, case_id text not null)`,
  `create table case_parties (case_id text not null, party text not null, primary key (party, case_id))`,
  `create table duties (
     id text primary key, case_id text not null, code text not null, party text not null, unit text not null, role text not null,
     force text not null, status text not null, from_at bigint not null, due_at bigint, breached_after bigint, hindered_by text,
     about jsonb not null, changed_number int not null)`,
  // The work list: a party's open duties by due time.
  `create index duties_work_list on duties (party, due_at) where status = 'open'`,
  `create index duties_case on duties (case_id)`,
  `create table deliveries (
     item text primary key, case_id text not null, message text not null, to_party text not null, to_unit text not null,
     channel text not null, status text not null, attempt int not null, next_try bigint, last_failure text,
     requested_by text not null, requested_at bigint not null, changed_number int not null)`,
  `create index deliveries_case on deliveries (case_id)`,
  // Notices that wait in a unit's work list.
  `create index deliveries_receiver on deliveries (to_party, requested_at) where status = 'told'`,
  `create table persons (id text primary key, version int not null, sealed text not null, updated_at bigint not null)`,
  `create table person_numbers (hash text primary key, person_id text not null)`,
  `create index person_numbers_person on person_numbers (person_id)`,
  `create table person_drafts (id text primary key, person_id text not null, sealed text not null, created_at bigint not null)`,
  `create table fhir_ids (type text not null, id text not null, client text not null, target text not null, primary key (type, id))`,
  `create index fhir_ids_target on fhir_ids (target, type)`,
  `create table access_log (
     id bigint generated always as identity primary key, at bigint not null, request_id text not null, staff text not null,
     party text not null, unit text not null, action text not null, person_id text, case_id text, detail text not null)`,
  `create index access_log_person on access_log (person_id, at)`,
  `create table policies (hash text primary key, name text not null, content jsonb not null, first_used bigint not null)`,
  `create table leases (name text primary key, holder text not null, until bigint not null)`,
  `create table sweeps (
     fingerprint text primary key, started_at bigint not null, last_case text not null, done_count int not null, finished_at bigint)`,
];

const migrations: Record<string, Migration> = {
  '2026-11-22-first': {
    async up(db: Kysely<Schema>) {
      for (const statement of FIRST) await sql.raw(statement).execute(db);
    },
  },
};

export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations };
