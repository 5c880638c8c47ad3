import type { OfficeHours } from '../calendar/working-time.ts';
import type { Role } from '../process/command.ts';
import type { RetryRule } from '../process/delivery.ts';
import type { Source } from '../process/duty.ts';
import type { DutyRule, Practice, SipRules } from './policy.ts';

/** First and last day it holds, `YYYY-MM-DD` in Sweden; without a last day it holds until another follows. */
export interface Validity {
  from: string;
  to?: string;
}

interface PackFrame {
  /** Unique, with its first day: packs are never edited, only followed by another. */
  name: string;
  issuer: string;
  sources: Source[];
  /** Kinds of process that it is of; discharges when left out. */
  kinds?: string[];
  validity: Validity;
  /** Readings that the texts leave open, and why each was chosen. */
  assumptions: string[];
}

/** What the law orders, one file for each version of it. Applies to running cases from its first day. */
export interface LawPack extends PackFrame {
  kind: 'law';
  /** Versions of the same law share this. */
  law: string;
  duties: Record<string, DutyRule>;
}

/** A local routine. Follows the case that began under it. May be stricter than the law and never weaker. */
export interface RoutinePack extends PackFrame {
  kind: 'routine';
  /** Name of the pack that it adds to; null rests on no statute. */
  extends: string | null;
  demo?: boolean;
  /** New duties, and clocks and steps of the law's where the law gives none. */
  duties: Record<string, RoutineDuty>;
  practice?: Partial<Practice>;
  sip?: Partial<SipRules>;
  retry?: RetryRule;
  officeHours?: OfficeHours;
  protectedRoles?: Role[];
}

/** A duty of the routine's own, or changes to one of the law's. */
export type RoutineDuty = DutyRule | Pick<DutyRule, 'due' | 'steps' | 'assumption'>;

export type Pack = LawPack | RoutinePack;

/** What one installation sets for itself, above its routine. */
export interface PolicySettings {
  practice?: Partial<Practice>;
  retry?: RetryRule;
  officeHours?: OfficeHours;
  protectedRoles?: Role[];
  /** Multiplies every clock and reminder of elapsed time, for load tests; 1 when left out. */
  clockFactor?: number;
}
