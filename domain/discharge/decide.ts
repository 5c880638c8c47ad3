import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import type { Command } from '../process/command.ts';
import type { Fact } from '../process/event.ts';
import type { Rejection } from '../process/rejection.ts';
import { refuse } from './codes.ts';
import type { DischargeCommandType } from './commands.ts';
import { Draft } from './draft.ts';
import { refusedByRight } from './rights.ts';
import type { Rule } from './rule.ts';
import { appointCareContact } from './rules/appoint-care-contact.ts';
import { beginPlanning } from './rules/begin-planning.ts';
import { changeEstimate } from './rules/change-estimate.ts';
import { closeCase } from './rules/close-case.ts';
import { correctJudgement } from './rules/correct-judgement.ts';
import { reportDischarge } from './rules/discharge.ts';
import { findUnit } from './rules/find-unit.ts';
import { handleByHand } from './rules/handle-by-hand.ts';
import { informPatient, transferInformation } from './rules/information.ts';
import { judgeNeed } from './rules/judge-need.ts';
import { markPerson } from './rules/mark-person.ts';
import { recordBothSides, recordCompulsoryCare, reportMeetingNotice } from './rules/planning.ts';
import { reportChoice, reportSipNotice } from './rules/from-sip.ts';
import { declareReady, recordSecrecyCheck, revokeReady } from './rules/ready.ts';
import { reportEncounter } from './rules/report-encounter.ts';
import type { DischargeState } from './state.ts';
import { requestMessages } from './tell.ts';
import { refusedByTime } from './times.ts';

const RULES: { [T in DischargeCommandType]: Rule<T> } = {
  reportEncounter,
  judgeNeed,
  correctJudgement,
  findUnit,
  changeEstimate,
  declareReady,
  recordSecrecyCheck,
  revokeReady,
  reportDischarge,
  beginPlanning,
  appointCareContact,
  reportMeetingNotice,
  recordBothSides,
  transferInformation,
  informPatient,
  recordCompulsoryCare,
  markPerson,
  handleByHand,
  closeCase,
  reportChoice,
  reportSipNotice,
};

/** Every rule of the discharge, by command. A command that changes nothing yields no facts. */
export function decideDischarge(
  state: DischargeState,
  command: Command,
  at: Instant,
  policy: Policy,
): Fact[] | Rejection {
  if (!Object.hasOwn(RULES, command.type)) return refuse('unknown-command', 'type');
  const refused = refusedByRight(state, command) ?? refusedByTime(state, command, at);
  if (refused) return refused;
  const rule = RULES[command.type as DischargeCommandType] as Rule<DischargeCommandType>;
  const draft = new Draft(state, command, at);
  const rejection = rule(draft, command.data as never, policy);
  if (rejection) return rejection;
  if (draft.facts.length > 0) requestMessages(draft);
  return draft.facts;
}
