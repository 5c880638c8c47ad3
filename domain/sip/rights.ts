import type { Command, Role } from '../process/command.ts';
import type { Rejection } from '../process/rejection.ts';
import { refuse, type RejectionCode } from './codes.ts';
import type { SipCommands, SipCommandType } from './commands.ts';
import { contactingParty, isKnownIn, meetingOf } from './queries.ts';
import type { SipState, SipStatus } from './state.ts';

interface Right {
  /**
   * Whose act it is: of the unit that carries the process on, of whoever called the meeting, of a party that was called (where that has letters alone, of who called it), of a party
   * that has written or been told, of the party that was asked to take over or to lead, of the lead care contact's, of anyone at all,
   * or of another process of the hub.
   */
  of:
    | 'coordinating'
    | 'convener'
    | 'invited'
    | 'party'
    | 'asked'
    | 'lead'
    | 'careContact'
    | 'existing'
    | 'anyone'
    | 'process';
  roles?: readonly Role[];
  /** Statuses in which it can be done. */
  in: readonly SipStatus[];
}

const STAFF: readonly Role[] = [
  'dischargePlanner',
  'physician',
  'careContact',
  'outpatientCoordinator',
  'municipalCoordinator',
  'schoolCoordinator',
  'headOfOperations',
];
const STAFF_OR_SYSTEM: readonly Role[] = [...STAFF, 'system'];

const BEFORE: readonly SipStatus[] = ['needSeen', 'noNeed', 'offered', 'undecided', 'declined'];
const WITH_CONSENT: readonly SipStatus[] = ['preparing', 'called', 'met', 'drawnUp', 'paused'];
const MEETING: readonly SipStatus[] = ['preparing', 'called', 'met', 'drawnUp'];
const LIVING: readonly SipStatus[] = [...BEFORE, ...WITH_CONSENT];
const OVER: readonly SipStatus[] = ['ended', 'complete'];
const ALWAYS: readonly SipStatus[] = ['none', ...LIVING, ...OVER, 'wrongPerson'];

/** Who may do what, and when. A row for every command, or it could be done by nobody. */
export const RIGHTS: Readonly<Record<SipCommandType, Right>> = {
  reportNeed: { of: 'anyone', roles: STAFF_OR_SYSTEM, in: ['none', ...LIVING] },
  assessNeed: { of: 'party', roles: STAFF, in: LIVING },
  handOver: { of: 'coordinating', roles: STAFF, in: LIVING },
  acceptHandOver: { of: 'asked', roles: STAFF, in: LIVING },
  makeOffer: { of: 'party', roles: STAFF, in: LIVING },
  answerOffer: { of: 'party', roles: STAFF, in: LIVING },
  nameRelated: { of: 'party', roles: STAFF, in: LIVING },
  judgeConsenter: { of: 'party', roles: STAFF, in: LIVING },
  recordGuardian: { of: 'party', roles: STAFF, in: LIVING },
  hearChild: { of: 'party', roles: STAFF, in: LIVING },
  giveConsent: { of: 'party', roles: STAFF, in: LIVING },
  narrowConsent: { of: 'party', roles: STAFF, in: LIVING },
  withdrawConsent: { of: 'party', roles: STAFF, in: LIVING },
  prepare: { of: 'party', roles: STAFF, in: MEETING },
  convene: { of: 'party', roles: STAFF, in: MEETING },
  replyToNotice: { of: 'invited', roles: STAFF_OR_SYSTEM, in: MEETING },
  moveMeeting: { of: 'convener', roles: STAFF, in: MEETING },
  cancelMeeting: { of: 'convener', roles: STAFF, in: MEETING },
  holdMeeting: { of: 'convener', roles: STAFF, in: [...LIVING, ...OVER] },
  explainAbsence: { of: 'party', roles: STAFF_OR_SYSTEM, in: WITH_CONSENT },
  addNeed: { of: 'party', roles: STAFF_OR_SYSTEM, in: MEETING },
  addGoal: { of: 'party', roles: STAFF_OR_SYSTEM, in: MEETING },
  judgeGoal: { of: 'party', roles: STAFF_OR_SYSTEM, in: ['drawnUp', 'paused'] },
  addIntervention: { of: 'party', roles: STAFF_OR_SYSTEM, in: MEETING },
  changeIntervention: { of: 'party', roles: STAFF_OR_SYSTEM, in: MEETING },
  reportIntervention: { of: 'party', roles: STAFF_OR_SYSTEM, in: ['drawnUp', 'paused'] },
  removeItem: { of: 'party', roles: STAFF_OR_SYSTEM, in: MEETING },
  writePlan: { of: 'coordinating', roles: STAFF, in: MEETING },
  appointLead: { of: 'coordinating', roles: STAFF, in: ['called', 'met', 'drawnUp', 'paused'] },
  acceptLead: { of: 'lead', roles: STAFF, in: ['called', 'met', 'drawnUp', 'paused'] },
  drawUp: { of: 'coordinating', roles: STAFF, in: MEETING },
  reportFollowUp: { of: 'coordinating', roles: STAFF, in: ['drawnUp', 'paused'] },
  contactPerson: { of: 'coordinating', roles: STAFF, in: ['drawnUp', 'paused'] },
  reportChange: { of: 'party', roles: STAFF_OR_SYSTEM, in: ['drawnUp', 'paused'] },
  answerEarlierFollowUp: { of: 'coordinating', roles: STAFF, in: ['drawnUp', 'paused'] },
  pause: { of: 'coordinating', roles: STAFF, in: ['drawnUp', 'paused'] },
  resume: { of: 'coordinating', roles: STAFF, in: ['drawnUp', 'paused'] },
  end: { of: 'coordinating', roles: STAFF, in: LIVING },
  confirmEnd: { of: 'party', roles: STAFF_OR_SYSTEM, in: OVER },
  informAtEnd: { of: 'coordinating', roles: STAFF, in: OVER },
  contactLead: { of: 'careContact', roles: STAFF, in: WITH_CONSENT },
  decideExisting: { of: 'existing', roles: STAFF, in: ['drawnUp', 'paused'] },
  reportFromDischarge: { of: 'process', in: ['none', ...LIVING] },
  reportSuccessor: { of: 'process', in: ['none', ...LIVING] },
  recordWrongPerson: { of: 'coordinating', roles: STAFF, in: [...LIVING, ...OVER] },
  updateAddress: { of: 'coordinating', roles: STAFF, in: [...LIVING, ...OVER] },
  markPerson: { of: 'anyone', in: ALWAYS },
  handleByHand: { of: 'party', roles: STAFF, in: [...LIVING, ...OVER, 'wrongPerson'] },
};

