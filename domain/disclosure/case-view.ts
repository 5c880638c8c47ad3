import type { Instant } from '../calendar/instant.ts';
import type { Side } from '../discharge/unit-ref.ts';
import type { SecrecyCheck } from '../discharge/commands.ts';
import type { DeviationCode } from '../discharge/codes.ts';
import type { JudgedBecause } from '../discharge/events.ts';
import type { DischargeStatus } from '../discharge/state.ts';
import type { Role } from '../process/command.ts';
import type { DeliveryChannel, DeliveryStatus } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';
import type { MessageCode } from './message.ts';

/** Who looks, for which party; settled at sign-in. */
export interface Viewer {
  party: string;
  unit: string;
  roles: readonly Role[];
}

/**
 * What one viewer may be shown of a case, and no trace of the rest. Numbers that would tell of something hidden are counted anew.
 * Times are instants.
 */
export interface CaseView {
  caseId: string;
  /** As the ward, as a unit that has been told, or only the technical frame, without the person and without care. */
  as: 'ward' | 'unit' | 'technical';
  /** Changes when something in the view does; not the number of an event that the viewer cannot see. */
  version: number;
  /** Random id of the person; null in the technical frame. */
  personId: string | null;
  /** Which of the person's own data may be shown. */
  personItems: readonly ('name' | 'number' | 'address')[];
  marks: { deceased: boolean; protectedIdentity: boolean };
  /** As far as the viewer has been told. */
  status: DischargeStatus;
  encounter: EncounterView;
  /** Judged units: all for the ward, its own for a unit. */
  units: UnitView[];
  careContacts: { unit: string; careContact: string; lead: boolean; since?: Instant }[];
  meetingNotices: { sentAt: Instant; sentBy: string; counts: boolean }[];
  bothSides?: { needed: boolean; saidBy: string; at: Instant };
  compulsoryCare?: { decidedBy: string; at: Instant; ended: boolean };
  transfers: { unit: string; at: Instant; doneElsewhere: boolean; text?: string }[];
  patientInformedAt?: Instant;
  duties: DutyView[];
  deliveries: DeliveryView[];
  deviations: { code: DeviationCode; at: Instant }[];
  /** Thing -> number of its latest change, for `Command.basedOn`. */
  changed: Record<string, number>;
}

export interface EncounterView {
  /** Left out in the technical frame of a protected person. */
  ward?: { party: string; unit: string };
  encounterClass?: string;
  admittedAt?: Instant;
  onLeaveSince?: Instant;
  judgement?: { by: string; at: Instant; noNeed: boolean };
  estimatedDischargeAt?: Instant;
  /** Oldest first; numbered from 1 as the viewer has heard of them. */
  ready: ReadyView[];
  dischargedAt?: Instant;
  cancelledAt?: Instant;
}

export interface ReadyView {
  episode: number;
  judgedBy: string;
  judgedAt: Instant;
  secrecy?: SecrecyCheck;
  revokedAt?: Instant;
}

export interface UnitView {
  unit: string;
  party: string | null;
  side: Side;
  channel: DeliveryChannel;
  known: boolean;
  judgedBy?: string;
  judgedAt?: Instant;
  because?: JudgedBecause;
  toldAt?: Instant;
  planningBegunAt?: Instant;
  withdrawnAt?: Instant;
}

/** A duty with the number to give as `basedOn`, which is also the Task's versionId. */
export interface DutyView extends Duty {
  version: number;
}

export interface DeliveryView {
  item: string;
  message: MessageCode;
  direction: 'sent' | 'received' | 'technical';
  /** Party in whose name it is sent; left out, as `to`, in the technical frame of a protected person. */
  from?: string;
  to?: { party: string; unit: string };
  channel: DeliveryChannel;
  ground: string;
  statutory: boolean;
  status: DeliveryStatus;
  attempt: number;
  nextTry?: Instant;
  lastFailure?: string;
  requestedAt?: Instant;
  toldAt?: Instant;
  acknowledgedAt?: Instant;
  version: number;
}
