import type { Instant } from '../calendar/instant.ts';
import type { Actor, Role } from '../process/command.ts';
import type { Delivery } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';
import type { ProcessEvent } from '../process/event.ts';
import type { CaseState } from '../process/state.ts';
import type { DirectionOf, FrameAccess, Viewer } from './frame-view.ts';
import { waiverSeen } from './view-duties.ts';

/** One line of what has happened, as the viewer may see it. */
export interface TimelineEntry {
  /** From 1 without holes, whatever has been left out. */
  place: number;
  type: string;
  occurredAt: Instant;
  recordedAt: Instant;
  /** Left out of what another party sends: it is known by its message, not by who wrote it. */
  by?: Pick<Actor, 'kind' | 'hsaId' | 'party' | 'unit'>;
  delivery?: { item: string; message: string; from?: string; to?: { party: string; unit: string }; attempt?: number };
  duty?: { id: string; code: string; to?: Role };
  /** Code of a stop, a failure or a waiver. */
  reason?: string;
  /** The event's own data, only of what the viewer's party wrote or answers for. */
  data?: unknown;
}

export interface TimelineCut {
  access: FrameAccess;
  directionOf: DirectionOf;
  /** Whether a fact, with all that it says, is the viewer's. Not asked in the technical frame. */
  isShown: (event: ProcessEvent) => boolean;
  /** Events that tell of the machinery and nothing of the care. */
  technical: readonly string[];
}

/** The log as the viewer may see it, oldest first: duties and deliveries alike for every kind, facts as the kind says. */
export function frameTimeline(
  events: readonly ProcessEvent[],
  state: CaseState,
  duties: readonly Duty[],
  viewer: Viewer,
  cut: TimelineCut,
): TimelineEntry[] {
  const bearers = new Map(duties.map((duty) => [duty.id, duty.bearer.party]));
  return events
    .flatMap((event) => {
      if (event.type.startsWith('duty')) return dutyEntry(event, bearers, viewer, cut);
      if (event.type.startsWith('delivery')) return deliveryEntry(event, state, viewer, cut);
      return factEntry(event, cut);
    })
    .map((entry, index) => ({ place: index + 1, ...entry }));
}

type Entry = Omit<TimelineEntry, 'place'>;

function factEntry(event: ProcessEvent, { access, technical, isShown }: TimelineCut): Entry[] {
  if (access.as === 'technical') return technical.includes(event.type) ? [frame(event)] : [];
  return isShown(event) ? [{ ...frame(event), by: byOf(event), data: event.data }] : [];
}

function dutyEntry(
  event: ProcessEvent,
  bearers: ReadonlyMap<string, string>,
  viewer: Viewer,
  { access }: TimelineCut,
): Entry[] {
  const { id, code, reason, to } = event.data as { id: string; code: string; reason?: string; to?: Role };
  if (access.as !== 'technical' && bearers.get(id) !== viewer.party) return [];
  return [
    {
      ...frame(event),
      duty: { id, code, ...(to === undefined ? {} : { to }) },
      ...(reason === undefined ? {} : { reason: waiverSeen(reason, access) }),
    },
  ];
}

function deliveryEntry(
  event: ProcessEvent,
  state: CaseState,
  viewer: Viewer,
  { access, directionOf }: TimelineCut,
): Entry[] {
  const delivery = state.deliveries[(event.data as { item?: string }).item ?? event.eventId];
  const direction = delivery && directionOf(delivery);
  if (!delivery || !direction) return [];
  if (direction === 'received') return receivedEntry(event, delivery, viewer);
  const { attempt, reason, outcome } = event.data as {
    attempt?: number;
    reason?: string;
    outcome?: { kind: string; reason?: string };
  };
  const isMasked = direction === 'technical' && access.isProtected;
  const said = reason ?? outcome?.reason;
  return [
    {
      ...frame(event),
      ...(event.by.party === viewer.party ? { by: byOf(event) } : {}),
      delivery: {
        item: delivery.item,
        message: delivery.message,
        ...(isMasked ? {} : { from: delivery.requestedBy, to: delivery.to }),
        ...(attempt === undefined ? {} : { attempt }),
      },
      ...(said === undefined ? {} : { reason: said }),
    },
  ];
}

/** The receiver sees that it was told and that it acknowledged, never the tries before. */
function receivedEntry(event: ProcessEvent, delivery: Delivery, viewer: Viewer): Entry[] {
  const isTold =
    event.type === 'deliveryConcluded'
      ? (event.data as { outcome: { kind: string } }).outcome.kind === 'told'
      : event.type === 'deliveryRequested' && delivery.channel === 'workList';
  const about = { item: delivery.item, message: delivery.message, from: delivery.requestedBy, to: delivery.to };
  if (isTold) {
    return [{ type: 'messageReceived', occurredAt: event.occurredAt, recordedAt: event.recordedAt, delivery: about }];
  }
  if (event.type !== 'deliveryAcknowledged') return [];
  return [{ ...frame(event), ...(event.by.party === viewer.party ? { by: byOf(event) } : {}), delivery: about }];
}

function frame(event: ProcessEvent): Pick<Entry, 'type' | 'occurredAt' | 'recordedAt'> {
  return { type: event.type, occurredAt: event.occurredAt, recordedAt: event.recordedAt };
}

function byOf({ by: { kind, hsaId, party, unit } }: ProcessEvent): NonNullable<Entry['by']> {
  return { kind, hsaId, party, unit };
}
