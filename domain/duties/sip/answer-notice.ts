import { dutyId } from '../../process/duty.ts';
import { deliveriesAbout, noticeKey, toldAt } from '../../sip/told.ts';
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
    timesOf(meeting).flatMap(({ since, until }, moved) =>
      meeting.invitees.flatMap(({ unit, attendance, knowsPerson }, index) => {
        const key = noticeKey(meeting, unit.unit, moved);
        const told = toldAt(state, key);
        const isAsked = attendance === 'required' && unit.party !== meeting.party && unit.channel !== 'letter';
        if (!isAsked || told === undefined) return [];
        return buildDuty(policy, {
          id: dutyId(state.caseId, 'answerNotice', since, index),
          code: 'answerNotice',
          bearer: { ...bearerAt(unit), ...(knowsPerson ? {} : { role: 'headOfOperations' as const }) },
          from: told,
          metAt: meeting.replies.find(
            (reply) => reply.unit === unit.unit && reply.number > since && reply.number < until,
          )?.at,
          waivedBy:
            until < Infinity ? 'superseded' : (uninvited(state, unit.party) ?? endOf(meeting) ?? endOfSip(state)),
          about: { unit: unit.unit, item: deliveriesAbout(state, key)[0]?.item },
        });
      }),
    ),
  );

/** From the number of the event that set each time, to that of the next. */
function timesOf({ number, moves }: Meeting): { since: number; until: number }[] {
  const numbers = [number, ...moves.map((move) => move.number)];
  return numbers.map((since, place) => ({ since, until: numbers[place + 1] ?? Infinity }));
}

/** Who may no longer be invited has nothing to answer, and does not learn what becomes of the meeting. */
function uninvited(state: SipState, party: string) {
  return isTakenBack(state, 'invite', party, state.lastRecordedAt) ? ('consent-missing' as const) : undefined;
}

function endOf({ held, cancelled }: Meeting) {
  return held ? ('superseded' as const) : cancelled ? ('meeting-cancelled' as const) : undefined;
}
