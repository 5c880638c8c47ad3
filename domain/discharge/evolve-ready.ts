import { touched, happened, type Folds } from './fold.ts';
import type { DischargeState, ReadyEpisode } from './state.ts';

/** Folds being ready for discharge, the checks of secrecy, and what is told on the day of discharge. */
export const READY_FOLDS: Folds<
  'declaredReady' | 'secrecyChecked' | 'readyRevoked' | 'informationTransferred' | 'patientInformed'
> = {
  declaredReady: (state, data, event) => {
    const episode: ReadyEpisode = { ...data, judgedAt: event.occurredAt, number: event.number };
    return touched({ ...state, episodes: [...state.episodes, episode] }, event, 'encounter', 'ready');
  },
  secrecyChecked: (state, data, event) => {
    const secrecy = { outcome: data.outcome, by: data.by, at: data.at, number: event.number };
    if (data.about === 'informationTransfer') {
      return touched({ ...state, transferSecrecy: secrecy }, event, 'information');
    }
    return touched(
      changeEpisode(state, data.episode, (episode) => ({ ...episode, secrecy })),
      event,
      'encounter',
      'ready',
    );
  },
  readyRevoked: (state, data, event) =>
    touched(
      changeEpisode(state, data.episode, (episode) => ({
        ...episode,
        revoked: { ...happened(event), tell: data.tell },
      })),
      event,
      'encounter',
      'ready',
    ),
  informationTransferred: (state, data, event) => {
    const transfer = { ...happened(event), ...data };
    return touched({ ...state, transfers: [...state.transfers, transfer] }, event, 'information');
  },
  patientInformed: (state, _data, event) =>
    touched({ ...state, patientInformed: happened(event) }, event, 'information'),
};

function changeEpisode(
  state: DischargeState,
  number: number | undefined,
  change: (episode: ReadyEpisode) => ReadyEpisode,
): DischargeState {
  return { ...state, episodes: state.episodes.map((one) => (one.episode === number ? change(one) : one)) };
}
