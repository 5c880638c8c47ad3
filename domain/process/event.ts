import type { Instant } from '../calendar/instant.ts';
import type { Actor, Command } from './command.ts';

/** What a rule decides has happened, before it has a place in the log. */
export interface Fact<T extends string = string, D = unknown> {
  type: T;
  data: D;
  /** The reporter's word; the command's own when left out. */
  occurredAt?: Instant;
}

/** One row of the log. The frame (all but `by` and `data`) survives culling; `data` is content. */
export interface ProcessEvent<T extends string = string, D = unknown> {
  type: T;
  /** Version of the shape of `data`; older ones are read by upcasters. */
  schema: number;
  /** `<process>.<number>`; also the id of a delivery that the event asks for. */
  eventId: string;
  process: string;
  /** Place in the case's log, from 1 without holes. */
  number: number;
  commandId: string;
  by: Actor;
  occurredAt: Instant;
  /** The engine's clock, never decreasing within a case. */
  recordedAt: Instant;
  data: D;
}

/** Shape version that new events are written with. */
const SCHEMA = 1;

/** The fact as the next event of a case, recorded `at`. */
export function eventOf(
  { type, data, occurredAt }: Fact,
  { caseId, number: last }: { caseId: string; number: number },
  { commandId, by, occurredAt: commandAt }: Command,
  at: Instant,
): ProcessEvent {
  const number = last + 1;
  return {
    type,
    schema: SCHEMA,
    eventId: eventId(caseId, number),
    process: caseId,
    number,
    commandId,
    by,
    occurredAt: occurredAt ?? commandAt,
    recordedAt: at,
    data,
  };
}

export function eventId(process: string, number: number): string {
  return `${process}.${number}`;
}
