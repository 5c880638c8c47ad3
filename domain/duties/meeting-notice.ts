import type { Instant } from '../calendar/instant.ts';
import type { WaiverCode } from '../discharge/codes.ts';
import { keyOf, toldAt } from '../discharge/matters.ts';
import { activeUnits, leadCareContact } from '../discharge/queries.ts';
import type { DischargeState, ReadyEpisode } from '../discharge/state.ts';
import { dutyId, type Duty } from '../process/duty.ts';
import { atWard, buildDuty, earliest, endOfAll, type DutiesOf } from './build.ts';

/**
 * Kallelse till samordnad individuell planering. Lag (2017:612), Riksdagen, 4 kap. 1 and 3 §§: the care contact in region-funded
 * outpatient care, no later than three days after the ready notice was given. Counted from the first unit that was given it;
 * each time the person is judged ready anew it is counted anew. Consent comes first (Länsgemensam rutin SIP, 2025-04-11). Stands until someone has said that not both sides are needed.
 */
export const meetingNotice: DutiesOf = (state, policy) =>
  state.episodes.flatMap((episode, place) => {
    const from = firstTold(state, episode);
    if (from === undefined) return [];
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'meetingNotice', episode.number, 0),
      code: 'meetingNotice',
      bearer: bearerOf(state),
      from,
      metAt: sentAt(state, place),
      waivedBy: endOfAll(state) ?? waivedBy(state, episode),
      hinderedBy: hindrance(state),
      about: { episode: episode.episode },
    });
  });

function firstTold(state: DischargeState, { episode }: ReadyEpisode): Instant | undefined {
  return earliest(state.units.map((_unit, index) => toldAt(state, keyOf('readyNotice', index, episode))));
}

/** A notice sent before the person was ready counts too, but not one from before an earlier episode ended. */
function sentAt(state: DischargeState, place: number): Instant | undefined {
  const after = state.episodes[place - 1]?.revoked?.number ?? 0;
  const until = state.episodes[place]?.revoked?.number ?? Infinity;
  return earliest(
    state.meetingNotices.filter((n) => n.counts && n.number > after && n.number < until).map((n) => n.sentAt),
  );
}

function waivedBy(state: DischargeState, episode: ReadyEpisode): WaiverCode | undefined {
  if (episode.revoked) return 'ready-revoked';
  if (activeUnits(state).length === 0) return 'judgement-corrected';
  if (state.compulsoryCare && !state.compulsoryCare.ended) return 'handled-outside-hub';
  return state.bothSides?.needed === false ? 'not-both-sides' : undefined;
}

/** The notice goes after consent: who has said no, or cannot decide yet, hinders it by their own choice, also while asked anew. */
function hindrance({ choice }: DischargeState): string | undefined {
  const isNo = choice?.choice === 'declined' || choice?.choice === 'undecided';
  return isNo || (choice?.choice === 'asked' && choice.afterNo) ? 'by-the-persons-choice' : undefined;
}

/** While no care contact is appointed, the head who is to appoint one; without an outpatient unit, the ward. */
function bearerOf(state: DischargeState): Duty['bearer'] {
  const lead = leadCareContact(state);
  const ofLead = lead && state.units[lead.index];
  if (ofLead && ofLead.party !== null && !ofLead.withdrawn) {
    return { party: ofLead.party, unit: ofLead.unit, role: 'careContact' };
  }
  const outpatient = activeUnits(state).find(
    ({ unit, index }) =>
      unit.side === 'region-outpatient' && toldAt(state, keyOf('admissionNotice', index)) !== undefined,
  )?.unit;
  return outpatient && outpatient.party !== null
    ? { party: outpatient.party, unit: outpatient.unit, role: 'headOfOperations' }
    : atWard(state, 'dischargePlanner');
}
