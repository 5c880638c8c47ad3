import type { Instant } from '../../domain/calendar/instant.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';

const ZONE = 'Europe/Stockholm';
const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** `Torsdag 8 april 2027 klockan 13.00–14.00`, Swedish time. */
export function whenText(startsAt: Instant, endsAt?: Instant): string {
  const day = new Intl.DateTimeFormat('sv-SE', { ...DAY, timeZone: ZONE }).format(startsAt);
  const end = endsAt === undefined ? '' : `–${hours(endsAt)}`;
  return `${capital(day)} klockan ${hours(startsAt)}${end}`;
}

/** `8 april 2027` */
export function dateText(date: LocalDate): string {
  const day = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** `8 april 2027`, Swedish time. */
export function dayText(at: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: ZONE }).format(at);
}

function hours(at: Instant): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
  return clock.format(at).replace(':', '.');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
