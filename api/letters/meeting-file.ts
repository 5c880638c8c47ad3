import { meetingCalendarFile } from '../../adapters/calendar-file/meeting-calendar-file.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { SipView } from '../../domain/disclosure/sip-view.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import type { SeenCase } from '../seen-cases.ts';

/**
 * The meeting for the reader's own calendar, without whom it is about; of a protected person without the place.
 * @throws not-found when the meeting is none that the reader may know of
 */
export function meetingFile(
  { directory, config }: Pick<Deps, 'directory' | 'config'>,
  seen: SeenCase,
  id: string,
  at: Instant,
): string {
  const { sip, marks } = seen.view as SipView;
  const meeting = sip?.meetings.find((one) => one.meeting === id);
  if (!meeting) throw new HttpError('not-found');
  const { startsAt, endsAt, place, link, status, moves, convenerParty } = meeting;
  const isCancelled = status === 'cancelled';
  return meetingCalendarFile({
    uid: `${seen.id}.${id}`,
    sequence: moves + (isCancelled ? 1 : 0),
    status: isCancelled ? 'cancelled' : 'confirmed',
    startsAt,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(marks.protectedIdentity ? {} : { place, ...(link === undefined ? {} : { link }) }),
    organizerName: directory.party(convenerParty)?.responsibleBody ?? 'Samordna',
    publicUrl: config.publicUrl,
    sentAt: at,
  });
}
