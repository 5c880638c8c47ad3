import type { Instant } from '../calendar/instant.ts';
import type { OutgoingMessage, PersonMarks, Stopped } from '../disclosure/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Command } from './command.ts';
import type { Duty } from './duty.ts';
import type { Fact, ProcessEvent } from './event.ts';
import type { Rejection } from './rejection.ts';
import type { OutgoingReport } from './report.ts';
import type { CaseState } from './state.ts';

/** What lists and searches need of a case. */
export interface CaseIndex {
  /** Random person id, null before it is known. */
  personId: string | null;
  /** Unit (HSA-id) that the case is listed under. */
  unit: string | null;
  /** Every party (HSA-id) that has written something in the case or been told something of it. */
  parties: string[];
  open: boolean;
}

/** The pure pieces of one kind of process. A third process is a third of these, not a third shell. */
export interface Process<S extends CaseState = CaseState> {
  kind: string;
  /** Raised when `evolve` would fold old events into another state. */
  evolveVersion: number;
  empty(caseId: string): S;
  decide(state: S, command: Command, at: Instant, policy: Policy): Fact[] | Rejection;
  evolve(state: S, event: ProcessEvent): S;
  duties(state: S, policy: Policy): Duty[];
  /** True when nothing more is to be done or awaited, so that the run may end. */
  isComplete(state: S): boolean;
  /** Instants, other than duties and deliveries, at which the case wants to be woken. */
  wakes(state: S, policy: Policy): Instant[];
  index(state: S): CaseIndex;
  /** What follows from what has just happened, an attempt's outcome too: messages to be asked for, and such as must stop. */
  follows?(state: S, command: Command, at: Instant, policy: Policy): Fact[];
  /** What the clock alone has changed, such as a consent that has passed its last day. */
  timePassed?(state: S, command: Command, at: Instant, policy: Policy): Fact[];
  /** The gate for sending: what may go of an item at this moment, or why nothing may. */
  compose(state: S, item: string, marks: PersonMarks, at: Instant): OutgoingMessage | OutgoingReport | Stopped;
  /** Command types that only other processes give. */
  reports: readonly string[];
  /**
   * What no other case may hold as long as this one does, in clear. Read from facts that only commands change: a case that takes
   * a key again, which another holds by then, is refused.
   */
  claimsOf(state: S): readonly string[];
}
