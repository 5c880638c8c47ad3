import { acceptLead } from './accept-lead.ts';
import { answerNotice } from './answer-notice.ts';
import { askAboutAbsence } from './ask-about-absence.ts';
import { askAgain } from './ask-again.ts';
import { askAtEighteen } from './ask-at-eighteen.ts';
import { assessNeed } from './assess-need.ts';
import { awaitGuardian } from './await-guardian.ts';
import type { SipDutiesOf } from './build.ts';
import { handleByHand, sendByHand } from './by-hand.ts';
import { collaborate } from './collaborate.ts';
import { confirmEnd, informAtEnd } from './confirm-end.ts';
import { contactLead, decideExisting } from './contact-lead.ts';
import { convene } from './convene.ts';
import { decideConsent } from './decide-consent.ts';
import { drawUpPlan } from './draw-up-plan.ts';
import { followCarryingOut } from './follow-carrying-out.ts';
import { followUp } from './follow-up.ts';
import { holdMeeting } from './hold-meeting.ts';
import { judgeMaturity } from './judge-maturity.ts';
import { offerEarlierFollowUp } from './offer-earlier-follow-up.ts';
import { offerSip } from './offer-sip.ts';
import { postLetter } from './post-letter.ts';
import { prepareSip } from './prepare-sip.ts';
import { renewConsent } from './renew-consent.ts';
import { reportIntervention } from './report-intervention.ts';
import { startSip } from './start-sip.ts';
import { takeOverRequest } from './take-over-request.ts';

/** Every duty of a SIP by its code, in the order in which they come; the hub's own last. */
export const SIP_DUTIES = {
  startSip,
  assessNeed,
  offerSip,
  decideConsent,
  askAgain,
  collaborate,
  prepareSip,
  convene,
  answerNotice,
  holdMeeting,
  askAboutAbsence,
  drawUpPlan,
  followUp,
  followCarryingOut,
  reportIntervention,
  offerEarlierFollowUp,
  renewConsent,
  askAtEighteen,
  contactLead,
  decideExisting,
  informAtEnd,
  confirmEnd,
  takeOverRequest,
  acceptLead,
  awaitGuardian,
  judgeMaturity,
  postLetter,
  sendByHand,
  handleByHand,
} as const satisfies Record<string, SipDutiesOf>;

export type SipDutyCode = keyof typeof SIP_DUTIES;

export const SIP_DUTY_CODES = Object.keys(SIP_DUTIES) as SipDutyCode[];
