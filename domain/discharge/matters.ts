import type { Instant } from '../calendar/instant.ts';
import type { DischargeMessage } from '../disclosure/message.ts';
import type { Delivery } from '../process/delivery.ts';
import { dutyId } from '../process/duty.ts';
import type { StopCode, WaiverCode } from './codes.ts';
import { perState } from '../process/per-state.ts';
import { standingEpisode } from './queries.ts';
import type { DischargeState, JudgedUnit, ReadyEpisode } from './state.ts';
import { standingMark } from '../process/mark.ts';

/** Messages that must not vanish: what the law orders the ward to tell, and what takes back something told. */
export type MatterMessage = Extract<
  DischargeMessage,
  'admissionNotice' | 'changedEstimate' | 'readyNotice' | 'readyRevoked' | 'informationTransfer' | 'cancelled'
>;

/** One thing to be told to one unit, however many times it is tried. */
export interface Matter {
  /** Name that survives renumbering: message, place of the unit, and episode or estimate where there is one. */
  key: string;
  message: MatterMessage;
  index: number;
  unit: JudgedUnit;
  episode?: number;
  estimate?: number;
  /** Number of the event that gave rise to it, and when that happened. */
  cause: number;
  since: Instant;
}

/** Everything that is to be told, or was, in the order it arose. */
export const mattersOf: (state: DischargeState) => readonly Matter[] = perState((state) => {
  const admittedAt = state.admitted?.at;
  if (admittedAt === undefined) return [];
  return [
    ...state.units.map((unit, index): Matter => ({
      ...matter('admissionNotice', unit, index),
      since: later(admittedAt, unit.judgedAt),
    })),
    ...state.estimates.flatMap((estimate, place) =>
      placed(state, estimate.tell).map(({ unit, index }): Matter => ({
        ...matter('changedEstimate', unit, index, place),
        estimate: place,
        cause: estimate.number,
        since: estimate.changedAt,
      })),
    ),
    ...state.episodes.flatMap((episode) => readyMatters(state, episode)),
    ...transferMatters(state),
    ...state.units.flatMap((unit, index) => cancelMatters(unit, index)),
  ];
});

function readyMatters(state: DischargeState, episode: ReadyEpisode): Matter[] {
  const notices = state.units.flatMap((unit, index): Matter[] =>
    isConcerned(unit, episode)
      ? [
          {
            ...ofEpisode('readyNotice', unit, index, episode),
            cause: episode.number,
            since: later(episode.judgedAt, unit.judgedAt),
          },
        ]
      : [],
  );
  const { revoked } = episode;
  if (!revoked) return notices;
  const revocations = placed(state, revoked.tell).map(({ unit, index }): Matter => ({
    ...ofEpisode('readyRevoked', unit, index, episode),
    cause: revoked.number,
    since: revoked.at,
  }));
  return [...notices, ...revocations];
}

/** Information is due once someone is on the way home; each unit has one such matter, told by any of its transfers. */
function transferMatters(state: DischargeState): Matter[] {
  const onTheWay = standingEpisode(state)?.judgedAt ?? state.discharged?.at;
  return state.units.flatMap((unit, index): Matter[] => {
    const first = state.transfers.find((transfer) => transfer.index === index)?.at;
    const opened = state.duties[dutyId(state.caseId, 'informationTransfer', unit.number, index)];
    const since = onTheWay ?? first ?? lastReady(state) ?? (opened ? unit.judgedAt : undefined);
    return since === undefined
      ? []
      : [{ ...matter('informationTransfer', unit, index), since: later(since, unit.judgedAt) }];
  });
}

/** Ready, gone home, or given information by someone who did not wait for either. */
function isOnTheWay(state: DischargeState, index: number): boolean {
  const isGiven = state.transfers.some((transfer) => transfer.index === index);
  return Boolean(standingEpisode(state)) || state.discharged !== null || isGiven;
}

function lastReady(state: DischargeState): Instant | undefined {
  return state.episodes.at(-1)?.judgedAt;
}

function cancelMatters(unit: JudgedUnit, index: number): Matter[] {
  const { withdrawn } = unit;
  if (!withdrawn?.tell) return [];
  return [{ ...matter('cancelled', unit, index), cause: withdrawn.number, since: withdrawn.at }];
}

