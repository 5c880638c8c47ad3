import type { Instant } from '../calendar/instant.ts';
import { activeUnits, currentEstimate, standingEpisode } from '../discharge/queries.ts';
import type { DischargeState } from '../discharge/state.ts';
import { dutyId, type Duty } from '../process/duty.ts';
import { atWard, buildDuty, endOfAll, type DutiesOf, type DutyFacts } from './build.ts';

/**
 * Sammanfattande information till patienten. Patientlagen (2014:821), Riksdagen, 3 kap. 2 b §: at discharge, when care or service
 * is to follow; with care contact, planned meeting and existing plans where they are known.
 */
export const informPatient: DutiesOf = (state, policy) => {
  const { admitted } = state;
  if (!admitted) return [];
  const id = dutyId(state.caseId, 'informPatient', admitted.number, 0);
  const from = opensAt(state);
  if (from === undefined && !state.duties[id] && !state.patientInformed) return [];
  return buildDuty(policy, {
    id,
    code: 'informPatient',
    bearer: atWard(state, 'dischargePlanner'),
    from: from ?? state.episodes.at(-1)?.judgedAt ?? admitted.at,
    ...atDischarge(state),
    metAt: state.patientInformed?.at,
    waivedBy: endOfAll(state) ?? (from === undefined ? lapse(state) : undefined),
    about: {},
  });
};

function opensAt(state: DischargeState): Instant | undefined {
  if (activeUnits(state).length === 0) return undefined;
  return standingEpisode(state)?.judgedAt ?? state.discharged?.at;
}

function lapse(state: DischargeState): 'judgement-corrected' | 'ready-revoked' {
  return activeUnits(state).length === 0 ? 'judgement-corrected' : 'ready-revoked';
}

function atDischarge(state: DischargeState): Pick<DutyFacts, 'due' | 'dueFrom'> {
  if (state.discharged) return { dueFrom: state.discharged.at };
  const shown = currentEstimate(state)?.estimatedDischargeAt;
  const due: Duty['due'] = shown === undefined ? undefined : { shown };
  return due ? { due } : { dueFrom: null };
}
