import type { Instant } from '../calendar/instant.ts';
import { IN_THE_HUB } from '../process/delivery.ts';
import { perState } from '../process/per-state.ts';
import type { NeedFrom } from './commands.ts';
import { mayDrawUp, refusingGuardians, sharedKinds } from './consent.ts';
import type {
  Goal,
  HandOver,
  Intervention,
  Lead,
  LinkedDischarge,
  Meeting,
  Offer,
  PlanNeed,
  PlanVersion,
  SipState,
  SipStatus,
  Written,
} from './state.ts';
import type { SipUnit } from './units.ts';
import { standingMark } from '../process/mark.ts';

export function lastOffer(state: SipState): Offer | undefined {
  return state.offers.at(-1);
}

export function meetingOf(state: SipState, id: string): Meeting | undefined {
  return state.meetings.find(({ meeting }) => meeting === id);
}

/** The meeting that has been called and neither held nor cancelled. */
export function comingMeeting(state: SipState): Meeting | undefined {
  return state.meetings.find(({ held, cancelled }) => !held && !cancelled);
}

export function lastHeld(state: SipState): Meeting | undefined {
  return state.meetings.filter(({ held }) => held).at(-1);
}

/** The person does not want the unit there, by the latest preparation or by one that its writer could not see. */
export function isNotWanted({ preparation }: SipState, unit: string): boolean {
  const all = [...(preparation?.notWanted ?? []), ...(preparation?.stillNotWanted ?? [])];
  return all.some((other) => other.unit === unit);
}

export function lastVersion(state: SipState): PlanVersion | undefined {
  return state.plan.versions.at(-1);
}

export type PlanItem = PlanNeed | Goal | Intervention;

/** Everything in the plan that has not been taken out. */
export function standingItems({ plan }: SipState): PlanItem[] {
  return [...plan.needs, ...plan.goals, ...plan.interventions].filter(({ removed }) => !removed);
}

export function standingInterventions({ plan }: SipState): Intervention[] {
  return plan.interventions.filter(({ removed }) => !removed);
}

/** True when something stands in the plan that its latest version does not have, or has otherwise. */
export function isChangedSinceVersion(state: SipState): boolean {
  const version = lastVersion(state);
  if (!version) return standingItems(state).length > 0;
  const items = standingItems(state);
  return (
    items.length !== Object.keys(version.items).length ||
    items.some(({ id, contentNumber }) => version.items[id] !== contentNumber) ||
    (state.changed['planAsWhole'] ?? 0) !== version.asWhole
  );
}

/** Discharges that have not ended and in which interventions from both sides are needed. */
export function dischargesInNeed(state: SipState): LinkedDischarge[] {
  return state.discharges.filter(({ needsSip, over }) => needsSip?.said === true && !over);
}

/** Every unit that the SIP knows or has known of, the latest word of each. */
export const unitsIn = perState((state: SipState): SipUnit[] => {
  const named = [
    ...state.needs.map(({ unit }) => unit),
    ...(state.coordinating ? [state.coordinating] : []),
    ...handOversIn(state).map(({ to }) => to),
    ...state.discharges.flatMap(({ formerUnits, outpatient, careContact }) => [
      ...formerUnits,
      ...(outpatient ? [outpatient] : []),
      ...(careContact ? [careContact.unit] : []),
    ]),
    ...state.meetings.flatMap(({ invitees }) => invitees.map(({ unit }) => unit)),
    ...leadsIn(state).map(({ unit }) => unit),
  ];
  return [...new Map(named.map((unit) => [unit.unit, unit])).values()];
});

/** Everyone who has been asked to take over, the one that waits last. */
export function handOversIn({ formerHandOvers, handOver }: SipState): HandOver[] {
  return [...formerHandOvers, ...(handOver ? [handOver] : [])];
}

/** Everyone who has been appointed lead coordinator, the latest last. */
export function leadsIn({ formerLeads, lead }: SipState): Lead[] {
  return [...formerLeads, ...(lead ? [lead] : [])];
}

/** The lead coordinator: the last who has taken it. Who is asked to follow has not, until they say so. */
export function standingLead(state: SipState): Lead | undefined {
  return leadsIn(state).findLast(({ accepted }) => accepted);
}

/** The unit of a party that the SIP deals with. */
export function unitOfParty(state: SipState, party: string): SipUnit | undefined {
  return unitsIn(state).find((unit) => unit.party === party);
}

/** Parties that have written something in the case. */
export const writers = perState((state: SipState): string[] => [...firstWritten(state).keys()].sort());

