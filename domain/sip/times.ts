import { MS_PER_MINUTE, type Instant } from '../calendar/instant.ts';
import type { Command } from '../process/command.ts';
import type { Rejection } from '../process/rejection.ts';
import { refuse } from './codes.ts';

/** Clocks of senders may be this much ahead of the hub's. */
const LATITUDE_MS = 5 * MS_PER_MINUTE;

/** Refuses what is said to have happened in the future. Every `at` of a SIP's command is such a time. */
export function refusedByTime({ occurredAt, data }: Command, at: Instant): Rejection | undefined {
  const said = (data as { at?: Instant } | null)?.at;
  if (said !== undefined && said > at + LATITUDE_MS) return refuse('time-in-future', 'at');
  return occurredAt > at + LATITUDE_MS ? refuse('time-in-future', 'occurredAt') : undefined;
}
