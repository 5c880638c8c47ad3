import { MS_PER_HOUR, MS_PER_MINUTE, type Instant } from '../calendar/instant.ts';
import { addDays } from '../calendar/local-date.ts';
import { endOfDay, instantOf, localDateOf, localTimeOf } from '../calendar/stockholm.ts';
import { nextWorkingDay } from '../calendar/working-time.ts';
import type { Span } from '../policy/policy.ts';

/** When a span that begins at `from` ends. Calendar days keep the time on the clock, unless they reach to the day's end. */
export function spanEnd(from: Instant, span: Span): Instant {
  if (span.unit !== 'calendarDays') {
    return Math.round(from + span.n * (span.unit === 'hours' ? MS_PER_HOUR : MS_PER_MINUTE)) as Instant;
  }
  const last = addDays(localDateOf(from), span.n);
  const day = span.toWorkingDay ? nextWorkingDay(last) : last;
  if (span.toEndOfDay) return endOfDay(day);
  const { hour, minute } = localTimeOf(from);
  return (instantOf(day, hour, minute) + (from % MS_PER_MINUTE)) as Instant;
}
