import type { Instant } from '../calendar/instant.ts';
import { CLOCK_LATITUDE_MS } from '../process/clock-latitude.ts';
import type { Command } from '../process/command.ts';
import type { Rejection } from '../process/rejection.ts';
import { refuse } from './codes.ts';
import type { DischargeCommands, DischargeCommandType } from './commands.ts';
import type { DischargeState } from './state.ts';

interface Times {
  /** Times of things that are said to have happened. */
  past: [field: string, time: Instant | undefined][];
  /** Times that make no sense before the admission. */
  notBeforeAdmission?: [field: string, time: Instant | undefined][];
  admittedAt?: Instant;
}

const TIMES: { [T in DischargeCommandType]?: (data: DischargeCommands[T], occurredAt: Instant) => Times } = {
  reportEncounter: (data) => ({
    past: [
      ['snapshotAt', data.snapshotAt],
      ['admittedAt', data.admittedAt],
      ['dischargedAt', data.dischargedAt],
      ['judgement.at', data.judgement?.at],
      ['ready.judgedAt', data.ready?.judgedAt],
      ['ready.revokedAt', data.ready?.revokedAt],
      ['ready.secrecy.at', data.ready?.secrecy?.at],
    ],
    notBeforeAdmission: [
      ['dischargedAt', data.dischargedAt],
      ['ready.judgedAt', data.ready?.judgedAt],
      ['estimatedDischargeAt', data.estimatedDischargeAt],
    ],
    admittedAt: data.admittedAt,
  }),
  judgeNeed: (data) => ({ past: [['at', data.at]] }),
  changeEstimate: (data) => ({
    past: [],
    notBeforeAdmission: [['estimatedDischargeAt', data.estimatedDischargeAt]],
  }),
  declareReady: (data) => ({
    past: [
      ['judgedAt', data.judgedAt],
      ['secrecy.at', data.secrecy?.at],
    ],
    notBeforeAdmission: [['judgedAt', data.judgedAt]],
  }),
  recordSecrecyCheck: (data) => ({ past: [['at', data.at]] }),
  revokeReady: (data) => ({ past: [['at', data.at]], notBeforeAdmission: [['at', data.at]] }),
  reportDischarge: (data) => ({ past: [['at', data.at]], notBeforeAdmission: [['at', data.at]] }),
  beginPlanning: (_data, occurredAt) => ({ past: [], notBeforeAdmission: [['occurredAt', occurredAt]] }),
  reportMeetingNotice: (data) => ({ past: [['sentAt', data.sentAt]], notBeforeAdmission: [['sentAt', data.sentAt]] }),
  transferInformation: (data) => ({ past: [['secrecy.at', data.secrecy?.at]] }),
  informPatient: (data) => ({ past: [['at', data.at]], notBeforeAdmission: [['at', data.at]] }),
  recordCompulsoryCare: (data) => ({ past: [['at', data.at]] }),
};

/** Refuses times that nobody can mean: what has happened in the future, or before the admission it belongs to. */
export function refusedByTime(state: DischargeState, command: Command, at: Instant): Rejection | undefined {
  const timesOf = TIMES[command.type as DischargeCommandType] as
    ((data: unknown, occurredAt: Instant) => Times) | undefined;
  const times = timesOf?.(command.data, command.occurredAt) ?? { past: [] };
  const past: Times['past'] = [['occurredAt', command.occurredAt], ...times.past];
  const ahead = past.find(([, time]) => time !== undefined && time > at + CLOCK_LATITUDE_MS);
  if (ahead) return refuse('time-in-future', ahead[0]);
  const admittedAt = times.admittedAt ?? state.admitted?.at;
  const early = times.notBeforeAdmission?.find(
    ([, time]) => time !== undefined && admittedAt !== undefined && time < admittedAt,
  );
  return early && refuse('time-before-admission', early[0]);
}
