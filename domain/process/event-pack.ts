import type { Instant } from '../calendar/instant.ts';
import type { Actor } from './command.ts';
import { eventId, type ProcessEvent } from './event.ts';

/** Events of one command, one after the other in a case's log, with what they have in common said once. */
export interface EventPack {
  process: string;
  commandId: string;
  by: Actor;
  recordedAt: Instant;
  /** Number of the first. */
  first: number;
  each: Pick<ProcessEvent, 'type' | 'schema' | 'occurredAt' | 'data'>[];
}

/** Consecutive events in as few packs as may be. */
export function packed(events: readonly ProcessEvent[]): EventPack[] {
  const packs: EventPack[] = [];
  for (const event of events) {
    const { process, commandId, by, recordedAt, number, type, schema, occurredAt, data } = event;
    let pack = packs.at(-1);
    if (!pack || !isNext(pack, event)) {
      pack = { process, commandId, by, recordedAt, first: number, each: [] };
      packs.push(pack);
    }
    pack.each.push({ type, schema, occurredAt, data });
  }
  return packs;
}

function isNext(pack: EventPack, { process, commandId, by, recordedAt, number }: ProcessEvent): boolean {
  return (
    pack.process === process &&
    pack.commandId === commandId &&
    pack.recordedAt === recordedAt &&
    pack.first + pack.each.length === number &&
    (pack.by === by || JSON.stringify(pack.by) === JSON.stringify(by))
  );
}

/** Packs, and events that were written down before there were any. */
export function unpacked(told: readonly (EventPack | ProcessEvent)[]): ProcessEvent[] {
  return told.flatMap((one) => ('each' in one ? eventsIn(one) : [one]));
}

function eventsIn({ process, commandId, by, recordedAt, first, each }: EventPack): ProcessEvent[] {
  return each.map(({ type, schema, occurredAt, data }, place) => ({
    type,
    schema,
    eventId: eventId(process, first + place),
    process,
    number: first + place,
    commandId,
    by,
    occurredAt,
    recordedAt,
    data,
  }));
}
