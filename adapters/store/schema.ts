import type { ColumnType, Generated } from 'kysely';

/** Instants are bigint ms since 1970 in the tables and numbers in code; sealed columns hold encrypted JSON (see key-ring.ts). */
export interface Schema {
  cases: {
    id: string;
    kind: string;
    number: number;
    status: string;
    open: boolean;
    person_id: string | null;
    unit: string | null;
    policy_name: string | null;
    policy_hash: string | null;
    next_wake: number | null;
    opened_at: number;
    updated_at: number;
    snapshot: string;
  };
  events: {
    case_id: string;
    number: number;
    event_id: string;
    type: string;
    schema_version: number;
    sender: string;
    command_id: string;
    occurred_at: number;
    recorded_at: number;
    body: string;
  };
  commands: {
    sender: string;
    command_id: string;
    content_hash: string;
    case_id: string;
    answer: ColumnType<unknown, string, string>;
    recorded_at: number;
  };
  open_marks: { sender: string; command_id: string; case_id: string; kind: string; since: number };
  claims: { key: string; case_id: string };
  case_parties: { case_id: string; party: string };
  duties: {
    id: string;
    case_id: string;
    code: string;
    party: string;
    unit: string;
    role: string;
    force: string;
    status: string;
    from_at: number;
    due_at: number | null;
    breached_after: number | null;
    hindered_by: string | null;
    about: ColumnType<unknown, string, string>;
    changed_number: number;
  };
  deliveries: {
    item: string;
    case_id: string;
    message: string;
    to_party: string;
    to_unit: string;
    channel: string;
    status: string;
    attempt: number;
    next_try: number | null;
    last_failure: string | null;
    requested_by: string;
    requested_at: number;
    changed_number: number;
  };
  persons: { id: string; version: number; sealed: string; updated_at: number };
  person_numbers: { hash: string; person_id: string };
  person_drafts: { id: string; person_id: string; sealed: string; created_at: number };
  fhir_ids: { type: string; id: string; client: string; target: string };
  access_log: {
    id: Generated<number>;
    at: number;
    request_id: string;
    staff: string;
    party: string;
    unit: string;
    action: string;
    person_id: string | null;
    case_id: string | null;
    detail: string;
  };
  policies: { hash: string; name: string; content: ColumnType<unknown, string, string>; first_used: number };
  leases: { name: string; holder: string; until: number };
  sweeps: {
    fingerprint: string;
    started_at: number;
    last_case: string;
    done_count: number;
    finished_at: number | null;
  };
}
