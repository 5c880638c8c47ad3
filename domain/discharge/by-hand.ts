import { dutyId } from '../process/duty.ts';
import type { DischargeState } from './state.ts';
import { mattersOf, type Matter, type MatterMessage } from './matters.ts';
import type { Marking } from '../process/mark.ts';

/** Keeps the ids of different messages to one unit apart; never renumbered. */
const PLACE: Readonly<Record<MatterMessage, number>> = {
  admissionNotice: 0,
  changedEstimate: 1,
  readyNotice: 2,
  readyRevoked: 3,
  informationTransfer: 4,
  cancelled: 5,
};

export function sendByHandId(state: DischargeState, matter: Matter): string {
  return dutyId(state.caseId, 'sendByHand', matter.cause, matter.index * 10 + PLACE[matter.message]);
}

export function handleByHandId(state: DischargeState, marking: Marking): string {
  return dutyId(state.caseId, 'handleByHand', marking.number, marking.kind === 'deceased' ? 0 : 1);
}

export function findUnitId(state: DischargeState, index: number): string {
  return dutyId(state.caseId, 'findUnit', state.units[index]?.number ?? 0, index);
}

export function findUnitKey(index: number): string {
  return `findUnit.${index}`;
}

/** Duties of the hub's own that a person may meet by hand: duty id to what is then recorded as handled. */
export function byHandDuties(state: DischargeState): Record<string, string> {
  const entries = [
    ...mattersOf(state).map((matter) => [sendByHandId(state, matter), matter.key] as const),
    ...state.markings.map((marking) => [handleByHandId(state, marking), handleByHandId(state, marking)] as const),
    ...state.units.map((_unit, index) => [findUnitId(state, index), findUnitKey(index)] as const),
  ];
  return Object.fromEntries(entries);
}
