import { deliveriesAbout, keyOf, mattersOf, toldAt, type Matter } from '../discharge/matters.ts';
import { currentEstimate } from '../discharge/queries.ts';
import type { DischargeState, ReadyEpisode } from '../discharge/state.ts';
import type { Delivery } from '../process/delivery.ts';
import type { DischargeMessage, MessageFacts } from './message.ts';

/** What a message holds, and nothing beside it. */
export function messageFacts(state: DischargeState, delivery: Delivery, matter: Matter | undefined): MessageFacts {
  switch (delivery.message as DischargeMessage) {
    case 'admissionNotice':
    case 'changedEstimate': {
      const estimate = currentEstimate(state);
      return estimate ? { estimatedDischargeAt: estimate.estimatedDischargeAt } : {};
    }
    case 'readyNotice':
      return readyFacts(state, matter);
    case 'readyRevoked': {
      const episode = episodeOf(state, matter);
      const revokedAt = episode?.revoked?.at;
      return { ...numbered(state, matter), ...(revokedAt === undefined ? {} : { readyRevokedAt: revokedAt }) };
    }
    case 'informationTransfer':
      return transferFacts(state, delivery);
    case 'discharged':
      return state.discharged ? { dischargedAt: state.discharged.at } : {};
    case 'planningBegun': {
      const unit = state.units[placeOf(delivery)]?.unit;
      return unit === undefined ? {} : { planningUnit: unit };
    }
    case 'careContactAppointed': {
      const contact = state.careContacts.find(({ index }) => index === placeOf(delivery));
      const unit = contact && state.units[contact.index]?.unit;
      return contact && unit !== undefined
        ? { careContact: { hsaId: contact.careContact, unit, lead: contact.lead } }
        : {};
    }
    case 'cancelled':
    case 'toSip':
      return {};
  }
}

/** The item at the same receiver that this one changes or takes back, when it went as an item. */
export function replacedItem(state: DischargeState, matter: Matter): string | undefined {
  switch (matter.message) {
    case 'changedEstimate': {
      const earlier = state.estimates.flatMap((_estimate, place) =>
        place < (matter.estimate ?? 0) ? deliveriesAbout(state, keyOf('changedEstimate', matter.index, place)) : [],
      );
      return lastTold([...deliveriesAbout(state, keyOf('admissionNotice', matter.index)), ...earlier]);
    }
    case 'readyRevoked':
      return lastTold(deliveriesAbout(state, keyOf('readyNotice', matter.index, matter.episode)));
    case 'cancelled':
      return lastTold(deliveriesAbout(state, keyOf('admissionNotice', matter.index)));
    default:
      return undefined;
  }
}

/** Episodes are numbered as the receiver has heard of them, so that no number tells of one it was not told. */
export function episodeAsTold(state: DischargeState, index: number, episode: number): number {
  const earlier = mattersOf(state).filter(
    (m) =>
      m.message === 'readyNotice' &&
      m.index === index &&
      (m.episode ?? 0) < episode &&
      toldAt(state, m.key) !== undefined,
  );
  return earlier.length + 1;
}

function readyFacts(state: DischargeState, matter: Matter | undefined): MessageFacts {
  const episode = episodeOf(state, matter);
  if (!episode) return {};
  const { secrecy } = episode;
  return {
    ...numbered(state, matter),
    readyJudgedBy: episode.judgedBy,
    readyJudgedAt: episode.judgedAt,
    ...(secrecy?.outcome === 'no-hindrance'
      ? { secrecyCheck: { outcome: secrecy.outcome, by: secrecy.by, at: secrecy.at } }
      : {}),
  };
}

function transferFacts(state: DischargeState, { about }: Delivery): MessageFacts {
  const text = state.transfers[Number(about?.split('/')[1])]?.text;
  const check = state.transferSecrecy;
  return {
    ...(text === undefined ? {} : { text }),
    ...(check?.outcome === 'no-hindrance'
      ? { secrecyCheck: { outcome: check.outcome, by: check.by, at: check.at } }
      : {}),
  };
}

function numbered(state: DischargeState, matter: Matter | undefined): Pick<MessageFacts, 'episode'> {
  return matter?.episode === undefined ? {} : { episode: episodeAsTold(state, matter.index, matter.episode) };
}

function episodeOf(state: DischargeState, matter: Matter | undefined): ReadyEpisode | undefined {
  return state.episodes.find((episode) => episode.episode === matter?.episode);
}

function placeOf({ about }: Delivery): number {
  return Number(about?.split('.')[1]);
}

function lastTold(deliveries: readonly Delivery[]): string | undefined {
  return deliveries.filter((d) => d.toldAt !== undefined).at(-1)?.item;
}
