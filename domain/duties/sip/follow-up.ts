import type { Instant } from '../../calendar/instant.ts';
import { endOfDay } from '../../calendar/stockholm.ts';
import { dutyId } from '../../process/duty.ts';
import type { WaiverCode } from '../../sip/codes.ts';
import type { SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Följa upp SIP. Länsgemensam rutin SIP, Uppföljning SIP: always followed up, on the day that was agreed; the lead coordinator calls to
 * it. One duty for each day that has been set.
 */
export const followUp: SipDutiesOf = (state, policy) => {
  const drawnUp = state.plan.versions[0]?.at;
  if (drawnUp === undefined) return [];
  return state.plan.followUps.flatMap(({ on, number }, place) =>
    buildDuty(policy, {
      id: dutyId(state.caseId, 'followUp', number, 0),
      code: 'followUp',
      bearer: carrier(state),
      from: drawnUp,
      due: { shown: endOfDay(on), breachedAfter: endOfDay(on) },
      metAt: doneAt(state, place),
      waivedBy: endOfSip(state) ?? superseded(state, place),
      hinderedBy: state.paused ? 'at-the-persons-wish' : undefined,
      about: {},
    }),
  );
};

/** By the first follow-up after it was set and before another day was. */
function doneAt(state: SipState, place: number): Instant | undefined {
  const { followUps } = state.plan;
  const since = followUps[place]?.number ?? 0;
  const until = followUps[place + 1]?.number ?? Infinity;
  return state.followUps.find(({ number }) => number > since && number <= until)?.at;
}

function superseded(state: SipState, place: number): WaiverCode | undefined {
  return place < state.plan.followUps.length - 1 ? 'superseded' : undefined;
}
