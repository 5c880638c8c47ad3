import type { Instant } from '../calendar/instant.ts';
import { findUnitKey, sendByHandId } from '../discharge/by-hand.ts';
import type { WaiverCode } from '../discharge/codes.ts';
import { deliveriesAbout, hasFailed, mattersOf, toldAt, voidedBy, type Matter } from '../discharge/matters.ts';
import type { DischargeState } from '../discharge/state.ts';
import { atWard, buildDuty, endOfAll, type DutiesOf } from './build.ts';
import { standingMark } from '../process/mark.ts';

/**
 * Lämna på annat sätt. The hub's own: what the law orders to be told, and cannot go by itself, is told by a person who also decides
 * what may be said. It stands beside the law's own duty, so that nothing statutory is dropped in silence.
 */
export const sendByHand: DutiesOf = (state, policy) =>
  mattersOf(state).flatMap((matter) => {
    const id = sendByHandId(state, matter);
    const since = cannotGoSince(state, matter);
    if (since === undefined && !state.duties[id]) return [];
    const byHand = state.byHand[matter.key]?.at;
    return buildDuty(policy, {
      id,
      code: 'sendByHand',
      bearer: atWard(state, 'dischargePlanner'),
      from: since ?? matter.since,
      metAt: byHand,
      waivedBy: waivedBy(state, matter, since),
      about: {
        unit: matter.unit.unit,
        episode: matter.episode,
        item: deliveriesAbout(state, matter.key).at(-1)?.item,
      },
    });
  });

/** Told and settled matters have nothing to hand over, whatever stops what comes after. */
function cannotGoSince(state: DischargeState, matter: Matter): Instant | undefined {
  if (toldAt(state, matter.key) !== undefined && !state.byHand[matter.key]) return undefined;
  const voided = voidedBy(state, matter);
  if (voided === 'secrecy-hinders') return later(matter.since, checkedAt(state, matter));
  if (voided) return undefined;
  const protectedSince = standingMark(state, 'protected')?.at;
  if (protectedSince !== undefined) return later(matter.since, protectedSince);
  if (!matter.unit.known && isLeftUnknown(state, matter)) return matter.since;
  return hasFailed(state, matter) ? matter.since : undefined;
}

/** Nobody is looking for the unit any longer, since it was told by hand or has left the case. */
function isLeftUnknown(state: DischargeState, { index, unit }: Matter): boolean {
  return unit.withdrawn !== undefined || state.byHand[findUnitKey(index)] !== undefined;
}

function checkedAt(state: DischargeState, matter: Matter): Instant | undefined {
  if (matter.message === 'informationTransfer') return state.transferSecrecy?.at;
  return state.episodes.find((episode) => episode.episode === matter.episode)?.secrecy?.at;
}

function waivedBy(state: DischargeState, matter: Matter, since: Instant | undefined): WaiverCode | undefined {
  if (since !== undefined) return endOfAll(state) === 'case-closed' ? 'case-closed' : undefined;
  if (toldAt(state, matter.key) !== undefined) return 'sent-after-all';
  return voidedBy(state, matter) ?? 'can-be-sent';
}

function later(a: Instant, b: Instant | undefined): Instant {
  return b !== undefined && b > a ? b : a;
}
