import type { Instant } from '../calendar/instant.ts';
import { keyOf, toldAt } from '../discharge/matters.ts';
import { currentEstimate, standingEpisode } from '../discharge/queries.ts';
import type { DischargeState } from '../discharge/state.ts';
import { dutyId, type Duty } from '../process/duty.ts';
import { buildDuty, endOfAll, type DutiesOf } from './build.ts';

/**
 * Fast vårdkontakt. Lag (2017:612), Riksdagen, 2 kap. 5 §: the head of operations of each outpatient unit that has had the
 * admission notice appoints one before the person is discharged, or lets an earlier one go on.
 */
export const appointCareContact: DutiesOf = (state, policy) =>
  state.units.flatMap((unit, index) => {
    const from = toldAt(state, keyOf('admissionNotice', index));
    if (unit.side !== 'region-outpatient' || from === undefined || unit.party === null) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'appointCareContact', unit.number, 0),
      code: 'appointCareContact',
      bearer: { party: unit.party, unit: unit.unit, role: 'headOfOperations' },
      from,
      dueFrom: null,
      due: beforeDischarge(state),
      readyAt: standingEpisode(state)?.judgedAt,
      metAt: state.careContacts.find((contact) => contact.index === index)?.since,
      waivedBy: endOfAll(state) ?? unit.withdrawn?.because,
      about: { unit: unit.unit },
    });
  });

/** Shown by the estimate; breached only by the discharge itself. */
function beforeDischarge(state: DischargeState): Duty['due'] {
  const discharged = state.discharged?.at;
  const shown: Instant | undefined = discharged ?? currentEstimate(state)?.estimatedDischargeAt;
  if (shown === undefined) return undefined;
  return discharged === undefined ? { shown } : { shown, breachedAfter: discharged };
}
