import { setMark } from '../../process/mark.ts';
import type { Policy } from '../../policy/policy.ts';
import { refuse } from '../codes.ts';
import type { EncounterSnapshot } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { keyOf, mayHaveReached } from '../matters.ts';
import { activeUnits } from '../queries.ts';
import type { Rule } from '../rule.ts';
import { estimate } from './change-estimate.ts';
import { discharge } from './discharge.ts';
import { addOutpatientCare, judge, nameOutpatientUnit } from './judge-need.ts';
import { readyFromSnapshot } from './ready.ts';

/**
 * A record system says how the stay looks at one moment. What has happened is read from the difference to what is known; a
 * snapshot no newer than the last one changes nothing.
 */
export const reportEncounter: Rule<'reportEncounter'> = (draft, data, policy) => {
  const { state } = draft;
  if (data.status === 'finished' && data.dischargedAt === undefined) {
    return refuse('discharge-time-missing', 'dischargedAt');
  }
  if (data.ready?.revokedAt !== undefined && data.ready.revokedAt < data.ready.judgedAt) {
    return refuse('time-before-judgement', 'ready.revokedAt');
  }
  if (state.personId !== null && state.personId !== data.personId) return refuse('other-person', 'personId');
  if (state.snapshotAt !== null && data.snapshotAt <= state.snapshotAt) return undefined;

  const { snapshotAt, sender, status, encounterClass } = data;
  draft.add('encounterReported', { snapshotAt, sender, status, encounterClass }, snapshotAt);
  if (data.draftId !== undefined) {
    draft.add('personUpdated', { personId: data.personId, draftId: data.draftId }, snapshotAt);
  }
  admission(draft, data);
  marks(draft, data);
  if (status === 'cancelled' || status === 'entered-in-error') {
    cancel(draft, data);
    return undefined;
  }
  if (draft.state.cancelled) draft.add('admissionReinstated', {}, snapshotAt);
  care(draft, data);
  presence(draft, data, policy);
  return undefined;
};

function admission(draft: Draft, data: EncounterSnapshot): void {
  const { admitted, ward } = draft.state;
  if (!admitted || !ward) {
    const { personId, turns18On } = data;
    draft.add('admitted', { personId, ward: data.ward, ...(turns18On ? { turns18On } : {}) }, data.admittedAt);
    return;
  }
  if (ward.unit !== data.ward.unit || ward.party !== data.ward.party) {
    draft.add('wardChanged', { ward: data.ward }, data.snapshotAt);
  }
  if (admitted.at !== data.admittedAt) {
    draft.add('admissionTimeCorrected', { admittedAt: data.admittedAt }, data.snapshotAt);
  }
}

/** Marks come before everything else, so that nothing is asked for that must not go. A snapshot never clears one. */
function marks(draft: Draft, { marks: { deceased, protection }, snapshotAt }: EncounterSnapshot): void {
  if (deceased) setMark(draft, 'deceased', snapshotAt);
  if (protection !== 'none') setMark(draft, 'protected', snapshotAt);
}

function cancel(draft: Draft, { status, snapshotAt }: EncounterSnapshot): void {
  if (draft.state.cancelled) return;
  const tell = activeUnits(draft.state)
    .map(({ index }) => index)
    .filter((index) => mayHaveReached(draft.state, keyOf('admissionNotice', index)));
  draft.stop('admission-cancelled', ({ channel }) => channel !== 'process');
  draft.add('admissionCancelled', { enteredInError: status === 'entered-in-error', tell }, snapshotAt);
}

/** The estimate comes first: a unit that is judged in the same snapshot is told it by its notice. */
function care(draft: Draft, data: EncounterSnapshot): void {
  if (data.outpatientUnit) nameOutpatientUnit(draft, data.outpatientUnit);
  if (data.estimatedDischargeAt !== undefined) estimate(draft, data.estimatedDischargeAt, data.snapshotAt);
  if (data.judgement) judge(draft, data.judgement);
  else addOutpatientCare(draft);
  if (data.ready) readyFromSnapshot(draft, data.ready);
}

/** In the ward, on leave, or gone home. */
function presence(draft: Draft, data: EncounterSnapshot, policy: Policy): void {
  const { state } = draft;
  if (data.status === 'finished' && data.dischargedAt !== undefined) {
    if (!state.discharged) discharge(draft, policy, data.dischargedAt, { from: 'snapshot' });
    else if (state.discharged.at !== data.dischargedAt) {
      draft.add('dischargeTimeCorrected', { dischargedAt: data.dischargedAt }, data.snapshotAt);
    }
    return;
  }
  if (state.discharged) notDischarged(draft, data);
  if (data.status === 'onleave' && !state.leaveSince) draft.add('leaveBegan', {}, data.snapshotAt);
  if (data.status === 'in-progress' && state.leaveSince) draft.add('leaveEnded', {}, data.snapshotAt);
}

/** A discharge that the system reported is taken back by it; one that staff reported stands, until the system has it too. */
function notDischarged(draft: Draft, { snapshotAt }: EncounterSnapshot): void {
  const { discharged, deviations } = draft.state;
  if (!discharged) return;
  if (discharged.from === 'snapshot') {
    draft.add('dischargeWithdrawn', {}, snapshotAt);
    return;
  }
  const isNoted = deviations.some((d) => d.code === 'encounter-still-in-progress' && d.number > discharged.number);
  if (!isNoted) draft.deviate('encounter-still-in-progress', snapshotAt);
}
