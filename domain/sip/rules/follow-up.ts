import { localDateOf } from '../../calendar/stockholm.ts';
import { refuse } from '../codes.ts';
import type { FollowUpPlan } from '../commands.ts';
import type { Draft } from '../draft.ts';
import type { Rejection } from '../../process/rejection.ts';
import type { Rule } from '../rule.ts';

/**
 * Länsgemensam rutin SIP, Uppföljning SIP: always followed up, how and when by the person's need. What it may hold is an aid and never
 * asked for. Continued need: a new date.
 */
export const reportFollowUp: Rule<'reportFollowUp'> = (draft, { at, ...data }) => {
  const goesOn = data.outcome === 'continue' || data.outcome === 'revise';
  if (goesOn && !data.next) return refuse('follow-up-date-missing', 'next');
  const refused = refusedDate(draft, data.next);
  if (refused) return refused;
  const { whereToTurn = '', ...said } = data;
  draft.add('followedUp', { ...said, by: draft.command.by.hsaId }, at);
  if (!goesOn) draft.add('ended', { because: data.outcome === 'end' ? 'need-over' : 'goals-changed', whereToTurn }, at);
  return undefined;
};

/** Between the meetings the lead coordinator follows, with the person, that what was agreed is carried out. */
export const contactPerson: Rule<'contactPerson'> = (draft, { at, ...data }) => {
  draft.add('personContacted', data, at);
  return undefined;
};

/** A material change of the person's situation: they are offered to have the follow-up earlier. */
export const reportChange: Rule<'reportChange'> = (draft, { at, what }) => {
  draft.add('changeReported', { what }, at);
  return undefined;
};

export const answerEarlierFollowUp: Rule<'answerEarlierFollowUp'> = (draft, { at, ...data }) => {
  if (!draft.state.changes.some(({ answered }) => !answered)) return refuse('no-change-to-answer');
  if (data.wants && !data.next) return refuse('follow-up-date-missing', 'next');
  const refused = refusedDate(draft, data.next);
  if (refused) return refused;
  draft.add('earlierFollowUpAnswered', data, at);
  return undefined;
};

export const pause: Rule<'pause'> = (draft, { at, because }) => {
  if (draft.state.paused) return refuse('already-paused');
  if (!because.trim()) return refuse('reason-missing', 'because');
  draft.add('paused', { because }, at);
  return undefined;
};

export const resume: Rule<'resume'> = (draft, { at }) => {
  if (!draft.state.paused) return refuse('not-paused');
  draft.add('resumed', {}, at);
  return undefined;
};

export function refusedDate({ at }: Draft, next: FollowUpPlan | undefined, field = 'next'): Rejection | undefined {
  return next && next.on < localDateOf(at) ? refuse('follow-up-in-the-past', field) : undefined;
}
