import { dutyId } from '../../process/duty.ts';
import { deliveriesAbout, noticeKey, recallsOf, toldAt } from '../../sip/told.ts';
import { isTakenBack } from '../../sip/consent.ts';
import type { Meeting, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Svara på kallelsen och utse deltagare. Länsgemensam rutin SIP, Kalla/Bjud in till SIP-möte: who is called must take part; where the
 * person is not known there, the receiving body decides who comes. Only for those who must; a new time asks for a new answer.
 */
export const answerNotice: SipDutiesOf = (state, policy) =>
  state.meetings.flatMap((meeting) =>
    meeting.invitees.flatMap(({ unit, attendance, knowsPerson }, index) => {
      const isAsked = attendance === 'required' && unit.party !== meeting.party && unit.channel !== 'letter';
      if (!isAsked) return [];
      return noticesOf(state, meeting, unit.unit).flatMap(({ since, until, endsBy, key }) => {
        const told = toldAt(state, key);
        if (told === undefined) return [];
        return buildDuty(policy, {
          id: dutyId(state.caseId, 'answerNotice', since, index),
          code: 'answerNotice',
          bearer: { ...bearerAt(unit), ...(knowsPerson ? {} : { role: 'headOfOperations' as const }) },
          from: told,
          metAt: meeting.replies.find(
            (reply) => reply.unit === unit.unit && reply.number > since && reply.number < until,
          )?.at,
          waivedBy: endsBy === 'move' ? 'superseded' : endOf(state, meeting, unit.party, endsBy),
          about: { unit: unit.unit, item: deliveriesAbout(state, key)[0]?.item },
        });
      });
    }),
  );

interface Notice {
  key: string;
  /** Number of the event that it comes of, and of the one that sets another in its place. */
  since: number;
  until: number;
  endsBy: 'move' | 'recall' | undefined;
}

/** The first, one for each time that the meeting is moved, and one after each time that the unit has heard that it is off. */
function noticesOf(state: SipState, meeting: Meeting, unit: string): Notice[] {
  const changes = [
    ...meeting.moves.map(({ number }) => ({ number, by: 'move' as const })),
    ...recallsOf(state, meeting, unit).map(({ requestedNumber }) => ({
      number: requestedNumber,
      by: 'recall' as const,
    })),
  ].sort((a, b) => a.number - b.number);
  return [{ number: meeting.number }, ...changes].map(({ number }, place) => {
    const passed = changes.slice(0, place);
    const moved = passed.filter(({ by }) => by === 'move').length;
    const next = changes[place];
    return {
      key: noticeKey(meeting, unit, moved, place - moved),
      since: number,
      until: next?.number ?? Infinity,
      endsBy: next?.by,
    };
  });
}

/** Who may no longer be invited has nothing to answer, and does not learn what becomes of the meeting. */
function uninvited(state: SipState, party: string) {
  return isTakenBack(state, 'invite', party, state.lastRecordedAt) ? ('consent-missing' as const) : undefined;
}

/** That it was held after it was called off, or after the end, is not for one who had been told of that. */
function endOf(state: SipState, { held, cancelled }: Meeting, party: string, endsBy: Notice['endsBy']) {
  const wasHeld = held && !(state.ended && state.ended.number < held.number);
  const settled = cancelled ? ('meeting-cancelled' as const) : wasHeld ? ('superseded' as const) : undefined;
  const recalled = endsBy === 'recall' ? ('consent-missing' as const) : undefined;
  return uninvited(state, party) ?? settled ?? endOfSip(state) ?? recalled;
}