/** Why the matter no longer is to be told. */
export function voidedBy(state: DischargeState, one: Matter): WaiverCode | undefined {
  if (standingMark(state, 'deceased')) return 'deceased';
  if (state.closed) return 'case-closed';
  if (one.message === 'cancelled') return undefined;
  if (one.unit.withdrawn) return one.unit.withdrawn.because;
  const episode = state.episodes.find((e) => e.episode === one.episode);
  switch (one.message) {
    case 'changedEstimate': {
      const isSuperseded = state.estimates.some(
        (e, place) => place > (one.estimate ?? 0) && e.tell.includes(one.index),
      );
      return isSuperseded ? 'superseded' : undefined;
    }
    case 'readyNotice':
      if (episode?.revoked) return 'ready-revoked';
      return episode?.secrecy?.outcome === 'hinders' ? 'secrecy-hinders' : undefined;
    case 'informationTransfer':
      if (state.transferSecrecy?.outcome === 'hinders') return 'secrecy-hinders';
      return isOnTheWay(state, one.index) ? undefined : 'ready-revoked';
    default:
      return undefined;
  }
}

/** Why the matter cannot go by itself now, though it is to be told. */
export function blockedBy(state: DischargeState, one: Matter): StopCode | undefined {
  if (standingMark(state, 'protected')) return 'protected-identity';
  if (!one.unit.known) return 'unit-not-known';
  const episode = state.episodes.find((e) => e.episode === one.episode);
  return one.message === 'readyNotice' && !episode?.secrecy ? 'secrecy-check-missing' : undefined;
}

/** True when it was tried and will not be tried again by itself: refused, given up, or held back for a cause that stays. */
export function hasFailed(state: DischargeState, one: Matter): boolean {
  const last = deliveriesAbout(state, one.key).at(-1);
  return last?.status === 'givenUp' || (last?.status === 'stopped' && !isLiftable(last));
}

/** When it was told, by a delivery, by hand, or another way that has been reported. */
export function toldAt(state: DischargeState, key: string): Instant | undefined {
  const times = deliveriesAbout(state, key).flatMap((d) => d.toldAt ?? []);
  const byHand = state.byHand[key]?.at;
  if (byHand !== undefined) times.push(byHand);
  const [message, index] = key.split('.');
  if (message === 'informationTransfer') {
    times.push(...state.transfers.filter((t) => t.doneElsewhere && t.index === Number(index)).map((t) => t.at));
  }
  return times.length === 0 ? undefined : (Math.min(...times) as Instant);
}

/** True when the unit has been told, or may be hearing it at this moment. */
export function mayHaveReached(state: DischargeState, key: string): boolean {
  return toldAt(state, key) !== undefined || deliveriesAbout(state, key).some((d) => d.status === 'trying');
}

/** Deliveries of the matter, oldest first. A transfer's own key lies under its matter's. */
export function deliveriesAbout({ deliveries }: DischargeState, key: string): readonly Delivery[] {
  return deliveriesByKey(deliveries).get(key) ?? [];
}

const deliveriesByKey = perState((deliveries: DischargeState['deliveries']) => {
  const byKey = new Map<string, Delivery[]>();
  const inOrder = Object.values(deliveries).sort((a, b) => a.requestedNumber - b.requestedNumber);
  for (const delivery of inOrder) {
    const { about } = delivery;
    if (about === undefined) continue;
    for (const key of new Set([about, about.split('/')[0] ?? about])) {
      byKey.set(key, [...(byKey.get(key) ?? []), delivery]);
    }
  }
  return byKey;
});

const LIFTABLE: readonly (string | undefined)[] = [
  'deceased',
  'protected-identity',
  'secrecy-hinders',
  'secrecy-check-missing',
  'unit-not-known',
] satisfies StopCode[];

/** A stop whose cause may go away, after which the matter is asked for again. */
export function isLiftable(delivery: Delivery): boolean {
  return delivery.status === 'stopped' && LIFTABLE.includes(delivery.lastFailure);
}

export function keyOf(message: MatterMessage, index: number, rest?: number): string {
  return rest === undefined ? `${message}.${index}` : `${message}.${index}.${rest}`;
}

function matter(message: MatterMessage, unit: JudgedUnit, index: number, rest?: number): Omit<Matter, 'since'> {
  return { key: keyOf(message, index, rest), message, index, unit, cause: unit.number };
}

function ofEpisode(
  message: MatterMessage,
  unit: JudgedUnit,
  index: number,
  { episode }: ReadyEpisode,
): Omit<Matter, 'since'> {
  return { ...matter(message, unit, index, episode), episode };
}

/** Units that were judged at some time while the episode stood. */
function isConcerned(unit: JudgedUnit, episode: ReadyEpisode): boolean {
  const leftBefore = unit.withdrawn !== undefined && unit.withdrawn.number < episode.number;
  const cameAfter = episode.revoked !== undefined && unit.number > episode.revoked.number;
  return !leftBefore && !cameAfter;
}

function placed(state: DischargeState, indexes: readonly number[]): { unit: JudgedUnit; index: number }[] {
  return indexes.flatMap((index) => {
    const unit = state.units[index];
    return unit ? [{ unit, index }] : [];
  });
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
