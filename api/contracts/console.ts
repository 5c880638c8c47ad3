import type { Detail, Fact, Worded } from './facts.ts';
import type { PlanView } from './plan.ts';

export type { Detail, Fact, Worded };

/**
 * What the console is given. Texts are Swedish and ready to show; times are ISO 8601 with the offset of Sweden, made from the
 * hub's own clock. `at` is when the answer was made: what is overdue was counted then and is stored nowhere.
 */

export interface Place {
  hsaId: string;
  name: string;
}

export interface SignInChoices {
  region: string;
  demo: boolean;
  people: { user: string; name: string; title: string; unit: string }[];
}

export interface Session {
  hsaId: string;
  name: string;
  title: string;
  unit: Place;
  party: Place;
  roles: Worded[];
  demo: boolean;
}

/** The person as the reader may see them. `label` is always there; the rest only when the gate lets it out. */
export interface PersonView {
  label: string;
  name?: string;
  number?: string;
  address?: string;
  /** What stops the automation: death or protection. */
  marks: Worded[];
}

export interface CaseLink {
  id: string;
  label: string;
  /** Kind of process. */
  kind: Worded;
}

export type Lateness = 'none' | 'overdue' | 'breached';

export interface DutyRow {
  id: string;
  case: CaseLink;
  what: string;
  /** Unit or message that the duty is about. */
  about?: string;
  who: string;
  /** Form that it is usually done by. */
  form?: string;
  /** True when the reader is among those who are to do it. */
  mine: boolean;
  /** Given to the reader because nobody did it in time. */
  escalated: boolean;
  from: string;
  due?: string;
  lateness: Lateness;
  force: Worded;
  /** Title and section of law or routine. */
  rule: string;
  status: Worded;
  hindered?: string;
  metAt?: string;
  /** Met in time by the reporter's word, though recorded after it was due. */
  recordedLate: boolean;
  waived?: string;
}

export interface NoticeRow {
  item: string;
  case: CaseLink;
  message: string;
  from: string;
  ground: string;
  toldAt: string;
  number: number;
}

export interface DeliveryRow {
  item: string;
  case: CaseLink;
  message: string;
  to: string;
  from: string;
  channel: string;
  ground: string;
  status: Worded;
  attempts: number;
  requestedAt: string;
  toldAt?: string;
  acknowledgedAt?: string;
  nextTry?: string;
  failure?: string;
  /** Number of its last change, to base a command on. */
  number: number;
  may: { retry: boolean; giveUp: boolean; acknowledge: boolean; post: boolean };
  /** Where the letter can be read and printed. */
  letter?: string;
}

export interface WorkList {
  at: string;
  duties: DutyRow[];
  notices: NoticeRow[];
  /** Admitted without a judgement: one row a unit. */
  unjudged: { unit: Place; count: number }[];
  failed: DeliveryRow[];
}

export interface CaseRow extends CaseLink {
  status: Worded;
  unit: string;
  /** When it began and what is planned. */
  times: Detail[];
  nextDuty?: string;
  nextDue?: string;
  lateness: Lateness;
  /** Units with open duties. */
  waitsFor: string[];
  failedDeliveries: number;
  marks: Worded[];
}

export interface CaseList {
  at: string;
  rows: CaseRow[];
  /** Cases per kind and status among those that match the other filters. */
  counts: (Worded & { kind: Worded; count: number })[];
  kinds: Worded[];
  units: Place[];
  waitsFor: Place[];
  /** More cases exist than are listed. */
  cut: boolean;
  /** There is a form that opens a case. */
  mayOpen: boolean;
}

export interface TimelineRow {
  number: number;
  what: string;
  details: Detail[];
  who: string;
  occurredAt: string;
  recordedAt: string;
  /** Of the hub's own bookkeeping rather than of people: may be folded away. */
  technical: boolean;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Heading that the option stands under. */
  group?: string;
}

interface FieldBase {
  name: string;
  label: string;
  hint?: string;
  required: boolean;
}

/** One question of a form. */
export type Field =
  | (FieldBase & { kind: 'time'; value?: string; prefill: 'now' | 'none' })
  | (FieldBase & { kind: 'one'; options: Option[]; value?: string })
  | (FieldBase & { kind: 'pick'; options: Option[]; value?: string })
  | (FieldBase & { kind: 'many'; options: Option[]; value?: string[] })
  | (FieldBase & { kind: 'yes'; value?: boolean })
  | (FieldBase & { kind: 'text'; lines: number; maxLength: number; value?: string })
  | (FieldBase & { kind: 'date'; value?: string })
  | (FieldBase & { kind: 'lines'; maxLength: number; value?: string[] })
  | (FieldBase & MatrixField);

/** Choices for each of several rows. An answer is `row:column`. */
interface MatrixField {
  kind: 'matrix';
  rows: Option[];
  columns: Option[];
  /** The `many` field whose chosen options are the rows to ask about. */
  rowsFrom: string;
  /** One column for each row, else any number. */
  choose: 'one' | 'many';
  value?: string[];
}

/** What one question may be answered with. A time is `YYYY-MM-DDThh:mm` with offset, a date `YYYY-MM-DD`. */
export type FieldValue = string | string[] | boolean;

/** Something that the reader may do with the case, or could if it were not for `hindered`. */
export interface Action {
  form: string;
  title: string;
  /** Heading that it stands under. */
  group?: string;
  /** What it means, and by which rule, in plain words. */
  rule: string;
  button: string;
  /** Why it cannot be done now. */
  hindered?: string;
  fields: Field[];
  basedOn?: { thing: string; number: number };
  /** What can be printed and handed over before it is answered. */
  papers?: Paper[];
  /** Makes a paper of the answers so far; nothing is stored. `POST` to it gives a `Paper`. */
  blank?: { button: string; path: string };
}

export interface Paper {
  text: string;
  href: string;
}

export interface CaseView extends CaseLink {
  at: string;
  number: number;
  status: Worded;
  person: PersonView;
  /** Other cases of the person that the reader may see, open ones first. */
  related: (CaseLink & { status: Worded })[];
  /** There is a form that opens a case for the person. */
  mayOpen: boolean;
  facts: Fact[];
  /** What the case is to make, where it makes a plan. */
  plan?: PlanView;
  deviations: { text: string; at: string }[];
  duties: DutyRow[];
  timeline: TimelineRow[];
  deliveries: DeliveryRow[];
  actions: Action[];
  /** Only for the administrator. */
  technical?: Fact[];
}

/** Body of `POST /api/console/cases/{id}/commands`. The same id and content may be sent again without being done twice. */
export interface FormCommand {
  commandId: string;
  form: string;
  values: Record<string, FieldValue>;
  occurredAt: string;
  basedOn?: { thing: string; number: number };
}

/** Answer to every command. */
export interface Reply {
  caseId: string;
  number: number;
}

/** Body of every answer that is an error. */
export interface ErrorBody {
  error: { code: string; text: string; field?: string; rule?: string; requestId?: string };
}
