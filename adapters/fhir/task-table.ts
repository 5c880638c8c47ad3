import type { DischargeCommandType } from '../../domain/discharge/commands.ts';
import type { DischargeDutyCode } from '../../domain/duties/catalogue.ts';

/** Where the value of an output stands, and of which kind it is. */
export type OutputKind = 'boolean' | 'string' | 'code' | 'date' | 'dateTime' | 'practitioner' | 'organization';

export interface OutputRow {
  kind: OutputKind;
  needed: boolean;
  /** Allowed values of a code. */
  codes?: readonly string[];
  /** English, for the documentation. */
  says: string;
}

/** One Task update that the hub takes: the duty's Task with status `completed` and these outputs becomes this command. */
export interface TaskRow<T extends string = string> {
  command: T;
  outputs: Readonly<Record<string, OutputRow>>;
}

const BY_HAND: TaskRow<DischargeCommandType> = {
  command: 'handleByHand',
  outputs: {
    how: { kind: 'code', needed: true, codes: ['phone', 'visit', 'letter', 'other'], says: 'how it was told or done' },
    reason: { kind: 'string', needed: true, says: 'why it was done by hand' },
  },
};

const outcome = { kind: 'code', codes: ['no-hindrance', 'hinders'] } as const;

/** Every duty of a discharge that can be met by a Task update, one row a code. A Task of any other shape is refused. */
export const TASK_TABLE: Readonly<Record<DischargeDutyCode, TaskRow<DischargeCommandType>>> = {
  admissionNotice: BY_HAND,
  changedEstimate: BY_HAND,
  readyNotice: BY_HAND,
  readyRevoked: BY_HAND,
  sendByHand: BY_HAND,
  handleByHand: BY_HAND,
  stateEstimate: {
    command: 'changeEstimate',
    outputs: { estimatedDischargeAt: { kind: 'dateTime', needed: true, says: 'when discharge is expected' } },
  },
  appointCareContact: {
    command: 'appointCareContact',
    outputs: {
      careContact: { kind: 'practitioner', needed: true, says: 'who is appointed' },
      lead: { kind: 'boolean', needed: false, says: 'whether this contact leads, where there are several' },
    },
  },
  beginPlanning: { command: 'beginPlanning', outputs: {} },
  secrecyCheck: {
    command: 'recordSecrecyCheck',
    outputs: {
      outcome: { ...outcome, needed: true, says: 'whether secrecy hinders the ready notice' },
      by: { kind: 'practitioner', needed: true, says: 'who weighed it' },
      at: { kind: 'dateTime', needed: true, says: 'when it was weighed' },
    },
  },
  informationTransfer: {
    command: 'transferInformation',
    outputs: {
      text: { kind: 'string', needed: false, says: 'what the unit needs to know' },
      doneElsewhere: { kind: 'boolean', needed: false, says: 'true when it went another way, and this only says so' },
      outcome: { ...outcome, needed: false, says: 'whether secrecy hinders; needed unless weighed before' },
      by: { kind: 'practitioner', needed: false, says: 'who weighed it; needed with outcome' },
      at: { kind: 'dateTime', needed: false, says: 'when it was weighed; needed with outcome' },
    },
  },
  informPatient: {
    command: 'informPatient',
    outputs: { at: { kind: 'dateTime', needed: true, says: 'when the person was informed' } },
  },
  meetingNotice: {
    command: 'reportMeetingNotice',
    outputs: {
      sentAt: { kind: 'dateTime', needed: true, says: 'when the notice was sent' },
      sentBy: { kind: 'practitioner', needed: false, says: 'who sent it, when it is another than who reports it' },
    },
  },
  findUnit: {
    command: 'findUnit',
    outputs: { unit: { kind: 'organization', needed: true, says: 'the unit that was meant' } },
  },
};
