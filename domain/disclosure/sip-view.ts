import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Delivery } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';
import { sharedKinds } from '../sip/consent.ts';
import { isKnownIn, standingMark } from '../sip/queries.ts';
import { THE_PERSON } from '../sip/matters.ts';
import type { SipState, SipStatus } from '../sip/state.ts';
import type { FrameAccess, FrameView, Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import type { SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';
import { deliveriesSeen } from './view-deliveries.ts';
import { dutiesSeen } from './view-duties.ts';

/** What one viewer may be shown of a SIP. */
export interface SipView extends FrameView {
  kind: SipState['kind'];
  /** As the party that carries it on, as another party of it, or only the technical frame. */
  as: 'coordinating' | 'party' | 'technical';
  status: SipStatus;
  sip: SipCopy;
  /** How the process has gone so far, of what the viewer's party wrote; all of it for the one that carries it on. */
  course: SipCourse;
}

export interface SipCourse {
  needs: SipState['needs'];
  assessments: SipState['assessments'];
  offers: SipState['offers'];
  related: SipState['related'];
  consenter: SipState['consenter'];
  childHeard: SipState['childHeard'];
  handOver: SipState['handOver'];
  isChild: boolean;
  /** Changes that the person has not been asked about. */
  openChanges: number;
  /** Discharges at whose admission the plan stood, of which the viewer may know. */
  existing: { dischargeId: string; admittedAt: Instant; contactedAt?: Instant; choice?: string }[];
  endConfirmed: boolean;
  informedAtEnd: boolean;
  /** Why it ended, to the one that carries it on alone. */
  endedBecause?: string;
}

export interface SipAccess extends FrameAccess {
  as: SipView['as'];
  isDeceased: boolean;
}

/** Shown a protected person's case when no policy says otherwise. */
const PROTECTED_ROLES: readonly Role[] = ['dischargePlanner', 'headOfOperations'];

/** As what the viewer meets the SIP; null when it does not exist for them. */
export function sipAccess(
  state: SipState,
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles: readonly Role[] = PROTECTED_ROLES,
): SipAccess | null {
  if (state.number === 0) return null;
  const isProtected = marks.protection !== 'none' || standingMark(state, 'protected') !== undefined;
  const isDeceased = marks.deceased || standingMark(state, 'deceased') !== undefined;
  const hasCareRole = viewer.roles.some((role) => role !== 'administrator' && role !== 'hub');
  const isNamed = !isProtected || viewer.roles.some((role) => protectedRoles.includes(role));
  const isCoordinating = viewer.party === state.coordinating?.party;
  const frame = { isProtected, isDeceased, knowsWhy: isCoordinating };
  if (hasCareRole && isNamed && isCoordinating) return { ...frame, as: 'coordinating' };
  if (hasCareRole && isNamed && (isKnownIn(state, viewer.party) || isAsked(state, viewer.party)))
    return { ...frame, as: 'party' };
  return viewer.roles.includes('administrator') ? { ...frame, as: 'technical' } : null;
}

/** Asked to take over a request, and told of it by that. */
function isAsked(state: SipState, party: string): boolean {
  return state.handOver?.to.party === party;
}

/**
 * The gate for showing, the same for console, FHIR and search; null: the SIP does not exist for the viewer. Consent ends by the clock, so
 * it is asked with the time.
 */
export function viewSip(
  state: SipState,
  duties: readonly Duty[],
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles: readonly Role[] | undefined,
  at: Instant,
): SipView | null {
  const access = sipAccess(state, viewer, marks, protectedRoles);
  if (!access) return null;
  const isTechnical = access.as === 'technical';
  const sip = isTechnical ? emptyCopy(state) : copyFor(state, { party: viewer.party }, at);
  const seenDuties = dutiesSeen(state, duties, viewer, access);
  const deliveries = deliveriesSeen(state, (delivery) => sipDirection(delivery, viewer, access), access);
  const changed = access.as === 'coordinating' ? { ...state.changed } : changedFor(state, viewer.party);
  const numbers = [...seenDuties, ...deliveries].map(({ version }) => version);
  return {
    kind: state.kind,
    caseId: state.caseId,
    as: access.as,
    version: Math.max(0, ...numbers, ...numbersIn(sip), ...Object.values(changed)),
    personId: isTechnical ? null : state.personId,
    personItems: isTechnical ? [] : ['name', 'number'],
    marks: {
      deceased: access.as === 'party' ? false : access.isDeceased,
      protectedIdentity: access.isProtected,
    },
    status: statusSeen(state, viewer.party, access, at),
    duties: seenDuties,
    deliveries,
    deviations: access.as === 'coordinating' ? state.deviations.map(({ code, at: when }) => ({ code, at: when })) : [],
    changed,
    sip,
    course: courseFor(state, viewer.party, access, at),
  };
}

/** What the case amounts to for one who may not follow its course: no more than it has itself done or been told. */
function statusSeen(state: SipState, party: string, { as }: SipAccess, at: Instant): SipStatus {
  const { status } = state;
  if (as !== 'party' || status === 'ended' || status === 'complete' || status === 'wrongPerson') return status;
  if (sharedKinds(state, party, at).includes('coordination') || state.lead?.unit.party === party) return status;
  const isCalled = state.meetings.some(
    ({ held, cancelled, invitees }) => !held && !cancelled && invitees.some(({ unit }) => unit.party === party),
  );
  return isCalled ? 'called' : 'needSeen';
}

export function sipDirection(
  delivery: Delivery,
  viewer: Viewer,
  { as }: SipAccess,
): 'sent' | 'received' | 'technical' | undefined {
  if (as === 'technical') return 'technical';
  if (delivery.channel === 'process') return undefined;
  if (delivery.requestedBy === viewer.party) return 'sent';
  const isMine = delivery.to.party === viewer.party && delivery.to.party !== THE_PERSON;
  return isMine && delivery.toldAt !== undefined && delivery.channel !== 'mail' ? 'received' : undefined;
}

function courseFor(state: SipState, party: string, { as }: SipAccess, at: Instant): SipCourse {
  const isAll = as === 'coordinating';
  const own = <T extends { party: string }>(list: readonly T[]): T[] =>
    list.filter((one) => isAll || one.party === party);
  const isWriter = isAll || own(state.offers).length + own(state.grants).length > 0;
  const { consenter, childHeard, handOver, turns18On } = state;
  return {
    needs: own(state.needs),
    assessments: own(state.assessments),
    offers: own(state.offers),
    related: state.related.filter(({ named }) => isAll || named.party === party),
    consenter: consenter && (isAll || consenter.party === party) ? consenter : null,
    childHeard: childHeard && (isAll || childHeard.party === party) ? childHeard : null,
    handOver: handOver && (isAll || handOver.party === party || handOver.to.party === party) ? handOver : null,
    isChild: as !== 'technical' && isWriter && turns18On !== null && state.adultSince === null,
    openChanges: isAll ? state.changes.filter(({ answered }) => !answered).length : 0,
    existing: existingFor(state, party, isAll, at),
    endConfirmed: state.endConfirmed[party] !== undefined,
    informedAtEnd: isAll && state.informedAtEnd !== null,
    ...(isAll && state.ended ? { endedBecause: state.ended.because } : {}),
  };
}

/** The care contact's party knows of it within the plan's consent; the one that carries the plan on when the care contact has told it. */
function existingFor(state: SipState, party: string, isAll: boolean, at: Instant): SipCourse['existing'] {
  return state.discharges
    .filter(({ hadPlan, careContact, outpatient, contacted, over }) => {
      if (!hadPlan || over) return false;
      const isContacts =
        (careContact?.unit.party ?? outpatient?.party) === party && sharedKinds(state, party, at).length > 0;
      return isContacts || (isAll && contacted !== undefined);
    })
    .map(({ dischargeId, admittedAt, contacted, decision }) => ({
      dischargeId,
      admittedAt,
      ...(contacted ? { contactedAt: contacted.at } : {}),
      ...(decision ? { choice: decision.choice } : {}),
    }));
}

/** Numbers of what the party wrote itself, by thing. */
function changedFor(state: SipState, party: string): Record<string, number> {
  const last = (all: readonly { party: string; number: number }[]): number[] =>
    all
      .filter((one) => one.party === party)
      .map(({ number }) => number)
      .slice(-1);
  const things: Record<string, number[]> = {
    need: last([...state.needs, ...state.assessments]),
    offer: last(state.offers),
    meeting: last(state.meetings.flatMap((meeting) => [meeting, ...meeting.replies])),
  };
  return Object.fromEntries(
    Object.entries(things).flatMap(([thing, numbers]) => numbers.map((number) => [thing, number])),
  );
}

function numbersIn({ needs, goals, interventions, meetings, consents }: SipCopy): number[] {
  return [
    ...[...needs, ...goals, ...interventions, ...meetings].map(({ changedNumber }) => changedNumber),
    ...consents.map(({ number }) => number),
  ];
}

/** The technical frame: nothing of the person and nothing of the plan. */
function emptyCopy(state: SipState): SipCopy {
  return {
    kind: state.kind,
    caseId: state.caseId,
    status: state.ended || state.wrongPerson ? 'ended' : 'draft',
    openedAt: state.lastRecordedAt,
    needs: [],
    goals: [],
    interventions: [],
    team: [],
    contacts: [],
    meetings: [],
    followUps: [],
    consents: [],
  };
}
