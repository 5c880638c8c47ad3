import type { Instant } from '../../calendar/instant.ts';
import { addDays } from '../../calendar/local-date.ts';
import { localDateOf, startOfDay } from '../../calendar/stockholm.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Rejection } from '../../process/rejection.ts';
import { isWanted, relatedIn } from '../close-ones.ts';
import { refuse } from '../codes.ts';
import type { Invitee, SipCommands } from '../commands.ts';
import { isStoppedByChild, mayDrawUp, mayInvite, mayMeetDigitally } from '../consent.ts';
import type { Draft } from '../draft.ts';
import { consentEndsBefore } from '../meeting-consent.ts';
import { comingMeeting, dischargesInNeed, isNotWanted, meetingOf } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { SipState } from '../state.ts';

/**
 * Länsgemensam rutin SIP, Kalla/Bjud in till SIP-möte. Whoever sees the need may call; only the lead care contact's notice is the
 * statutory one of lag (2017:612) 4 kap. 3 §. Nobody is called without the person's consent, not even by an empty notice.
 */
export const convene: Rule<'convene'> = (draft, data, policy) => {
  const { state, command, at } = draft;
  const refused = refusedText(data) ?? refusedByConsent(draft, data);
  if (refused) return refused;
  if (data.startsAt <= at) return refuse('meeting-in-the-past', 'startsAt');
  if (comingMeeting(state)) return refuse('meeting-settled', 'startsAt');
  const { invitees, ...plan } = data;
  const outlives = refusedByEnd(
    state,
    consentEndsBefore(state, { ...plan, parties: others(invitees, command.by) }, at),
  );
  if (outlives) return outlives;
  draft.add('meetingConvened', {
    ...plan,
    meeting: command.commandId,
    unit: command.by.unit,
    invitees: invitees.map((invitee) => ({ ...invitee, attendance: attendanceOf(policy, invitee.unit.side) })),
    countsFor: dischargesInNeed(state)
      .filter(({ careContact }) => careContact?.unit.party === command.by.party && careContact.hsaId === data.convener)
      .map(({ dischargeId }) => dischargeId),
  });
  return undefined;
};

/** Duty to come follows the kind of organisation, not the title on the paper. */
function attendanceOf(policy: Policy, side: keyof Policy['sip']['attendance']): 'required' | 'optional' {
  return policy.sip.attendance[side];
}

function refusedText(data: SipCommands['convene']): Rejection | undefined {
  for (const field of ['purpose', 'why', 'longTermGoal', 'place', 'personTakesPart'] as const) {
    if (!data[field].trim()) return refuse('text-missing', field);
  }
  if (!data.questions.some((question) => question.trim())) return refuse('text-missing', 'questions');
  if (!data.agreedWithPerson) return refuse('person-not-asked-time', 'agreedWithPerson');
  return data.invitees.length === 0 ? refuse('no-invitees', 'invitees') : undefined;
}

function refusedByConsent({ state, at, command }: Draft, data: SipCommands['convene']): Rejection | undefined {
  if (isStoppedByChild(state, at)) return refuse('child-disagrees');
  if (!mayDrawUp(state, at)) return refuse('consent-missing-draw-up');
  for (const { unit } of data.invitees) {
    if (isNotWanted(state, unit.unit)) return refuse('not-wanted-by-person', 'invitees');
    if (unit.party !== command.by.party && !mayInvite(state, unit.party, at)) {
      return refuse('consent-missing-invite', 'invitees');
    }
  }
  const unwished = refusedByWish(state, data.related ?? [], at);
  if (unwished) return unwished;
  return data.form !== 'physical' && !mayMeetDigitally(state, at)
    ? refuse('consent-missing-digital', 'form')
    : undefined;
}

function refusedByWish(state: SipState, related: readonly string[], at: Instant): Rejection | undefined {
  for (const id of related) {
    const one = relatedIn(state, id);
    if (!one) return refuse('related-unknown', 'related');
    if (one.wish?.wish === 'does-not-want') return refuse('not-wanted-by-person', 'related');
    if (!isWanted(state, id, at)) return refuse('consent-missing-invite', 'related');
  }
  return undefined;
}

function others(invitees: readonly Invitee[], { party: own }: { party: string }): string[] {
  return invitees.map(({ unit }) => unit.party).filter((party) => party !== own);
}

/** The consent ends before the meeting: by its own last day, or since the young person has a say of their own from the 18th birthday. */
function refusedByEnd({ turns18On }: SipState, endsAt: Instant | undefined): Rejection | undefined {
  if (endsAt === undefined) return undefined;
  if (turns18On !== null && endsAt === startOfDay(turns18On)) {
    return refuse('consent-missing-at-eighteen', 'startsAt');
  }
  return refuse('consent-ends-before-meeting', 'startsAt', { lastDay: addDays(localDateOf(endsAt), -1) });
}

/**
 * Everyone who was called hears the new time, and how it is held. What the person must have agreed to is asked as when it was called.
 * Only their own need or wish stops the clocks.
 */
export const moveMeeting: Rule<'moveMeeting'> = (draft, data) => {
  const { state, at } = draft;
  const meeting = meetingOf(state, data.meeting);
  if (!meeting) return refuse('meeting-unknown', 'meeting');
  if (meeting.held || meeting.cancelled) return refuse('meeting-settled', 'meeting');
  if (data.startsAt <= at) return refuse('meeting-in-the-past', 'startsAt');
  const blank = (['place', 'personTakesPart'] as const).find((field) => data[field]?.trim() === '');
  if (blank) return refuse('text-missing', blank);
  if (!data.agreedWithPerson) return refuse('person-not-asked-time', 'agreedWithPerson');
  const { form, startsAt } = { ...meeting, ...data };
  const asked = form === 'physical' ? withoutLink(data) : data;
  if (CHANGEABLE.every((field) => asked[field] === undefined || asked[field] === meeting[field])) return undefined;
  if (form !== 'physical' && !mayMeetDigitally(state, at)) return refuse('consent-missing-digital', 'form');
  const meant = { form, startsAt, parties: others(meeting.invitees, meeting) };
  const outlives = refusedByEnd(state, consentEndsBefore(state, meant, at));
  if (outlives) return outlives;
  draft.add('meetingMoved', asked);
  return undefined;
};

const CHANGEABLE = ['startsAt', 'endsAt', 'place', 'form', 'link', 'personTakesPart'] as const;

function withoutLink({ link: _link, ...data }: SipCommands['moveMeeting']): SipCommands['moveMeeting'] {
  return data;
}

export const cancelMeeting: Rule<'cancelMeeting'> = (draft, data) => {
  const meeting = meetingOf(draft.state, data.meeting);
  if (!meeting) return refuse('meeting-unknown', 'meeting');
  if (meeting.held || meeting.cancelled) return refuse('meeting-settled', 'meeting');
  if (!data.because.trim()) return refuse('reason-missing', 'because');
  draft.add('meetingCancelled', data);
  return undefined;
};
