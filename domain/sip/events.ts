import type { LocalDate } from '../calendar/local-date.ts';
import type {
  Contact,
  DischargeReport,
  EndReason,
  FollowUpPlan,
  Giver,
  InterventionContent,
  Invitee,
  MeetingPlan,
  SipCommands,
} from './commands.ts';
import type { GrantEnd, DeviationCode } from './codes.ts';

import type { SipUnit } from './units.ts';
import type { MarkEvents } from '../process/mark.ts';

type Told<T extends keyof SipCommands> = Omit<SipCommands[T], 'at'>;

/** Every event of a SIP and its data; when it happened and who wrote it stand in the event's frame. */
export interface SipEvents extends MarkEvents {
  sipOpened: { personId: string; turns18On: LocalDate | null; replaces?: string };
  needReported: Omit<SipCommands['reportNeed'], 'personId' | 'turns18On' | 'draftId' | 'replaces'> & { by: string };
  personUpdated: { personId: string; draftId: string };
  needAssessed: { unit: string; needed: boolean; because?: string };
  coordinatingUnitSet: { unit: SipUnit };
  handedOver: { to: SipUnit };
  handOverAccepted: Record<string, never>;
  offerMade: { by: string; unit: string; informedHow: string; understood: boolean };
  offerAnswered: { answer: 'yes' | 'no' | 'not-now'; askAgainOn?: LocalDate };
  relatedNamed: Told<'nameRelated'>;
  consenterJudged: Told<'judgeConsenter'>;
  guardianRecorded: SipCommands['recordGuardian'];
  childHeard: Told<'hearChild'>;
  /** Ends what the same giver gave before, and stands instead of it. */
  consentGiven: Told<'giveConsent'>;
  consentNarrowed: Told<'narrowConsent'>;
  /** A giver's whole consent ends. */
  consentEnded: { giver: Giver; because: GrantEnd };
  /** One grant has passed its last day: by its place. */
  grantExpired: { grant: number };
  turned18: Record<string, never>;
  /** `stillNotWanted`: whom the person has said no to before, where who wrote this could not see it. Shown to nobody. */
  prepared: Told<'prepare'> & { stillNotWanted?: SipUnit[] };
  meetingConvened: MeetingPlan & {
    meeting: string;
    convener: string;
    unit: string;
    invitees: (Invitee & { attendance: 'required' | 'optional' })[];
    related?: string[];
    /** Discharges whose statutory notice this is. */
    countsFor: string[];
  };
  noticeAnswered: SipCommands['replyToNotice'];
  meetingMoved: SipCommands['moveMeeting'];
  meetingCancelled: SipCommands['cancelMeeting'];
  meetingHeld: Told<'holdMeeting'>;
  absenceExplained: SipCommands['explainAbsence'];
  needAdded: SipCommands['addNeed'] & { id: string };
  goalAdded: SipCommands['addGoal'] & { id: string };
  goalJudged: SipCommands['judgeGoal'];
  interventionAdded: InterventionContent & { id: string; unit: string };
  interventionChanged: SipCommands['changeIntervention'];
  interventionReported: Told<'reportIntervention'>;
  itemRemoved: SipCommands['removeItem'];
  planWritten: {
    waysOfWorking?: string | null;
    followUp?: FollowUpPlan;
    endsOn?: LocalDate | null;
    contacts?: Contact[];
    overallResponsibleParty?: string;
  };
  leadAppointed: SipCommands['appointLead'];
  leadAccepted: Record<string, never>;
  planDrawnUp: { version: number; personAgrees: boolean; because?: string; items: Record<string, number> };
  followedUp: Told<'reportFollowUp'> & { by: string };
  personContacted: Told<'contactPerson'>;
  changeReported: { what: 'admission' | 'move' | 'placement' | 'other'; dischargeId?: string };
  earlierFollowUpAnswered: Told<'answerEarlierFollowUp'>;
  paused: { because: string };
  resumed: Record<string, never>;
  ended: { because: EndReason; whereToTurn: string };
  endConfirmed: { unit: string };
  informedAtEnd: Told<'informAtEnd'>;
  leadContacted: { dischargeId: string };
  existingDecided: Told<'decideExisting'>;
  dischargeReported: Omit<DischargeReport, 'personId' | 'turns18On' | 'needed'>;
  wrongPersonRecorded: { because: string };
  handledByHand: { about: string; how: SipCommands['handleByHand']['how']; reasonText: string };
  deviationRecorded: { code: DeviationCode; unit?: string; meeting?: string };
}

export type SipEventType = keyof SipEvents;
