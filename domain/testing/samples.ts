import type { Instant } from '../calendar/instant.ts';
import type { DischargeCommands, DischargeCommandType } from '../discharge/commands.ts';
import type { DischargeStatus } from '../discharge/state.ts';
import { OUTPATIENT_NOT_KNOWN } from '../discharge/unit-ref.ts';
import type { Actor } from '../process/command.ts';
import {
  actor,
  CARE_CONTACT,
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  PHYSICIAN,
  careContact,
  centreHead,
  homeCare,
  ward,
} from './people.ts';
import { PlayedCase, inPlanning, judged, noHindrance, ready, snapshot, MORNING } from './played-case.ts';

export interface Sample<T extends DischargeCommandType = DischargeCommandType> {
  by: Actor;
  data: (played: PlayedCase) => DischargeCommands[T];
}

/** The person's SIP, as it speaks to a discharge. */
const SIP_CASE = actor({ party: 'hub', unit: 'hub' }, 's1', ['hub'], 'process');

/** One of each command, given by one who may. */
export const SAMPLES: { [T in DischargeCommandType]: Sample<T> } = {
  reportEncounter: {
    by: ward.system,
    data: (played) =>
      snapshot(played.at, {
        admittedAt: played.state.admitted?.at ?? MORNING,
        judgement: judged(MORNING, HOME_CARE, HEALTH_CENTRE),
      }),
  },
  judgeNeed: { by: ward.physician, data: (played) => judged(played.at, CLINIC) },
  correctJudgement: { by: ward.physician, data: () => ({ unit: HOME_CARE.unit, reason: 'fel enhet' }) },
  findUnit: { by: ward.planner, data: () => ({ instead: OUTPATIENT_NOT_KNOWN, unit: CLINIC }) },
  changeEstimate: {
    by: ward.planner,
    data: (played) => ({ estimatedDischargeAt: (played.at + 200 * 3_600_000) as Instant }),
  },
  declareReady: {
    by: ward.physician,
    data: (played) => ({ by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) }),
  },
  recordSecrecyCheck: { by: ward.planner, data: (played) => ({ about: 'readyNotice', ...noHindrance(played.at) }) },
  revokeReady: { by: ward.physician, data: (played) => ({ at: played.at }) },
  reportDischarge: { by: ward.planner, data: (played) => ({ at: played.at }) },
  beginPlanning: { by: homeCare, data: () => ({ unit: HOME_CARE.unit }) },
  appointCareContact: { by: centreHead, data: () => ({ unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT }) },
  reportMeetingNotice: { by: careContact, data: (played) => ({ sentAt: played.at }) },
  recordBothSides: { by: ward.physician, data: () => ({ needed: true, by: PHYSICIAN }) },
  transferInformation: {
    by: ward.planner,
    data: (played) => ({ unit: HOME_CARE.unit, text: 'Behöver hjälp vid måltider.', secrecy: noHindrance(played.at) }),
  },
  informPatient: { by: ward.planner, data: (played) => ({ at: played.at }) },
  recordCompulsoryCare: { by: ward.physician, data: (played) => ({ by: PHYSICIAN, at: played.at }) },
  markPerson: { by: ward.system, data: () => ({ protection: 'sekretessmarkering' }) },
  handleByHand: {
    by: ward.planner,
    data: (played) => ({
      dutyAbout: played.duties()[0]?.id ?? 'none',
      how: 'phone',
      reason: 'ringde',
    }),
  },
  closeCase: { by: ward.planner, data: () => ({ reason: 'klart' }) },
  reportChoice: { by: SIP_CASE, data: () => ({ choice: 'declined' }) },
  reportSipNotice: {
    by: SIP_CASE,
    data: (played) => ({
      sentAt: played.at,
      sentBy: CARE_CONTACT,
      party: HEALTH_CENTRE.party ?? '',
      meetingAt: played.at,
    }),
  },
};

const BOTH = [HOME_CARE, HEALTH_CENTRE];

/** A case in each status. */
export const CASES: Record<DischargeStatus, () => PlayedCase> = {
  none: () => new PlayedCase(),
  notJudged: () =>
    given(new PlayedCase(), 'reportEncounter', (p) => snapshot(p.at, { admittedAt: MORNING }), ward.system),
  noNeed: () =>
    given(
      new PlayedCase(),
      'reportEncounter',
      (p) => snapshot(p.at, { admittedAt: MORNING, judgement: judged(MORNING) }),
      ward.system,
    ),
  planning: () => inPlanning(BOTH),
  ready: () => ready(BOTH),
  discharged: () => given(ready(BOTH), 'reportDischarge', (p) => ({ at: p.at }), ward.planner),
  cancelled: () =>
    given(
      inPlanning(BOTH),
      'reportEncounter',
      (p) => snapshot(p.at, { admittedAt: MORNING, status: 'cancelled' }),
      ward.system,
    ),
  closed: () => given(CASES.discharged(), 'closeCase', () => ({ reason: 'klart' }), ward.planner),
};

function given<T extends DischargeCommandType>(
  played: PlayedCase,
  type: T,
  data: (played: PlayedCase) => DischargeCommands[T],
  by: Actor,
): PlayedCase {
  played.give(type, data(played), by);
  return played.settle().later(1);
}
