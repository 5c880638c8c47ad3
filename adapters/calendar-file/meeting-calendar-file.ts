import { instantToIso, type Instant } from '../../domain/calendar/instant.ts';
import { partId } from '../lifecare/message-ids.ts';
import { contentLine, parameterValue, textValue } from './content-line.ts';

/** A meeting as calendars of others may show it: nobody it is about, and no word of why. */
export interface CalendarMeeting {
  /** Item that first told of the meeting: the same for all that is told of it later. */
  uid: string;
  /** Higher each time the meeting changes, cancelling included. */
  sequence: number;
  status: 'confirmed' | 'cancelled';
  startsAt: Instant;
  endsAt?: Instant;
  /** Left out where the place may tell where somebody with protected identity is. */
  place?: string;
  /** Where one joins a meeting at a distance. */
  link?: string;
  /** Who calls the meeting, as a calendar shows it: a body or a unit. */
  organizerName: string;
  publicUrl: string;
  sentAt: Instant;
}

/** The same for every meeting. */
const SUMMARY = 'Möte enligt kallelse i Samordna';

/**
 * An iCalendar file (RFC 5545) with the meeting as news (RFC 5546, PUBLISH) or as cancelled. It asks nobody to answer: replies are given
 * in Samordna. Times stand in UTC, so that no reader needs the rules of Swedish summer time.
 * @throws TypeError when publicUrl is no URL
 */
export function meetingCalendarFile(meeting: CalendarMeeting): string {
  const isCancelled = meeting.status === 'cancelled';
  const address = new URL(meeting.publicUrl).href;
  const lines: [name: string, value: string | undefined][] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Samordna//Samordna//SV'],
    ['METHOD', isCancelled ? 'CANCEL' : 'PUBLISH'],
    ['BEGIN', 'VEVENT'],
    ['UID', partId(meeting.uid, 'meeting')],
    ['SEQUENCE', String(meeting.sequence)],
    ['DTSTAMP', utc(meeting.sentAt)],
    ['DTSTART', utc(meeting.startsAt)],
    ['DTEND', meeting.endsAt === undefined ? undefined : utc(meeting.endsAt)],
    ['STATUS', isCancelled ? 'CANCELLED' : 'CONFIRMED'],
    ['CLASS', 'PRIVATE'],
    ['SUMMARY', textValue(SUMMARY)],
    ['DESCRIPTION', textValue(description(meeting, address))],
    ['LOCATION', isCancelled || meeting.place === undefined ? undefined : textValue(meeting.place)],
    [`ORGANIZER;CN=${parameterValue(meeting.organizerName)}`, address],
    ['URL', address],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => (value === undefined ? '' : contentLine(name, value))).join('');
}

function description({ status, link }: CalendarMeeting, address: string): string {
  if (status === 'cancelled') return `Mötet är inställt. Mer finns i Samordna: ${address}`;
  return [
    `Mer om mötet finns i Samordna: ${address}`,
    ...(link === undefined ? [] : [`Anslut till mötet: ${link}`]),
  ].join('\n');
}

/** `20270328T010000Z`; parts of a second are cut. */
function utc(at: Instant): string {
  return `${instantToIso(at).slice(0, 19).replace(/[-:]/g, '')}Z`;
}