/** Number of the event by which each party wrote for the first time. What is counted only grows, so that it stays. */
export const firstWritten = perState((state: SipState): ReadonlyMap<string, number> => {
  const accepted = [...handOversIn(state), ...leadsIn(state)].flatMap((one) => (one.accepted ? [one.accepted] : []));
  const wrote: Written[] = [
    ...state.needs,
    ...state.assessments,
    ...state.offers,
    ...state.grants,
    ...state.prepared,
    ...state.meetings.flatMap((meeting) => [meeting, ...meeting.replies]),
    ...state.plan.needs,
    ...state.plan.goals,
    ...state.plan.interventions,
    ...state.followUps,
    ...accepted,
  ];
  const first = new Map<string, number>();
  for (const { party, number } of wrote) {
    if (party !== IN_THE_HUB.party) first.set(party, Math.min(number, first.get(party) ?? Infinity));
  }
  return first;
});

/** Parties that have been told anything of it, by hand too; that something waits says nothing. */
export const toldParties = perState((state: SipState): string[] => {
  const told = Object.values(state.deliveries)
    .filter(({ channel, to }) => channel !== 'process' && channel !== 'mail' && to.party !== 'person')
    .filter(({ toldAt, about }) => toldAt !== undefined || (about !== undefined && Object.hasOwn(state.byHand, about)))
    .map(({ to }) => to.party);
  return [...new Set(told)].sort();
});

/** Parties that must document for themselves that the SIP has ended: those that took part. */
export function endingParties(state: SipState): string[] {
  const took = new Set([...writers(state), ...toldParties(state)]);
  return unitsIn(state)
    .filter(({ party, channel }) => took.has(party) && channel !== 'letter')
    .map(({ party }) => party)
    .filter((party, place, all) => all.indexOf(party) === place);
}

/** The status that the facts amount to; folded in after every event. */
export function statusOf(state: SipState): SipStatus {
  if (state.wrongPerson) return 'wrongPerson';
  if (state.ended) return isConfirmed(state) ? 'complete' : 'ended';
  if (state.needs.length === 0) return 'none';
  if (state.paused) return 'paused';
  if (state.plan.versions.length > 0) return 'drawnUp';
  if (state.meetings.some((meeting) => isMet(state, meeting))) return 'met';
  if (comingMeeting(state)) return 'called';
  if (mayDrawUp(state, state.lastRecordedAt)) return 'preparing';
  if (refusingGuardians(state, state.lastRecordedAt).length > 0) return 'declined';
  const offer = lastOffer(state);
  if (offer) {
    return offer.answer?.answer === 'no' ? 'declined' : offer.answer?.answer === 'not-now' ? 'undecided' : 'offered';
  }
  return isJudgedNeedless(state) ? 'noNeed' : 'needSeen';
}

/** One that was held though it had been called off takes nobody further than consent does. */
function isMet(state: SipState, { held, cancelled }: Meeting): boolean {
  return held !== undefined && (!cancelled || mayDrawUp(state, state.lastRecordedAt));
}

/** Nobody who may judge it sees a need, and everybody who has asked has had an answer. */
function isJudgedNeedless({ needs, assessments }: SipState): boolean {
  const isSeen = needs.some(({ from }) => isSeenByStaff(from));
  const asked = needs.at(-1)?.number ?? 0;
  const latest = new Map(assessments.map((one) => [one.party, one]));
  const answers = [...latest.values()];
  return !isSeen && answers.every(({ needed }) => !needed) && answers.some(({ number }) => number > asked);
}

/** Judged by staff, and so no request or flag that waits for that. */
export function isSeenByStaff(from: NeedFrom): boolean {
  return from === 'staff' || from === 'discharge';
}

/** Each party has confirmed, and the person has been told where to turn, unless they have died. */
function isConfirmed(state: SipState): boolean {
  const isTold = state.informedAtEnd !== null || standingMark(state, 'deceased') !== undefined;
  return isTold && endingParties(state).every((party) => state.endConfirmed[party] !== undefined);
}

/** True when nothing more is to be done or awaited. */
export function isSettled(state: SipState): boolean {
  const isOver = state.ended !== null || state.wrongPerson !== null || state.status === 'noNeed';
  return (
    isOver &&
    Object.values(state.duties).every((duty) => duty.status !== 'open') &&
    Object.values(state.deliveries).every(({ status }) => status !== 'waiting' && status !== 'trying')
  );
}

/** Region-funded outpatient party that is to contact the lead coordinator of a plan that stood at admission. */
export function contactingParty({ careContact, outpatient }: LinkedDischarge): string | undefined {
  return careContact?.unit.party ?? outpatient?.party;
}

/**
 * The party has a part in the SIP: it carries it on, has written in it or been told of it; it is the care contact's, who is to offer
 * and call at a discharge; or it is to contact the lead coordinator after an admission, and the plan's own consent covers it.
 */
export function isKnownIn(state: SipState, party: string, at: Instant = state.lastRecordedAt): boolean {
  return (
    state.coordinating?.party === party ||
    writers(state).includes(party) ||
    toldParties(state).includes(party) ||
    dischargesInNeed(state).some(({ hadPlan, careContact }) => !hadPlan && careContact?.unit.party === party) ||
    (sharedKinds(state, party, at).length > 0 &&
      state.discharges.some((one) => one.hadPlan && !one.over && contactingParty(one) === party))
  );
}
