import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Delivery, DeliveryChannel, DeliveryStatus } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';

/** Who looks, for which party; settled at sign-in. */
export interface Viewer {
  party: string;
  unit: string;
  roles: readonly Role[];
}

/**
 * What one viewer may be shown of a case of any kind, and no trace of the rest. Numbers that would tell of something hidden are
 * counted anew. Times are instants.
 */
export interface FrameView {
  /** Kind of process. */
  kind: string;
  caseId: string;
  /** As which part of the case; `technical` is only the frame, without the person and without care. */
  as: string;
  /** Changes when something in the view does; not the number of an event that the viewer cannot see. */
  version: number;
  /** Random id of the person; null in the technical frame. */
  personId: string | null;
  /** Which of the person's own data may be shown. */
  personItems: readonly PersonItem[];
  marks: { deceased: boolean; protectedIdentity: boolean };
  /** As far as the viewer has been told. */
  status: string;
  duties: DutyView[];
  deliveries: DeliveryView[];
  deviations: { code: string; at: Instant }[];
  /** Thing -> number of its latest change, for `Command.basedOn`. */
  changed: Record<string, number>;
}

export type PersonItem = 'name' | 'number' | 'address';

/** A duty with the number to give as `basedOn`, which is also the Task's versionId. */
export interface DutyView extends Duty {
  version: number;
}

export interface DeliveryView {
  item: string;
  message: string;
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

/** What the frame of a view is cut by, whatever the kind. */
export interface FrameAccess {
  as: string;
  isProtected: boolean;
  /** The viewer may know why something ended that its own part does not tell. */
  knowsWhy: boolean;
}

/** How a delivery looks to the viewer; undefined when it does not exist for them. */
export type DirectionOf = (delivery: Delivery) => DeliveryView['direction'] | undefined;
