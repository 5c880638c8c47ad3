import type { Instant } from '../calendar/instant.ts';
import type { RetryRule } from '../process/delivery.ts';
import type { Force, Source } from '../process/duty.ts';
import type { Role } from '../process/command.ts';

/** A stretch of time from an anchor. `minutes` and `hours` are elapsed time; `calendarDays` are Stockholm dates. */
export interface Span {
  unit: 'minutes' | 'hours' | 'calendarDays';
  n: number;
  /** Reach to the end (24.00) of the Stockholm day that the span ends on. */
  toEndOfDay?: boolean;
  /** Move an end on a Saturday, Sunday or holiday to the next working day. */
  toWorkingDay?: boolean;
}

/** One reminder or escalation: minutes after the duty's start, or before its shown due time. */
export interface StepRule {
  kind: 'remind' | 'escalate';
  to: Role;
  afterMinutes?: number;
  beforeDueMinutes?: number;
}

export interface DutyRule {
  force: Force;
  sources: Source[];
  /** The two readings of the due time; the same span twice where the rule has only one. Left out: no clock. */
  due?: { shown: Span; breachedAfter: Span };
  steps: StepRule[];
  /** Why this reading was chosen, where law and routine leave it open. */
  assumption?: string;
}

/** Law, routine and the installation's settings, resolved into the rules that one case carries. Plain JSON, at most 32 KiB. */
export interface Policy {
  name: string;
  /** True for shortened clocks; never in production. */
  demo: boolean;
  duties: Record<string, DutyRule>;
  retry: RetryRule;
  /** Days on which a law of the case changes. */
  lawDates: Instant[];
}
