import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import type { Command } from '../process/command.ts';
import type { Fact } from '../process/event.ts';
import type { Rejection } from '../process/rejection.ts';
import { refuse } from './codes.ts';
import type { SipCommandType } from './commands.ts';
import { Draft } from './draft.ts';
import { passTime } from './pass-time.ts';
import { refusedByRight } from './rights.ts';
import type { Rule } from './rule.ts';
import { giveConsent, narrowConsent, withdrawConsent } from './rules/consent.ts';
import { hearChild, judgeConsenter, nameRelated, recordGuardian } from './rules/consenters.ts';
import { confirmEnd, end, informAtEnd, recordWrongPerson } from './rules/end.ts';
import { contactLead, decideExisting } from './rules/existing.ts';
import {
  answerEarlierFollowUp,
  contactPerson,
  pause,
  reportChange,
  reportFollowUp,
  resume,
} from './rules/follow-up.ts';
import { reportFromDischarge } from './rules/from-discharge.ts';
import { reportSuccessor } from './rules/successor.ts';
import { handleByHand } from './rules/handle-by-hand.ts';
import { acceptLead, appointLead } from './rules/lead.ts';
import { markPerson } from './rules/mark-person.ts';
import { cancelMeeting, convene, moveMeeting } from './rules/convene.ts';
import { explainAbsence, holdMeeting } from './rules/meeting.ts';
import { acceptHandOver, assessNeed, handOver, reportNeed } from './rules/need.ts';
import { answerOffer, makeOffer } from './rules/offer.ts';
import { drawUp } from './rules/draw-up.ts';
import { changeIntervention, addIntervention, reportIntervention } from './rules/interventions.ts';
import { addGoal, addNeed, judgeGoal, removeItem, writePlan } from './rules/plan.ts';
import { prepare } from './rules/prepare.ts';
import { replyToNotice } from './rules/reply.ts';
import type { SipState } from './state.ts';
import { updateAddress } from './rules/update-address.ts';
import { settleMessages } from './tell.ts';
import { refusedByTime } from './times.ts';

const RULES: { [T in SipCommandType]: Rule<T> } = {
  reportNeed,
  assessNeed,
  handOver,
  acceptHandOver,
  makeOffer,
  answerOffer,
  nameRelated,
  judgeConsenter,
  recordGuardian,
  hearChild,
  giveConsent,
  narrowConsent,
  withdrawConsent,
  prepare,
  convene,
  replyToNotice,
  moveMeeting,
  cancelMeeting,
  holdMeeting,
  explainAbsence,
  addNeed,
  addGoal,
  judgeGoal,
  addIntervention,
  changeIntervention,
  reportIntervention,
  removeItem,
  writePlan,
  appointLead,
  acceptLead,
  drawUp,
  reportFollowUp,
  contactPerson,
  reportChange,
  answerEarlierFollowUp,
  pause,
  resume,
  end,
  confirmEnd,
  informAtEnd,
  contactLead,
  decideExisting,
  reportFromDischarge,
  reportSuccessor,
  recordWrongPerson,
  updateAddress,
  markPerson,
  handleByHand,
};

/** Every rule of the SIP, by command. A command that changes nothing yields no facts. */
export function decideSip(state: SipState, command: Command, at: Instant, policy: Policy): Fact[] | Rejection {
  if (!Object.hasOwn(RULES, command.type)) return refuse('unknown-command', 'type');
  const draft = new Draft(state, command, at);
  passTime(draft, at);
  const refused = refusedByRight(draft.state, command) ?? refusedByTime(command, at);
  if (refused) return refused;
  const rule = RULES[command.type as SipCommandType] as Rule<SipCommandType>;
  return rule(draft, command.data as never, policy) ?? draft.facts;
}

/** What time alone changes: consents that have passed their last day, and the 18th birthday. */
export function timePassed(state: SipState, command: Command, at: Instant): Fact[] {
  const draft = new Draft(state, command, at);
  passTime(draft, at);
  return draft.facts;
}

/** What no longer has a ground stops, and what is to be told is asked for. */
export function messagesThatFollow(state: SipState, command: Command, at: Instant): Fact[] {
  const draft = new Draft(state, command, at);
  settleMessages(draft);
  return draft.facts;
}
