import { refuse } from '../codes.ts';
import { activeUnits, leadCareContact } from '../queries.ts';
import type { Rule } from '../rule.ts';

/**
 * Lag (2017:612), 4 kap. 3 §: the notice that the law means is sent by the care contact. Anyone else's is an ordinary notice,
 * and the duty stands.
 */
export const reportMeetingNotice: Rule<'reportMeetingNotice'> = (draft, data) => {
  const { state, command } = draft;
  const lead = leadCareContact(state);
  const leadParty = lead && state.units[lead.index]?.party;
  const sentBy = command.by.party === leadParty ? (data.sentBy ?? command.by.hsaId) : command.by.hsaId;
  const counts = lead !== undefined && sentBy === lead.careContact && command.by.party === leadParty;
  draft.add('meetingNoticeReported', { sentAt: data.sentAt, sentBy, counts }, data.sentAt);
  return undefined;
};

/** 4 kap. 1 §: said by the hospital or the care contact. Until then the planning stands as to be done. */
export const recordBothSides: Rule<'recordBothSides'> = (draft, data) => {
  const { state, command } = draft;
  const isWard = command.by.party === state.ward?.party;
  const isOutpatient = activeUnits(state).some(
    ({ unit }) => unit.side === 'region-outpatient' && unit.party === command.by.party,
  );
  if (!isWard && !isOutpatient) return refuse('role-not-allowed');
  if (state.bothSides?.needed === data.needed) return undefined;
  draft.add('bothSidesRecorded', { needed: data.needed, saidBy: data.by });
  return undefined;
};

/**
 * 4 kap. 1 § second paragraph: with compulsory outpatient psychiatric care the planning is another one, outside the hub. The
 * notice of it counts as a ready notice (3 kap. 1 §), which is recorded as such when it is sent.
 */
export const recordCompulsoryCare: Rule<'recordCompulsoryCare'> = (draft, data) => {
  const ended = data.ended === true;
  const stands = draft.state.compulsoryCare !== null && !draft.state.compulsoryCare.ended;
  if (!data.by) return refuse('physician-missing', 'by');
  if (ended && !stands) return refuse('no-compulsory-care');
  if (!ended && stands) return refuse('compulsory-care-already-recorded');
  draft.add('compulsoryCareRecorded', { decidedBy: data.by, ended }, data.at);
  return undefined;
};
