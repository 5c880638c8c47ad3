import type { Instant } from '../calendar/instant.ts';
import type { OfficeHours } from '../calendar/working-time.ts';
import type { Role } from '../process/command.ts';
import type { RetryRule } from '../process/delivery.ts';
import type { Force, Source } from '../process/duty.ts';
import type { SipSide } from '../sip/units.ts';

/** A stretch of time from an anchor. `minutes` and `hours` are elapsed time; `calendarDays` are Stockholm dates. */
export interface Span {
  unit: 'minutes' | 'hours' | 'calendarDays';
  n: number;
  /** Reach to the end (24.00) of the Stockholm day that the span ends on. */
  toEndOfDay?: boolean;
  /** Move an end on a Saturday, Sunday or holiday to the next working day. */
  toWorkingDay?: boolean;
}

/** One reminder or escalation. Exactly one anchor; minutes of elapsed time. */
export interface StepRule {
  kind: 'remind' | 'escalate';
  /** A role, or whoever bears the duty. */
  to: Role | 'bearer';
  /** After the duty's start. */
  afterMinutes?: number;
  /** Before its shown due time. */
  beforeDueMinutes?: number;
  /** Before it is breached, by the latest reading. */
  beforeBreachMinutes?: number;
  /** After the person was judged ready for discharge. */
  afterReadyMinutes?: number;
  /**
   * Moved into office hours of a working day: a step after something to the next opening, a step before something back to the
   * start of the last whole office hour that leaves time.
   */
  inOfficeHours?: boolean;
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

/** Who is told what a party of the case has done, though no law orders it. */
export type Reach = 'nobody' | 'ward' | 'everyone';

export interface Practice {
  planningBegun: Reach;
  careContactAppointed: Reach;
  discharged: Reach;
}

/** What a plan must hold before it is drawn up. */
export type SipContent =
  'meeting' | 'interventions' | 'responsible' | 'overallResponsible' | 'lead' | 'goal' | 'followUp';

/** What law and routine say of coordinated individual plans. */
export interface SipRules {
  /** Which needs make it one: of social services and health care both, or of several parties of one municipality. */
  needs: 'both-sectors' | 'several-parties';
  /** Who must come when called, by the kind of unit. */
  attendance: Record<SipSide, 'required' | 'optional'>;
  /** What the plan must hold. */
  required: SipContent[];
  /** Days before a consent ends that its renewal is to be asked for. */
  renewConsentDays: number;
  /** Days before the 18th birthday that the person is to be asked themselves. */
  askBeforeAdultDays: number;
  /** Days between the lead coordinator's contacts with the person. */
  contactEveryDays: number;
}

/** Law, routine and the installation's settings, resolved into the rules that one case carries. Plain JSON, at most 32 KiB. */
export interface Policy {
  name: string;
  /** True for shortened clocks; never in production. */
  demo: boolean;
  duties: Record<string, DutyRule>;
  retry: RetryRule;
  practice: Practice;
  sip: SipRules;
  officeHours: OfficeHours;
  /** Roles that may be shown a case of a person with protected identity. */
  protectedRoles: Role[];
  /** Days on which a law of the case changes. */
  lawDates: Instant[];
}
