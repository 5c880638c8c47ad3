import { touched, written, type Folds } from './fold.ts';
import type { SipState, Written } from './state.ts';

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
  needAssessed: (state, data, event) => {
    const carries = state.coordinating?.party === event.by.party;
    const assessments = [...state.assessments, { ...written(event), ...data, carries }];
    return touched({ ...state, assessments }, event, 'need');
  },
  coordinatingUnitSet: (state, { unit }, event) =>
    touched({ ...state, coordinating: unit }, event, 'need', 'coordinating'),
  handedOver: (state, { to }, event) =>
    touched({ ...withoutHandOver(state), handOver: { ...written(event), to } }, event, 'need'),
  handOverAccepted: (state, _data, event) =>
    touched(
      { ...withoutHandOver(state, written(event)), coordinating: state.handOver?.to ?? state.coordinating },
      event,
      'need',
      'coordinating',
    ),
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

/** What was asked stays on record, whether it was taken over or not. */
function withoutHandOver(state: SipState, accepted?: Written): SipState {
  const { handOver, formerHandOvers } = state;
  if (!handOver) return state;
  const former = { ...handOver, ...(accepted ? { accepted } : {}) };
  return { ...state, handOver: null, formerHandOvers: [...formerHandOvers, former] };
}
