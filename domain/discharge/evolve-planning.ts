import { touched, happened, type Folds } from './fold.ts';
import type { CareContact, DischargeState } from './state.ts';

/** Folds what the receiving units do and what is said about the planning. */
export const PLANNING_FOLDS: Folds<
  | 'planningBegun'
  | 'careContactAppointed'
  | 'meetingNoticeReported'
  | 'choiceReported'
  | 'bothSidesRecorded'
  | 'compulsoryCareRecorded'
> = {
  planningBegun: (state, data, event) =>
    touched({ ...state, planningBegun: { ...state.planningBegun, [data.index]: happened(event) } }, event, 'planning'),
  careContactAppointed: (state, data, event) => {
    const earlier = state.careContacts.find(({ index }) => index === data.index);
    const appointed: CareContact = { ...data, since: earlier?.since ?? event.occurredAt, appointed: happened(event) };
    const others = state.careContacts
      .filter(({ index }) => index !== data.index)
      .map((contact) => (data.lead ? { ...contact, lead: false } : contact));
    return touched({ ...state, careContacts: [...others, appointed] }, event, 'careContacts', 'encounter');
  },
  meetingNoticeReported: (state, data, event) => {
    const notice = { ...data, party: data.party ?? event.by.party, number: event.number };
    return touched({ ...state, meetingNotices: [...state.meetingNotices, notice] }, event, 'planning');
  },
  choiceReported: (state, { choice }, event) =>
    touched({ ...state, choice: { ...happened(event), choice, afterNo: hasSaidNo(state) } }, event, 'planning'),
  bothSidesRecorded: (state, data, event) =>
    touched({ ...state, bothSides: { ...happened(event), ...data, party: event.by.party } }, event, 'bothSides'),
  compulsoryCareRecorded: (state, data, event) =>
    touched({ ...state, compulsoryCare: { ...happened(event), ...data } }, event, 'planning'),
};

/** That the person has said no, or could not decide, before: being asked again is not yet a yes. */
function hasSaidNo({ choice }: DischargeState): boolean {
  return choice !== null && (choice.afterNo || choice.choice === 'declined' || choice.choice === 'undecided');
}
