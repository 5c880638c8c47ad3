import type { Instant } from '../calendar/instant.ts';
import { isChild, isStanding, mayInvite, sharedKinds } from '../sip/consent.ts';
import type { SipState } from '../sip/state.ts';
import { toldVersion } from './sip-told.ts';

/**
 * Number of the latest change of what the party may fetch that no part's own number tells of: that it was told, that the plan as a
 * whole changed its state, or that a consent to it began or ended. One that has ended by the clock alone has no event yet: its number
 * is the next one.
 */
export function fetchableSince(state: SipState, party: string, at: Instant): number {
  const { deliveries, grants, turns18On, adultSince, ended, wrongPerson, changed, plan } = state;
  const told = Object.values(deliveries).filter(({ to, toldAt }) => to.party === party && toldAt !== undefined);
  const mine = grants.filter(({ to }) => to === party);
  const isPast = mine.some((grant) => !grant.ended && !isStanding(grant, at));
  const hasGrown = turns18On !== null && adultSince === null && !isChild(state, at);
  return Math.max(
    isPast || hasGrown ? state.number + 1 : 0,
    ...told.map(({ changedNumber }) => changedNumber),
    ...mine.flatMap((grant) => [grant.number, grant.ended?.number ?? 0]),
    ...[adultSince, ended, wrongPerson, plan.versions[0]].map((one) => one?.number ?? 0),
    changed['paused'] ?? 0,
    changed['coordinating'] ?? 0,
  );
}

/**
 * Number of the latest change of the plan as a whole: what the one that carries it on has written of it, what the party has taken out
 * itself, and what others have taken out of what it was told.
 */
export function wholeSince(state: SipState, party: string): number {
  const { plan, preparation, lead, formerLeads, coordinating, changed } = state;
  const told = toldVersion(state, party);
  const removed = [...plan.needs, ...plan.goals, ...plan.interventions].filter(
    (item) => item.removed && (item.party === party || told?.items[item.id] !== undefined),
  );
  const isLeads = [lead, ...formerLeads].some((one) => one?.unit.party === party);
  const own = coordinating?.party === party ? WHOLE.map((thing) => changed[thing] ?? 0) : [];
  return Math.max(
    told?.number ?? 0,
    ...removed.map((item) => item.removed?.number ?? 0),
    preparation?.party === party ? preparation.number : 0,
    ...(isLeads ? [lead?.number ?? 0, lead?.accepted?.number ?? 0] : []),
    ...own,
    firstWritten(state, party),
  );
}

/** Who may not know when the need was seen has the plan from the first time that it wrote something itself. */
function firstWritten({ needs, assessments, offers, grants, prepared, meetings }: SipState, party: string): number {
  const replies = meetings.flatMap((meeting) => meeting.replies);
  const own = [...needs, ...assessments, ...offers, ...grants, ...prepared, ...replies]
    .filter((one) => one.party === party)
    .sort((a, b) => a.at - b.at || a.number - b.number);
  return own[0]?.number ?? 0;
}

/** Number of the latest change of who of these parties takes part: by consent to that, or by what they have written. */
export function teamSince(state: SipState, parties: readonly string[], at: Instant): number {
  const numbers = [...new Set(parties)].flatMap((party) => {
    const grants = state.grants.filter(({ to }) => to === party);
    const isPast = grants.some((grant) => !grant.ended && !isStanding(grant, at));
    const isInvited = mayInvite(state, party, at) || sharedKinds(state, party, at).length > 0;
    const wrote = isInvited ? [] : state.plan.interventions.filter((one) => one.party === party);
    return [
      isPast ? state.number + 1 : 0,
      ...grants.flatMap(({ number, ended }) => [number, ended?.number ?? 0]),
      ...wrote.flatMap(({ number, removed }) => [number, removed?.number ?? 0]),
    ];
  });
  return Math.max(0, ...numbers);
}

/** Things that the one that carries the plan on writes itself. */
const WHOLE = ['planAsWhole', 'lead', 'coordinating', 'followUp', 'paused'] as const;
