import { touched, written, type Folds } from './fold.ts';

/** Folds the need, the offer, and who carries the process on. */
export const NEED_FOLDS: Folds<
  | 'sipOpened'
  | 'needReported'
  | 'needAssessed'
  | 'coordinatingUnitSet'
  | 'handedOver'
  | 'handOverAccepted'
  | 'offerMade'
  | 'offerAnswered'
> = {
  sipOpened: (state, { personId, turns18On, replaces }) => ({
    ...state,
    personId,
    turns18On,
    replaces: replaces ?? null,
  }),
  needReported: (state, data, event) =>
    touched({ ...state, needs: [...state.needs, { ...written(event), ...data }] }, event, 'need'),
  needAssessed: (state, data, event) =>
    touched({ ...state, assessments: [...state.assessments, { ...written(event), ...data }] }, event, 'need'),
  coordinatingUnitSet: (state, { unit }, event) => touched({ ...state, coordinating: unit }, event, 'need'),
  handedOver: (state, { to }, event) => touched({ ...state, handOver: { ...written(event), to } }, event, 'need'),
  handOverAccepted: (state, _data, event) =>
    touched({ ...state, coordinating: state.handOver?.to ?? state.coordinating, handOver: null }, event, 'need'),
  offerMade: (state, data, event) =>
    touched({ ...state, offers: [...state.offers, { ...written(event), ...data }] }, event, 'offer'),
  offerAnswered: (state, data, event) => {
    const answer = { ...written(event), ...data };
    const last = state.offers.length - 1;
    return touched(
      { ...state, offers: state.offers.map((offer, place) => (place === last ? { ...offer, answer } : offer)) },
      event,
      'offer',
    );
  },
};
