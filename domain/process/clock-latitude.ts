import { MS_PER_MINUTE } from '../calendar/instant.ts';

/** Clocks of senders may be this much ahead of the hub's. */
export const CLOCK_LATITUDE_MS = 5 * MS_PER_MINUTE;
