import type { Instant } from '../calendar/instant.ts';
import { mayInvite, sharedKinds } from '../sip/consent.ts';
import { wordsOf } from '../sip/told.ts';
import { unitsIn } from '../sip/queries.ts';
import type { Meeting, PlanVersion, SipState } from '../sip/state.ts';
import type { MeetingCopy, SipCopy, TeamMember } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';

/**
 * What a party may fetch of a SIP, which is less than what it may be sent or shown at work on it: what it wrote itself, and of what
 * others wrote no more than a copy that it has been told, in the words of that copy, while consent to it stands now. Lag (2022:913) om
 * sammanhållen vård- och omsorgsdokumentation lets nobody make more than that available.
 */

/** The latest version of the plan that the party has been told, or has itself drawn up. */
export function toldVersion(state: SipState, party: string): PlanVersion | undefined {
  return state.plan.versions.findLast(
    (version) => version.party === party || isTold(state, party, 'sipPlan', (words) => isPlan(words, version)),
  );
}

/**
 * True when there is a plan for the party to fetch: it carries it on, has written in it, or has been told of it or called to a meeting
 * for it, and consent to that stands.
 */
export function isFetchable(state: SipState, party: string, at: Instant): boolean {
  const { coordinating, plan, meetings, ended, wrongPerson } = state;
  const written = [...plan.needs, ...plan.goals, ...plan.interventions].some(
    (one) => one.party === party && !one.removed,
  );
  if (coordinating?.party === party || written || meetings.some((one) => one.party === party)) return true;
  if (ended || wrongPerson) return false;
  return (
    (toldVersion(state, party) !== undefined && sharedKinds(state, party, at).length > 0) ||
    (mayInvite(state, party, at) && meetings.some((meeting) => isCalled(state, meeting, party)))
  );
}

/** @param told the state as it was at the told version; nothing when there is none */
export function fetchableCopy(now: SipState, told: SipState | undefined, party: string, at: Instant): SipCopy {
  const mine = copyFor(now, { party }, at);
  const copy = told && copyFor(withConsentOf(now, told), { party }, at);
  const meetings = mine.meetings.flatMap((meeting) => fetchableMeeting(now, meeting, copy, party, at));
  const isCoordinating = now.coordinating?.party === party;
  const { preparation, lead, coordinating, ...rest } = mine;
  const goals = itemsOf(mine.goals, copy?.goals, party);
  const interventions = itemsOf(mine.interventions, copy?.interventions, party);
  return {
    ...(isCoordinating ? rest : asWhole(rest, copy)),
    status: mine.status === 'ended' || isCoordinating ? mine.status : (copy?.status ?? 'draft'),
    ...optional('coordinating', isCoordinating || meetings.length > 0 ? coordinating : copy?.coordinating),
    ...optional('lead', isCoordinating || lead?.party === party ? lead : copy?.lead),
    ...optional('preparation', now.preparation?.party === party ? preparation : copy?.preparation),
    needs: itemsOf(mine.needs, copy?.needs, party),
    goals: goals.map((goal) => withKnown('parent', goal, goals)),
    interventions: interventions.map((one) => withKnownOrder(withKnown('goal', one, goals), interventions)),
    team: mine.team.flatMap((member) =>
      member.party === party || (isCoordinating && member.role === 'lead')
        ? member
        : memberFor(member, copy, meetings, now),
    ),
    meetings,
    consents: mine.consents.filter((consent) => {
      const { takenByParty, number, object, to } = consent;
      if (takenByParty === party || to !== party) return takenByParty === party;
      const wasTold = copy?.consents.some((other) => other.number === number && other.object === object) === true;
      return wasTold || (object === 'invite' && meetings.length > 0);
    }),
  };
}

/** What is of the plan as a whole is written by the party that carries it on. */
function asWhole<T extends Partial<SipCopy>>(mine: T, copy: SipCopy | undefined): T {
  const { version, replaces, overallResponsibleParty, waysOfWorking, followUp, endsOn } = copy ?? {};
  const {
    version: _version,
    replaces: _replaces,
    overallResponsibleParty: _responsible,
    waysOfWorking: _ways,
    followUp: _followUp,
    endsOn: _endsOn,
    ...rest
  } = mine;
  return {
    ...rest,
    ...optional('version', version),
    ...optional('replaces', replaces),
    ...optional('overallResponsibleParty', overallResponsibleParty),
    ...optional('waysOfWorking', waysOfWorking),
    ...optional('followUp', followUp),
    ...optional('endsOn', endsOn),
    contacts: copy?.contacts ?? [],
    followUps: copy?.followUps ?? [],
  } as T;
}

/** The party's own as they are, the others' as they were told; what has been taken out since is in neither. */
function itemsOf<T extends { id: string; party: string }>(
  mine: readonly T[],
  told: readonly T[] | undefined,
  party: string,
): T[] {
  return mine.flatMap((item) => (item.party === party ? item : (told?.find(({ id }) => id === item.id) ?? [])));
}

