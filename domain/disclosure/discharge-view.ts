import type { Instant } from '../calendar/instant.ts';
import type { Side, UnitRef } from '../discharge/unit-ref.ts';
import type { SecrecyCheck } from '../discharge/commands.ts';
import type { DeviationCode } from '../discharge/codes.ts';
import type { JudgedBecause } from '../discharge/events.ts';
import type { DischargeStatus } from '../discharge/state.ts';
import type { DeliveryChannel } from '../process/delivery.ts';
import type { FrameView } from './frame-view.ts';

/** A discharge as one viewer may be shown it. */
export interface DischargeView extends FrameView {
  kind: 'discharge';
  /** As the ward, as a unit that has been told, or only the technical frame. */
  as: 'ward' | 'unit' | 'technical';
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
  /** The person's unit in outpatient care; known to the ward alone. */
  outpatientUnit?: UnitRef;
  deviations: { code: DeviationCode; at: Instant }[];
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

export function isDischarge(view: FrameView): view is DischargeView {
  return view.kind === 'discharge';
}
