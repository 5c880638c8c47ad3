import { refuse } from '../codes.ts';
import { activeUnit } from '../queries.ts';
import type { Rule } from '../rule.ts';
import { checkTransfer } from './ready.ts';
import { standingMark } from '../../process/mark.ts';

/** Longest text of one transfer, in UTF-16 code units: state travels with every command. */
export const LONGEST_TEXT = 10_000;

/** Lag (2017:612), 3 kap. 2 §: what the unit needs to know goes no later than the day of discharge, unless secrecy hinders. */
export const transferInformation: Rule<'transferInformation'> = (draft, data) => {
  const { state, command } = draft;
  const placed = activeUnit(state, data.unit);
  if (!placed) return refuse('unknown-unit', 'unit');
  const { index, unit } = placed;
  if (data.doneElsewhere) {
    draft.add('informationTransferred', { index, doneElsewhere: true }, command.occurredAt);
    return undefined;
  }
  if (standingMark(state, 'deceased')) return refuse('person-deceased');
  if (standingMark(state, 'protected')) return refuse('handle-by-hand');
  if (!unit.known) return refuse('unit-not-known', 'unit');
  if (!data.text?.trim()) return refuse('text-missing', 'text');
  if (data.text.length > LONGEST_TEXT) return refuse('text-too-long', 'text', { longest: LONGEST_TEXT });
  const outcome = data.secrecy?.outcome ?? state.transferSecrecy?.outcome;
  if (!outcome) return refuse('secrecy-check-missing', 'secrecy');
  if (data.secrecy) checkTransfer(draft, data.secrecy);
  if (outcome === 'no-hindrance') draft.add('informationTransferred', { index, doneElsewhere: false, text: data.text });
  else if (!data.secrecy) return refuse('handle-by-hand');
  return undefined;
};

/** Patientlagen (2014:821), 3 kap. 2 b §: the person gets a summary, and what is known of contact, meeting and plans. */
export const informPatient: Rule<'informPatient'> = (draft, data) => {
  if (draft.state.patientInformed) return refuse('patient-already-informed');
  draft.add('patientInformed', {}, data.at);
  return undefined;
};
