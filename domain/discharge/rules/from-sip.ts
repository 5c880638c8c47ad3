import { leadCareContact } from '../queries.ts';
import type { Rule } from '../rule.ts';

/**
 * The person's SIP tells what they have chosen. Lag (2017:612) 4 kap. 2 and 3 §§ and Länsgemensam rutin SIP (Vårdsamverkan Västra Götaland,
 * 2025-04-11), SIP vid in- och utskrivning: the notice goes after consent, so a no hinders it and is no breach.
 */
export const reportChoice: Rule<'reportChoice'> = (draft, { choice }) => {
  const { state, command } = draft;
  // A plan tells the next thing when this one has been taken; a later plan of the person says what holds now.
  const isOlder = state.choice !== null && command.occurredAt < state.choice.at;
  if (!isOlder && state.choice?.choice !== choice) draft.add('choiceReported', { choice });
  return undefined;
};

/** 4 kap. 3 §: only the lead care contact's own notice is the one that the law means. */
export const reportSipNotice: Rule<'reportSipNotice'> = (draft, { sentAt, sentBy, party, meetingAt }) => {
  const { state } = draft;
  const lead = leadCareContact(state);
  const counts = lead !== undefined && sentBy === lead.careContact && party === state.units[lead.index]?.party;
  // One that staff wrote down here themselves, of the same moment, is not this one.
  const isThere = state.meetingNotices.some(
    (one) => one.meetingAt !== undefined && one.sentAt === sentAt && one.sentBy === sentBy,
  );
  if (!isThere) draft.add('meetingNoticeReported', { sentAt, sentBy, counts, party, meetingAt }, sentAt);
  return undefined;
};
