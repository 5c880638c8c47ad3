import { touched, happened, type Folds } from './fold.ts';
import type { DischargeState } from './state.ts';

/** Folds what happens to the stay itself. */
export const ENCOUNTER_FOLDS: Folds<
  | 'encounterReported'
  | 'admitted'
  | 'wardChanged'
  | 'admissionTimeCorrected'
  | 'outpatientUnitNamed'
  | 'leaveBegan'
  | 'leaveEnded'
  | 'admissionCancelled'
  | 'admissionReinstated'
  | 'discharged'
  | 'dischargeTimeCorrected'
  | 'dischargeWithdrawn'
  | 'caseClosed'
> = {
  // A newer report that says nothing new leaves the encounter, and its version, as they were.
  encounterReported: (state, data, event) => {
    const reported = {
      ...state,
      snapshotAt: data.snapshotAt,
      sender: data.sender,
      encounterClass: data.encounterClass,
    };
    return state.encounterClass === data.encounterClass ? reported : touched(reported, event, 'encounter');
  },
  admitted: (state, data, event) =>
    touched(
      {
        ...state,
        personId: data.personId,
        ward: data.ward,
        turns18On: data.turns18On ?? null,
        admitted: happened(event),
      },
      event,
      'encounter',
      'person',
      'case',
    ),
  wardChanged: (state, data, event) => touched({ ...state, ward: data.ward }, event, 'encounter'),
  admissionTimeCorrected: (state, data, event) =>
    touched({ ...state, admitted: state.admitted && { ...state.admitted, at: data.admittedAt } }, event, 'encounter'),
  outpatientUnitNamed: (state, data, event) => touched({ ...state, outpatientUnit: data.unit }, event, 'encounter'),
  leaveBegan: (state, _data, event) => touched({ ...state, leaveSince: event.occurredAt }, event, 'encounter'),
  leaveEnded: (state, _data, event) => touched({ ...state, leaveSince: null }, event, 'encounter'),
  admissionCancelled: (state, data, event) =>
    touched(
      {
        ...withdrawAll(state, data.tell, event),
        cancelled: { ...happened(event), enteredInError: data.enteredInError },
      },
      event,
      'encounter',
      'judgement',
      'ready',
      'case',
    ),
  admissionReinstated: (state, _data, event) =>
    touched({ ...state, cancelled: null, judgement: null, closed: null }, event, 'encounter', 'judgement', 'case'),
  discharged: (state, data, event) =>
    touched({ ...state, discharged: { ...happened(event), from: data.from } }, event, 'encounter', 'case'),
  dischargeTimeCorrected: (state, data, event) =>
    touched(
      { ...state, discharged: state.discharged && { ...state.discharged, at: data.dischargedAt } },
      event,
      'encounter',
    ),
  dischargeWithdrawn: (state, _data, event) =>
    touched({ ...state, discharged: null, closed: null }, event, 'encounter', 'case'),
  caseClosed: (state, _data, event) => touched({ ...state, closed: happened(event) }, event, 'case'),
};

/** A cancelled admission takes its judgements and its ready episode with it. */
function withdrawAll(
  state: DischargeState,
  told: readonly number[],
  event: Parameters<typeof happened>[0],
): DischargeState {
  return {
    ...state,
    units: state.units.map((unit, index) =>
      unit.withdrawn
        ? unit
        : { ...unit, withdrawn: { ...happened(event), because: 'admission-cancelled', tell: told.includes(index) } },
    ),
    episodes: state.episodes.map((episode) =>
      episode.revoked ? episode : { ...episode, revoked: { ...happened(event), tell: [] } },
    ),
  };
}
