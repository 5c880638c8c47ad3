import type { SipView } from '../../../domain/disclosure/sip-view.ts';
import type { Listing } from '../../kinds/kind.ts';
import { swedishDay } from './swedish-day.ts';

/** What a list tells of a plan: who carries it on, the meeting that comes and the next follow-up. */
export function sipListing({ sip }: SipView): Listing {
  const meeting = sip.meetings.find(({ status }) => status === 'called');
  return {
    ...(sip.coordinating ? { unit: sip.coordinating.unit } : {}),
    times: [
      ...(meeting ? [{ text: 'Möte', at: meeting.startsAt }] : []),
      ...(sip.followUp ? [{ text: `Uppföljning ${swedishDay(sip.followUp.on)}` }] : []),
    ],
  };
}
