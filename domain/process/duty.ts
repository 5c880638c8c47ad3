import type { Instant } from '../calendar/instant.ts';
import type { Role } from './command.ts';

/** How binding a duty is. Statistics and deviations never mix them. */
export type Force = 'law-must' | 'routine-must' | 'goal' | 'may';

/** Where a rule stands: title, issuer, date where it has one, and the section or page. */
export interface Source {
  title: string;
  issuer: string;
  date?: string;
  section: string;
}

/** A reminder to the bearer or an escalation to someone above, at one instant. */
export interface DutyStep {
  kind: 'remind' | 'escalate';
  at: Instant;
  /** Role that is told; the holder is looked up in the directory at that hour. */
  to: Role;
}

/** A duty as the rules see it now. Computed from state and policy, never stored as "overdue". */
export interface Duty {
  /** `<process>-<code>-<number of the causing event>-<index>`: stable, also the FHIR Task's id. */
  id: string;
  code: string;
  /** `person`: the HSA-id of the one who bears it by name; else whoever holds the role in the unit. */
  bearer: { party: string; unit: string; role: Role; person?: string };
  force: Force;
  sources: Source[];
  from: Instant;
  /**
   * `shown` is the earliest reading of the rule; a breach counts from `breachedAfter`, the latest reading. Without the latter
   * it cannot be breached yet: what it is to be done before has not happened.
   */
  due?: { shown: Instant; breachedAfter?: Instant };
  /** Ascending by time. */
  steps: DutyStep[];
  status: 'open' | 'met' | 'waived';
  /** When what met it happened, by the reporter's word. */
  metAt?: Instant;
  /** Why it no longer binds, as a code of the error and word table. */
  waivedBy?: string;
  /** Shown and not counted as a breach, e.g. `by-the-persons-choice`. */
  hinderedBy?: string;
  /** Unit, episode, and delivery, meeting, intervention or other case that the duty is about. */
  about: { unit?: string; item?: string; episode?: number };
}

/** What state remembers of a duty: only what has been recorded. */
export interface DutyRecord {
  code: string;
  status: 'open' | 'met' | 'waived';
  openedNumber: number;
  /** Number of the event that changed it last; the FHIR Task's versionId. */
  changedNumber: number;
  /** Time of the latest step that has been given. */
  lastStepAt?: Instant;
  /** Due times when it was opened or moved last; null without a clock. */
  due: NonNullable<Duty['due']> | null;
}

export function dutyId(process: string, code: string, causeNumber: number, index: number): string {
  return `${process}-${code}-${causeNumber}-${index}`;
}
