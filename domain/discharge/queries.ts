import type { DutyRecord } from '../process/duty.ts';
import type { CareContact, DischargeState, DischargeStatus, Estimate, JudgedUnit, ReadyEpisode } from './state.ts';
import { standingMark } from '../process/mark.ts';

export interface PlacedUnit {
  index: number;
  unit: JudgedUnit;
}

/** Judged units that have not been withdrawn, with their places. */
export function activeUnits(state: DischargeState): PlacedUnit[] {
  return state.units.map((unit, index) => ({ index, unit })).filter(({ unit }) => !unit.withdrawn);
}

export function activeUnit(state: DischargeState, hsaId: string): PlacedUnit | undefined {
  return activeUnits(state).find(({ unit }) => unit.unit === hsaId);
}

/** The latest episode, unless it has been revoked. */
export function standingEpisode(state: DischargeState): ReadyEpisode | undefined {
  const last = state.episodes.at(-1);
  return last && !last.revoked ? last : undefined;
}

export function currentEstimate(state: DischargeState): Estimate | undefined {
  return state.estimates.at(-1);
}

export function leadCareContact(state: DischargeState): CareContact | undefined {
  return state.careContacts.find((contact) => contact.lead);
}

/** The status that the facts amount to; folded in after every event. */
export function statusOf(state: DischargeState): DischargeStatus {
  if (state.closed) return 'closed';
  if (state.cancelled) return 'cancelled';
  if (!state.admitted) return 'none';
  if (state.discharged) return 'discharged';
  if (standingEpisode(state)) return 'ready';
  if (activeUnits(state).length > 0) return 'planning';
  return state.judgement?.noNeed ? 'noNeed' : 'notJudged';
}

/** True when nothing more is to be done or awaited: the stay is over, each duty is settled and nothing waits to be sent. */
export function isSettled(state: DischargeState): boolean {
  const isOver = state.closed ?? state.cancelled ?? state.discharged ?? standingMark(state, 'deceased');
  return (
    Boolean(isOver) &&
    Object.values(state.duties).every((duty) => duty.status !== 'open' || isHinderedForGood(state, duty)) &&
    Object.values(state.deliveries).every(({ status }) => status !== 'waiting' && status !== 'trying')
  );
}

/** The notice that the person's no hinders holds nobody: it stands as it is, and a later yes opens the case anew. */
function isHinderedForGood({ choice }: DischargeState, { code }: DutyRecord): boolean {
  return code === 'meetingNotice' && choice?.choice === 'declined';
}
