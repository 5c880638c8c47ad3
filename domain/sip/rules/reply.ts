import { refuse } from '../codes.ts';
import { meetingOf } from '../queries.ts';
import { answersFor } from '../rights.ts';
import type { Rule } from '../rule.ts';
import { draftDeviation } from './meeting.ts';

/**
 * The called party says who comes, with which mandate. Where the person is not known to it, the receiving body decides who
 * (Länsgemensam rutin SIP, Kalla/Bjud in till SIP-möte). The answer of one that has letters alone is written down by who called it.
 */
export const replyToNotice: Rule<'replyToNotice'> = (draft, data) => {
  const meeting = meetingOf(draft.state, data.meeting);
  if (!meeting) return refuse('meeting-unknown', 'meeting');
  const { party } = draft.command.by;
  const invitee = meeting.invitees.find(
    ({ unit }) => unit.unit === data.unit && (unit.party === party || answersFor(draft.state, party, data)),
  );
  if (!invitee) return refuse('not-invited', 'unit');
  if (meeting.held || meeting.cancelled) return refuse('meeting-settled', 'meeting');
  if (data.answer === 'comes' && !data.who?.trim()) return refuse('text-missing', 'who');
  draft.add('noticeAnswered', data);
  if (data.answer === 'does-not-come' && data.unwilling === true) draftDeviation(draft, data.meeting, invitee);
  return undefined;
};
