import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { localDate } from '../calendar/local-date.ts';
import { instantOf } from '../calendar/stockholm.ts';
import type { DischargeCommands, EncounterSnapshot } from '../discharge/commands.ts';
import { discharge } from '../discharge/process.ts';
import type { DischargeState } from '../discharge/state.ts';
import type { UnitRef } from '../discharge/unit-ref.ts';
import type { Policy } from '../policy/policy.ts';
import { PHYSICIAN, WARD, ward } from './people.ts';
import { Played } from './played.ts';
import { TEST_POLICY } from './policy.ts';

/** Tuesday 2026-03-10 09:00 in Sweden. */
export const MORNING = instantOf(localDate(2026, 3, 10), 9, 0);

/** A stay in a ward. */
export class PlayedCase extends Played<DischargeState, DischargeCommands> {
  constructor(at: Instant = MORNING, policy: Policy = TEST_POLICY, caseId = 'c1') {
    super(discharge, caseId, at, policy);
  }
}

/** A snapshot taken now, of a person admitted an hour ago unless said otherwise. */
export function snapshot(at: Instant, part: Partial<EncounterSnapshot> = {}): EncounterSnapshot {
  return {
    snapshotAt: at,
    sender: ward.system.hsaId,
    personId: 'p1',
    status: 'in-progress',
    encounterClass: 'IMP',
    admittedAt: (at - MS_PER_HOUR) as Instant,
    ward: WARD,
    marks: { deceased: false, protection: 'none' },
    ...part,
  };
}

export function judged(at: Instant, ...units: UnitRef[]): EncounterSnapshot['judgement'] & object {
  return { by: PHYSICIAN, at, units };
}

export function noHindrance(at: Instant): DischargeCommands['declareReady']['secrecy'] & object {
  return { outcome: 'no-hindrance', by: ward.planner.hsaId, at };
}

/** Admitted, judged for these units, told, with an estimate three days on. */
export function inPlanning(units: UnitRef[], at: Instant = MORNING, policy: Policy = TEST_POLICY): PlayedCase {
  const played = new PlayedCase(at, policy);
  const estimatedDischargeAt = (at + 72 * MS_PER_HOUR) as Instant;
  played.give('reportEncounter', snapshot(at, { judgement: judged(at, ...units), estimatedDischargeAt }), ward.system);
  return played.settle().later(1);
}

/** As `inPlanning`, then ready with nothing to hinder it, and told. */
export function ready(units: UnitRef[], at: Instant = MORNING, policy: Policy = TEST_POLICY): PlayedCase {
  const played = inPlanning(units, at, policy);
  played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) }, ward.physician);
  return played.settle().later(1);
}
