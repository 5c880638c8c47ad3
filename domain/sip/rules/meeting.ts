import { relatedIn } from '../close-ones.ts';
import { refuse } from '../codes.ts';
import { hadConsented, isChild } from '../consent.ts';
import type { Draft } from '../draft.ts';
import { meetingOf } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { Meeting } from '../state.ts';

/**
 * What has happened at the meeting is recorded: who came, how the person took part, and what was said in short. So it is of one that had
 * been called off and was held all the same, and when consent was missing: that lets nobody know more than before.
 */
export const holdMeeting: Rule<'holdMeeting'> = (draft, { at, ...data }) => {
  const meeting = meetingOf(draft.state, data.meeting);
  if (!meeting) return refuse('meeting-unknown', 'meeting');
  if (meeting.held) return refuse('meeting-settled', 'meeting');
  const unknown = data.attendance.find(({ unit }) => !meeting.invitees.some((invitee) => invitee.unit.unit === unit));
  if (unknown) return refuse('not-invited', 'attendance');
  const stranger = data.related?.some(({ id }) => !relatedIn(draft.state, id));
  if (stranger) return refuse('related-unknown', 'related');
  if (isChild(draft.state, at) && data.childTookPart === undefined) return refuse('text-missing', 'childTookPart');
  draft.add('meetingHeld', data, at);
  if (data.childTookPart === 'no') {
    draft.add('deviationRecorded', { code: 'meeting-without-child', meeting: data.meeting }, at);
  }
  if (!hadConsented(draft.state, at)) {
    draft.add('deviationRecorded', { code: 'meeting-without-consent', meeting: data.meeting }, at);
  }
  return undefined;
};

/**
 * Unwilling is not the same as ill that day: the party is asked first (rutin för lokalt samordnad individuell plan, Hjo kommun,
 * 2017-11-20, Ansvar: a refusal to take part in the planning is reported as a deviation).
 */
export const explainAbsence: Rule<'explainAbsence'> = (draft, data) => {
  const meeting = meetingOf(draft.state, data.meeting);
  if (!meeting) return refuse('meeting-unknown', 'meeting');
  if (!meeting.held) return refuse('meeting-not-held', 'meeting');
  const invitee = meeting.invitees.find(({ unit }) => unit.unit === data.unit);
  if (!invitee) return refuse('not-invited', 'unit');
  if (!isAbsent(meeting, data.unit)) return refuse('attended', 'unit');
  const isConvener =
    draft.command.by.party === meeting.party || draft.command.by.party === draft.state.coordinating?.party;
  if (!isConvener && invitee.unit.party !== draft.command.by.party) return refuse('not-for-other-party', 'unit');
  if (!data.text.trim()) return refuse('text-missing', 'text');
  draft.add('absenceExplained', data);
  if (data.unwilling) draftDeviation(draft, data.meeting, invitee);
  return undefined;
};

export function isAbsent({ held }: Meeting, unit: string): boolean {
  return held?.attendance.find((one) => one.unit === unit)?.attended !== true;
}

/** Drafted from facts alone, once for each party and meeting; never about one who may choose. */
export function draftDeviation(draft: Draft, meeting: string, { unit, attendance }: Meeting['invitees'][number]): void {
  const { deviations } = draft.state;
  const isThere = deviations.some(
    (one) => one.code === 'refused-to-take-part' && one.meeting === meeting && one.unit === unit.unit,
  );
  if (attendance !== 'required' || isThere) return;
  draft.add('deviationRecorded', { code: 'refused-to-take-part', unit: unit.unit, meeting });
}
