import type { Command, Role } from '../process/command.ts';
import type { Rejection } from '../process/rejection.ts';
import { refuse, type RejectionCode } from './codes.ts';
import type { DischargeCommandType, EncounterSnapshot } from './commands.ts';
import { activeUnit, activeUnits } from './queries.ts';
import type { DischargeState, DischargeStatus } from './state.ts';

interface Right {
  /**
   * Whose act it is: of the ward's party, of the judged unit that the command names, of anyone in the case, of the system that
   * reports the encounter, of anyone at all, or of the person's SIP.
   */
  of: 'ward' | 'unit' | 'case' | 'sender' | 'anyone' | 'sip';
  /** One of these is needed. */
  roles?: readonly Role[];
  /** Statuses in which it is refused, beside closed and cancelled. */
  refusedIn?: Partial<Record<DischargeStatus, RejectionCode>>;
  /** Taken also when the case is closed or the admission cancelled. */
  always?: true;
}

const CLINICAL: readonly Role[] = ['physician', 'dischargePlanner'];
const WARD: readonly Role[] = ['physician', 'dischargePlanner', 'headOfOperations'];
const RECEIVING: readonly Role[] = [
  'municipalCoordinator',
  'outpatientCoordinator',
  'careContact',
  'headOfOperations',
  'system',
];

/** Who may do what. A row for every command, or it could be done by nobody. */
export const RIGHTS: Readonly<Record<DischargeCommandType, Right>> = {
  reportEncounter: { of: 'sender', always: true },
  judgeNeed: { of: 'ward', roles: CLINICAL },
  correctJudgement: { of: 'ward', roles: CLINICAL },
  findUnit: { of: 'ward', roles: WARD },
  changeEstimate: { of: 'ward', roles: [...CLINICAL, 'system'], refusedIn: { discharged: 'already-discharged' } },
  declareReady: { of: 'ward', roles: CLINICAL, refusedIn: { ready: 'already-ready' } },
  recordSecrecyCheck: { of: 'ward', roles: WARD },
  revokeReady: { of: 'ward', roles: CLINICAL, refusedIn: { discharged: 'already-discharged' } },
  reportDischarge: { of: 'ward', roles: [...CLINICAL, 'system'], refusedIn: { discharged: 'already-discharged' } },
  beginPlanning: { of: 'unit', roles: RECEIVING },
  appointCareContact: { of: 'unit', roles: ['headOfOperations'] },
  reportMeetingNotice: { of: 'case', roles: [...RECEIVING, ...CLINICAL] },
  recordBothSides: { of: 'case', roles: [...CLINICAL, 'careContact'] },
  transferInformation: { of: 'ward', roles: [...CLINICAL, 'system'] },
  informPatient: { of: 'ward', roles: [...CLINICAL, 'system'] },
  recordCompulsoryCare: { of: 'ward', roles: CLINICAL },
  markPerson: { of: 'anyone', always: true },
  handleByHand: { of: 'ward', roles: WARD, always: true },
  closeCase: { of: 'ward', roles: ['dischargePlanner', 'headOfOperations'] },
  reportChoice: { of: 'sip', always: true },
  reportSipNotice: { of: 'sip', always: true },
};

/** Refuses one who may not do this, or not in this state. Who someone is, and for which party, is settled before. */
export function refusedByRight(state: DischargeState, command: Command): Rejection | undefined {
  const right = RIGHTS[command.type as DischargeCommandType];
  if (state.number === 0 && command.type !== 'reportEncounter') return refuse('unknown-case');
  const refused = refusedByParty(state, command, right);
  if (refused) return refused;
  if (right.roles && !right.roles.some((role) => command.by.roles.includes(role))) return refuse('role-not-allowed');
  if (right.always) return undefined;
  if (state.status === 'closed') return refuse('case-closed');
  if (state.status === 'cancelled') return refuse('case-cancelled');
  const code = right.refusedIn?.[state.status];
  return code && refuse(code);
}

function refusedByParty(state: DischargeState, command: Command, right: Right): Rejection | undefined {
  const { by } = command;
  const isWard = by.party === state.ward?.party;
  const isJudged = activeUnits(state).some(({ unit }) => unit.party === by.party);
  const outside = () =>
    refuse(isWard || isJudged || by.roles.includes('administrator') ? 'role-not-allowed' : 'not-your-case');
  switch (right.of) {
    case 'anyone':
      return undefined;
    case 'sip':
      return by.kind === 'process' ? undefined : refuse('unknown-command', 'type');
    case 'case':
      return isWard || isJudged ? undefined : outside();
    case 'ward':
      return isWard ? undefined : outside();
    case 'unit': {
      if (!isJudged) return outside();
      const named = activeUnit(state, (command.data as { unit: string }).unit);
      return named?.unit.party === by.party ? undefined : refuse('unknown-unit', 'unit');
    }
    case 'sender': {
      const { ward } = command.data as EncounterSnapshot;
      const isSender = isWard || (state.number === 0 ? by.party === ward.party : by.hsaId === state.sender);
      return isSender ? undefined : outside();
    }
  }
}