/** What the party wrote may name what it may no longer fetch. */
function withKnown<K extends string, T extends { [P in K]?: string }>(
  field: K,
  item: T,
  known: readonly { id: string }[],
): T {
  if (item[field] === undefined || known.some(({ id }) => id === item[field])) return item;
  const { [field]: _unknown, ...rest } = item;
  return rest as unknown as T;
}

function withKnownOrder<T extends { after?: string[] }>(item: T, known: readonly { id: string }[]): T {
  const { after, ...rest } = item;
  const before = after?.filter((other) => known.some(({ id }) => id === other)) ?? [];
  return { ...rest, ...(before.length > 0 ? { after: before } : {}) } as T;
}

/**
 * As the plan told of it; else as one of those who were called, since then and no later. Who comes from another is known by its answer
 * alone.
 */
function memberFor(
  { unit, party, side }: TeamMember,
  copy: SipCopy | undefined,
  meetings: readonly MeetingCopy[],
  state: SipState,
): TeamMember[] {
  const told = copy?.team.find((one) => one.unit === unit);
  if (told) return [told];
  const calls = meetings.flatMap(({ meeting, invitees }) =>
    invitees.flatMap((invitee) => (invitee.unit === unit ? { meeting, ...invitee } : [])),
  );
  const since = state.meetings.find(({ meeting }) => meeting === calls[0]?.meeting)?.at;
  if (since === undefined) return [];
  const who = calls.findLast((call) => call.who !== undefined)?.who;
  return [{ unit, party, side, role: 'party', since, ...optional('staff', who) }];
}

/** Of a meeting that another party called, when and where it is; what others answered and what was said there, as the plan told it. */
function fetchableMeeting(
  state: SipState,
  meeting: MeetingCopy,
  copy: SipCopy | undefined,
  party: string,
  at: Instant,
): MeetingCopy[] {
  if (meeting.convenerParty === party) return [meeting];
  const isOver = state.ended !== null || state.wrongPerson !== null;
  const mayKnow = !isOver && sharedKinds(state, party, at).includes('coordination');
  const told = mayKnow ? copy?.meetings.find((one) => one.meeting === meeting.meeting) : undefined;
  if (!told && (isOver || !mayInvite(state, party, at) || !isCalled(state, meeting, party))) return [];
  const { held: _held, moved: _moved, related: _related, ...rest } = meeting;
  return [
    {
      ...rest,
      changedNumber: numberOf(state, meeting, party),
      ...optional('held', told?.held),
      ...optional('moved', told?.moved),
      ...optional('related', told?.related),
      invitees: meeting.invitees.map((invitee) => {
        if (invitee.party === party) return invitee;
        const { unit, attendance, knowsPerson } = invitee;
        return (
          told?.invitees.find((one) => one.unit === unit) ?? { unit, party: invitee.party, attendance, knowsPerson }
        );
      }),
    },
  ];
}

/** What others answered is no change of what the party may fetch, until it is told. */
function numberOf(state: SipState, { meeting, changedNumber }: MeetingCopy, party: string): number {
  const found = state.meetings.find((one) => one.meeting === meeting);
  if (!found) return changedNumber;
  const { moves, held, cancelled, replies } = found;
  const own = replies.filter((reply) => reply.party === party);
  const changes = [found, ...moves, ...own, ...(held ? [held] : []), ...(cancelled ? [cancelled] : [])];
  return Math.max(...changes.map(({ number }) => number));
}

/** Told by a delivery or, where it could not go by itself, by hand. */
function isTold(
  state: SipState,
  party: string,
  message: string | undefined,
  isAbout: (words: readonly string[]) => boolean,
): boolean {
  const units = unitsIn(state).flatMap((unit) => (unit.party === party ? unit.unit : []));
  return (
    Object.values(state.deliveries).some(
      (one) =>
        one.to.party === party &&
        one.toldAt !== undefined &&
        one.channel !== 'mail' &&
        (message === undefined || one.message === message) &&
        isAbout(wordsOf(one.about)),
    ) ||
    Object.keys(state.byHand).some((key) => {
      const words = wordsOf(key);
      return isAbout(words) && units.some((unit) => words.includes(unit));
    })
  );
}

function isPlan([what, number]: readonly string[], { version }: PlanVersion): boolean {
  return (what === 'plan' || what === 'ehr') && Number(number) === version;
}

function isCalled(state: SipState, { meeting }: Pick<Meeting, 'meeting'>, party: string): boolean {
  return isTold(state, party, undefined, ([what, id]) => what === 'notice' && id === meeting);
}

/** Whether something may still be told is asked of now, whatever held when it was. */
function withConsentOf(now: SipState, told: SipState): SipState {
  const { grants, related, consenter, childHeard, adultSince, turns18On, ended, wrongPerson, paused, deliveries } = now;
  return {
    ...told,
    grants,
    related,
    consenter,
    childHeard,
    adultSince,
    turns18On,
    ended,
    wrongPerson,
    paused,
    deliveries,
  };
}

function optional<N extends string, T>(name: N, value: T | undefined): { [K in N]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [K in N]?: T };
}
