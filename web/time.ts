const WEEKDAYS = ['sön', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör'];
const MONTHS = ['jan', 'feb', 'mars', 'april', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MINUTE = 60_000;

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

interface Clock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

/** What a clock in Sweden shows, wherever the reader is. */
function clockOf(ms: number): Clock {
  const clock: Clock = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of CLOCK.formatToParts(ms)) {
    if (type in clock) clock[type as keyof Clock] = value;
  }
  return clock;
}

/** `fre 20 nov 2026 kl. 14.30`, in Swedish time. */
export function swedishTime(iso: string): string {
  const { year, month, day, hour, minute } = clockOf(Date.parse(iso));
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return `${WEEKDAYS[weekday]} ${Number(day)} ${MONTHS[Number(month) - 1]} ${year} kl. ${hour}.${minute}`;
}

/** The end of a day belongs to that day: `mån 23 nov 2026 kl. 24.00` rather than the midnight that begins the next. */
export function swedishDeadline(iso: string): string {
  const { hour, minute } = clockOf(Date.parse(iso));
  if (hour !== '00' || minute !== '00') return swedishTime(iso);
  return swedishTime(new Date(Date.parse(iso) - MINUTE).toISOString()).replace(/\d\d\.\d\d$/, '24.00');
}

/** `kl. 14.30`, in Swedish time. */
export function swedishClock(iso: string): string {
  const { hour, minute } = clockOf(Date.parse(iso));
  return `kl. ${hour}.${minute}`;
}

/** `2026-11-20T14:30`, as a native date and time field wants it, in Swedish time. */
export function localField(ms: number): string {
  const { year, month, day, hour, minute } = clockOf(ms);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The field's Swedish time with its offset: `2026-11-20T14:30:00+01:00`. Of an hour that comes twice it is the earlier; one that
 * summer time skips is moved forward. Nothing when the field is not complete.
 */
export function withOffset(field: string): string | undefined {
  const asUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(field) ? Date.parse(`${field}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const summer = asUtc - 120 * MINUTE;
  const ms = offsetMinutes(summer) === 120 ? summer : asUtc - 60 * MINUTE;
  const offset = offsetMinutes(ms) === 120 ? '+02:00' : '+01:00';
  return `${localField(ms)}:00${offset}`;
}

function offsetMinutes(ms: number): number {
  return Math.round((Date.parse(`${localField(ms)}:00Z`) - ms) / MINUTE / 60) * 60;
}

/** How long it is between two times, in the largest whole unit: `3 tim`. */
export function span(fromIso: string, toIso: string): string {
  const minutes = Math.abs(Math.round((Date.parse(toIso) - Date.parse(fromIso)) / MINUTE));
  if (minutes < 1) return 'mindre än 1 min';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} tim`;
  return `${Math.floor(minutes / (24 * 60))} dygn`;
}
