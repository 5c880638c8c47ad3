import { touched, happened, type Folds } from './fold.ts';
import type { DischargeState, JudgedUnit } from './state.ts';

/** Folds the physician's judgement, which units it concerns, and when they are to expect the person. */
export const JUDGEMENT_FOLDS: Folds<
  'needJudged' | 'noNeedJudged' | 'unitFound' | 'judgementCorrected' | 'estimateChanged'
> = {
  needJudged: (state, data, event) => {
    const unit: JudgedUnit = {
      ...data.unit,
      judgedAt: event.occurredAt,
      judgedBy: data.judgedBy,
      because: data.because,
      number: event.number,
      wasUnknown: !data.unit.known,
    };
    const judgement = { ...happened(event), by: data.judgedBy, noNeed: false };
    return touched({ ...state, units: [...state.units, unit], judgement }, event, 'encounter', 'judgement');
  },
  noNeedJudged: (state, data, event) => {
    const judgement = { ...happened(event), by: data.judgedBy, noNeed: true };
    return touched({ ...state, judgement }, event, 'encounter', 'judgement');
  },
  unitFound: (state, data, event) =>
    touched(
      changeUnit(state, data.index, (unit) => ({ ...unit, ...data.unit, found: happened(event) })),
      event,
      'encounter',
      'judgement',
    ),
  judgementCorrected: (state, data, event) =>
    touched(
      changeUnit(state, data.index, (unit) => ({
        ...unit,
        withdrawn: { ...happened(event), because: 'judgement-corrected', tell: data.tell },
      })),
      event,
      'encounter',
      'judgement',
    ),
  estimateChanged: (state, data, event) => {
    const estimate = { ...data, changedAt: event.occurredAt, number: event.number };
    return touched({ ...state, estimates: [...state.estimates, estimate] }, event, 'encounter', 'estimate');
  },
};

function changeUnit(state: DischargeState, index: number, change: (unit: JudgedUnit) => JudgedUnit): DischargeState {
  return { ...state, units: state.units.map((unit, place) => (place === index ? change(unit) : unit)) };
}
