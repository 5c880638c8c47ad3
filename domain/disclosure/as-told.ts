import type { Instant } from '../calendar/instant.ts';
import { keyOf, toldAt } from '../discharge/matters.ts';
import { activeUnits } from '../discharge/queries.ts';
import type { DischargeState, DischargeStatus } from '../discharge/state.ts';
import type { EncounterView, ReadyView } from './discharge-view.ts';
import { episodeAsTold } from './facts.ts';

/** The stay as the units at these places have been told of it: nothing that is still on its way. */
export function encounterAsTold(state: DischargeState, own: readonly number[], party: string): EncounterView {
  const active = activeUnits(state).map(({ index }) => index);
  const places = own.filter((index) => active.includes(index));
  const estimate = last(places.map((index) => estimateTold(state, index)));
  const discharged = places.length > 0 && toldOfDischarge(state, party) ? state.discharged?.at : undefined;
  return {
    ...(state.ward ? { ward: state.ward } : {}),
    ...(estimate === undefined ? {} : { estimatedDischargeAt: estimate }),
    ready: readyTold(state, places),
    ...(discharged === undefined ? {} : { dischargedAt: discharged }),
  };
}

/** What the case amounts to for one who knows only this. Everything that ends a unit's part looks the same. */
export function statusAsTold(state: DischargeState, own: readonly number[], encounter: EncounterView): DischargeStatus {
  if (own.every((index) => state.units[index]?.withdrawn)) return 'cancelled';
  if (encounter.dischargedAt !== undefined) return 'discharged';
  const latest = encounter.ready.at(-1);
  return latest && latest.revokedAt === undefined ? 'ready' : 'planning';
}

/** What the notice said, until a later estimate has been told. */
function estimateTold(state: DischargeState, index: number): Instant | undefined {
  if (toldAt(state, keyOf('admissionNotice', index)) === undefined) return undefined;
  return state.estimates.reduce<Instant | undefined>((told, estimate, place) => {
    const isSeparate = estimate.tell.includes(index);
    const isTold = !isSeparate || toldAt(state, keyOf('changedEstimate', index, place)) !== undefined;
    return isTold ? estimate.estimatedDischargeAt : told;
  }, undefined);
}

function readyTold(state: DischargeState, places: readonly number[]): ReadyView[] {
  return state.episodes.flatMap((episode): ReadyView[] => {
    const index = places.find((place) => toldAt(state, keyOf('readyNotice', place, episode.episode)) !== undefined);
    if (index === undefined) return [];
    const isRevokedTold = places.some(
      (place) => toldAt(state, keyOf('readyRevoked', place, episode.episode)) !== undefined,
    );
    const revokedAt = isRevokedTold ? episode.revoked?.at : undefined;
    return [
      {
        episode: episodeAsTold(state, index, episode.episode),
        judgedBy: episode.judgedBy,
        judgedAt: episode.judgedAt,
        ...(revokedAt === undefined ? {} : { revokedAt }),
      },
    ];
  });
}

function toldOfDischarge(state: DischargeState, party: string): boolean {
  return Object.values(state.deliveries).some(
    (d) => d.message === 'discharged' && d.to.party === party && d.toldAt !== undefined,
  );
}

function last<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.filter((value) => value !== undefined).at(-1);
}