const OPENING: readonly string[] = ['reportNeed', 'reportFromDischarge', 'reportSuccessor'] satisfies SipCommandType[];

/** Refuses one who may not do this, or not in this state. Who someone is, and for which party, is settled before. */
export function refusedByRight(state: SipState, command: Command): Rejection | undefined {
  const right = RIGHTS[command.type as SipCommandType];
  const opens = OPENING.includes(command.type);
  if (state.number === 0 && !opens) return refuse('unknown-case');
  const refused = refusedByParty(state, command, right);
  if (refused) return refused;
  if (right.roles && !right.roles.some((role) => command.by.roles.includes(role))) return refuse('role-not-allowed');
  if (right.in.includes(state.status)) return undefined;
  return state.ended || state.wrongPerson
    ? refuse('sip-ended')
    : refuse('sip-not-in-state', undefined, { status: state.status });
}

function refusedByParty(state: SipState, command: Command, { of }: Right): Rejection | undefined {
  const { by } = command;
  if (of === 'process') return by.kind === 'process' ? undefined : refuse('unknown-command', 'type');
  if (of === 'anyone' || isOf(of, state, command)) return undefined;
  if (isKnownIn(state, by.party)) return refuse(NOT_YOURS[of] ?? 'role-not-allowed');
  return refuse(by.roles.includes('administrator') ? 'role-not-allowed' : 'not-your-case');
}

/** Said to a party of the case that was not the one who was asked. */
const NOT_YOURS: Partial<Record<Right['of'], RejectionCode>> = { asked: 'no-hand-over', lead: 'lead-not-you' };

function isOf(of: Exclude<Right['of'], 'anyone' | 'process'>, state: SipState, { by, data }: Command): boolean {
  const isCoordinating = state.coordinating?.party === by.party;
  switch (of) {
    case 'coordinating':
      return isCoordinating;
    case 'party':
      return isKnownIn(state, by.party);
    case 'asked':
      return state.handOver?.to.party === by.party;
    case 'lead':
      return state.lead?.unit.party === by.party;
    case 'convener':
      return isCoordinating || meetingOf(state, meetingIn(data))?.party === by.party;
    case 'invited':
      return (
        (isKnownIn(state, by.party) && isInvited(state, meetingIn(data), by.party)) ||
        answersFor(state, by.party, data as SipCommands['replyToNotice'])
      );
    case 'careContact':
      return isCareContacts(state, by.party);
    case 'existing':
      return isCoordinating || isCareContacts(state, by.party);
  }
}

function isInvited(state: SipState, meeting: string, party: string): boolean {
  return meetingOf(state, meeting)?.invitees.some(({ unit }) => unit.party === party) ?? false;
}

/** Who has letters alone answers by phone or letter to the one who called, or who carries the plan on. */
export function answersFor(
  state: SipState,
  party: string,
  { meeting, unit }: Pick<SipCommands['replyToNotice'], 'meeting' | 'unit'>,
): boolean {
  const found = meetingOf(state, meeting);
  const isCaller = found?.party === party || state.coordinating?.party === party;
  return isCaller && found?.invitees.some((one) => one.unit.unit === unit && one.unit.channel === 'letter') === true;
}

function isCareContacts(state: SipState, party: string): boolean {
  return isKnownIn(state, party) && state.discharges.some((one) => !one.over && contactingParty(one) === party);
}

function meetingIn(data: unknown): string {
  return (data as Pick<SipCommands['replyToNotice'], 'meeting'>).meeting;
}
