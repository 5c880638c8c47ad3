import type { Instant } from '../../calendar/instant.ts';
import { refuse } from '../codes.ts';
import type { EncounterSnapshot, SecrecyCheck } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { keyOf, mayHaveReached } from '../matters.ts';
import { activeUnits, standingEpisode } from '../queries.ts';
import type { Rule } from '../rule.ts';

/** Lag (2017:612), 1 kap. 3 § 5: the treating physician's judgement, which a discharge planner may write down. */
export const declareReady: Rule<'declareReady'> = (draft, data) => {
  const { state } = draft;
  if (!data.by) return refuse('physician-missing', 'by');
  if (standingEpisode(state)) return refuse('already-ready');
  if (state.discharged && data.judgedAt > state.discharged.at) return refuse('already-discharged');
  declare(draft, data.by, data.judgedAt, data.secrecy);
  return undefined;
};

/** 3 kap. 1 and 2 §§: whether secrecy hinders. Without the check nothing goes. */
export const recordSecrecyCheck: Rule<'recordSecrecyCheck'> = (draft, data) => {
  const { about, ...check } = data;
  const episode = standingEpisode(draft.state);
  if (about === 'readyNotice' && !episode) return refuse('not-ready');
  if (about === 'readyNotice') checkReady(draft, check);
  else checkTransfer(draft, check);
  return undefined;
};

/** The law is silent on revoking. The episode ends; who was told ready is told that it no longer holds. */
export const revokeReady: Rule<'revokeReady'> = (draft, data) => {
  const episode = standingEpisode(draft.state);
  if (!episode) return refuse('not-ready');
  if (data.at < episode.judgedAt) return refuse('time-before-judgement', 'at');
  revoke(draft, data.at, data.reasonText);
  return undefined;
};

/** What a snapshot says of ready: a new episode, a check, an end. What it leaves out, it says nothing about. */
export function readyFromSnapshot(draft: Draft, ready: NonNullable<EncounterSnapshot['ready']>): void {
  const last = draft.state.episodes.at(-1);
  const isNew = !last || (last.revoked ? ready.judgedAt > last.revoked.at : false);
  if (isNew) declare(draft, ready.by, ready.judgedAt, ready.secrecy);
  const episode = standingEpisode(draft.state);
  if (!episode) return;
  if (!isNew && ready.secrecy && ready.secrecy.at > (episode.secrecy?.at ?? -Infinity)) {
    checkReady(draft, ready.secrecy);
  }
  if (ready.revokedAt !== undefined && ready.revokedAt >= episode.judgedAt) revoke(draft, ready.revokedAt);
}

export function checkTransfer(draft: Draft, check: SecrecyCheck): void {
  draft.add('secrecyChecked', { ...check, about: 'informationTransfer' }, check.at);
  if (check.outcome === 'hinders') draft.stop('secrecy-hinders', (d) => d.message === 'informationTransfer');
}

function declare(draft: Draft, judgedBy: string, judgedAt: Instant, secrecy?: SecrecyCheck): void {
  draft.add('declaredReady', { episode: draft.state.episodes.length + 1, judgedBy }, judgedAt);
  if (secrecy) checkReady(draft, secrecy);
}

function checkReady(draft: Draft, check: SecrecyCheck): void {
  const episode = draft.state.episodes.length;
  draft.add('secrecyChecked', { ...check, about: 'readyNotice', episode }, check.at);
  if (check.outcome === 'hinders') draft.stop('secrecy-hinders', (d) => d.message === 'readyNotice');
}

function revoke(draft: Draft, at: Instant, reasonText?: string): void {
  const { state } = draft;
  const episode = state.episodes.length;
  const tell = activeUnits(state)
    .map(({ index }) => index)
    .filter((index) => mayHaveReached(state, keyOf('readyNotice', index, episode)));
  draft.stop('ready-revoked', (delivery) => delivery.message === 'readyNotice');
  draft.add('readyRevoked', { episode, tell, ...(reasonText ? { reasonText } : {}) }, at);
}
