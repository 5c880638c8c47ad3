import { dutyId, type Duty } from '../../process/duty.ts';
import type { Policy } from '../../policy/policy.ts';
import { lastHeld } from '../../sip/queries.ts';
import type { SipState, Written } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, lapse, type SipDutiesOf } from './build.ts';

/**
 * Upprätta SIP. Socialtjänstlagen (2025:400) 10 kap. 8 och 9 §§, hälso- och sjukvårdslagen (2017:30) 16 kap. 4 §, lag (2017:612) 4 kap. 2 §:
 * region and municipality together; the unit that carries the process on writes it down. Counted from the meeting; and, as the routine
 * has a plan revised while the need goes on (Länsgemensam rutin SIP, Uppföljning SIP), anew each time that it was decided to revise it.
 */
export const drawUpPlan: SipDutiesOf = (state, policy) => [...firstTime(state, policy), ...revised(state, policy)];

function firstTime(state: SipState, policy: Policy): Duty[] {
  const held = lastHeld(state)?.held;
  const first = state.meetings.find((meeting) => meeting.held)?.held;
  if (!held || !first) return [];
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'drawUpPlan', first.number, 0),
    code: 'drawUpPlan',
    bearer: carrier(state),
    from: first.at,
    metAt: state.plan.versions[0]?.at,
    waivedBy: endOfSip(state) ?? lapse(state),
    about: {},
  });
}

/** Until another version stands, or the next time that it was decided how to go on. */
function revised(state: SipState, policy: Policy): Duty[] {
  const decided = decisions(state);
  return decided.flatMap(({ at, number, revises }, place) => {
    if (!revises) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'drawUpPlan', number, 0),
      code: 'drawUpPlan',
      bearer: carrier(state),
      from: at,
      metAt: state.plan.versions.find((version) => version.number > number)?.at,
      waivedBy: endOfSip(state) ?? (place < decided.length - 1 ? 'superseded' : undefined),
      hinderedBy: state.paused ? 'at-the-persons-wish' : undefined,
      about: {},
    });
  });
}

function decisions({ followUps, discharges }: SipState): (Pick<Written, 'at' | 'number'> & { revises: boolean })[] {
  return [
    ...followUps.map(({ at, number, outcome }) => ({ at, number, revises: outcome === 'revise' })),
    ...discharges
      .flatMap(({ formerDecisions, decision }) => [...formerDecisions, ...(decision ? [decision] : [])])
      .map(({ at, number, choice }) => ({ at, number, revises: choice === 'revise' })),
  ].sort((a, b) => a.number - b.number);
}
