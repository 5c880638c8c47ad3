import { parseInstant, type Instant } from '../../domain/calendar/instant.ts';
import { refusal } from './refusal.ts';

/**
 * A time that a clock runs from or to.
 * @throws FhirRefusal 422 when it is missing, or a date without a time of day
 */
export function sentTime(value: string | undefined, at: string): Instant {
  if (value === undefined) throw refusal(422, 'required', 'Ange tidpunkten.', at);
  const parsed = parseInstant(value);
  if (parsed !== undefined) return parsed;
  throw refusal(422, 'value', 'Ange både datum och klockslag med tidszon, till exempel 2026-11-20T14:30:00+01:00.', at);
}

export function sentTimeIfAny(value: string | undefined, at: string): Instant | undefined {
  return value === undefined ? undefined : sentTime(value, at);
}
