import { dutyId } from '../../process/duty.ts';
import { deliveriesAbout, noticeKey, toldAt } from '../../sip/matters.ts';
import { buildDuty } from '../build.ts';
import { bearerAt, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Svara på kallelsen och utse deltagare. Länsgemensam rutin SIP, Kalla/Bjud in till SIP-möte: who is called must take part; where the
 * person is not known there, the receiving body decides who comes. Only for those who must.
 */
export const answerNotice: SipDutiesOf = (state, policy) =>
  state.meetings.flatMap((meeting) =>
    meeting.invitees.flatMap(({ unit, attendance, knowsPerson }, index) => {
      const key = noticeKey(meeting, unit.unit);
      const told = toldAt(state, key);
      if (attendance !== 'required' || told === undefined || unit.party === meeting.party || unit.channel === 'letter')
        return [];
      const since = meeting.moves.at(-1)?.number ?? meeting.number;
      return buildDuty(policy, {
        id: dutyId(state.caseId, 'answerNotice', since, index),
        code: 'answerNotice',
        bearer: { ...bearerAt(unit), ...(knowsPerson ? {} : { role: 'headOfOperations' as const }) },
        from: told,
        metAt: meeting.replies.find((reply) => reply.unit === unit.unit && reply.number > since)?.at,
        waivedBy: meeting.held ? 'superseded' : meeting.cancelled ? 'meeting-cancelled' : endOfSip(state),
        about: { unit: unit.unit, item: deliveriesAbout(state, key)[0]?.item },
      });
    }),
  );
