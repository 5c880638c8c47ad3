import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../domain/calendar/instant.ts';

/** What a clock in Sweden shows, as `2026-11-13 15:00`; the calendar of the product has no part in it. */
export function swedish(ms: number): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime();
  return shown.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** The instant at which a clock in Sweden shows it. */
export function instantIn(text: string): Instant {
  const shown = Temporal.PlainDateTime.from(text.replace(' ', 'T'));
  return shown.toZonedDateTime('Europe/Stockholm').epochMilliseconds as Instant;
}
