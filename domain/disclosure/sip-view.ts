import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Duty } from '../process/duty.ts';
import { mayInvite } from '../sip/consent.ts';
import { unitsIn, writers } from '../sip/queries.ts';
import type { SipState, SipStatus } from '../sip/state.ts';
import type { DeliveryView, FrameView, Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import { dutiesKnown, sipAccess, sipDirection, type SipAccess } from './sip-access.ts';
import { changedFor } from './sip-changed.ts';
import type { SipCopy } from './sip-copy.ts';
import { courseFor, numbersInCourse, type SipCourse } from './sip-course.ts';
import { copyFor } from './sip-cut.ts';
import { differencesFor, type Differences } from './sip-difference.ts';
import { numbersSeen } from './sip-numbers.ts';
import { isOver, maySeeMeeting, scopeFor, type Scope } from './sip-scope.ts';
import { deliveriesSeen } from './view-deliveries.ts';
import { dutiesSeen } from './view-duties.ts';

/** What one viewer may be shown of a SIP. */
export interface SipView extends FrameView {
  kind: SipState['kind'];
  as: SipAccess['as'];
  status: SipStatus;
  sip: SipCopy;
  course: SipCourse;
  differences: Differences;
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
  const access = sipAccess(state, viewer, marks, protectedRoles, at);
  if (!access) return null;
  const isTechnical = access.as === 'technical';
  const scope = scopeFor(state, { party: viewer.party }, at);
  const sip = isTechnical ? emptyCopy(state) : copyFor(state, { party: viewer.party }, at);
  const seenDuties = dutiesSeen(state, dutiesKnown(state, duties, viewer, access, scope), viewer, access);
  const directionOf = (delivery: SipState['deliveries'][string]) =>
    sipDirection(state, delivery, viewer, access, scope);
  const deliveries = deliveriesSeen(state, directionOf, access).map((one) => withoutWhy(one, state, access));
  const course = courseFor(state, viewer.party, access, scope, at);
  const deviations = access.as === 'coordinating' ? deviationsFor(state, scope) : [];
  return {
    kind: state.kind,
    caseId: state.caseId,
    as: access.as,
    version: Math.max(
      0,
      ...[...seenDuties, ...deliveries].map(({ version }) => version),
      ...(isTechnical ? [] : numbersSeen(state, sip, scope, access)),
      ...numbersInCourse(course),
      ...deviations.map(({ number }) => number),
    ),
    personId: isTechnical ? null : state.personId,
    personItems: mayKnowWho(state, viewer.party, access, scope, at) ? ['name', 'number'] : [],
    marks: {
      deceased: access.as === 'party' ? false : access.isDeceased,
      protectedIdentity: access.isProtected,
    },
    status: statusSeen(state, viewer.party, access, scope, at),
    duties: seenDuties,
    deliveries,
    deviations: deviations.map(({ code, at: when }) => ({ code, at: when })),
    changed: access.as === 'coordinating' ? changedFor(state, scope, sip) : {},
    sip,
    course,
    differences: isTechnical ? {} : differencesFor(state, scope, at),
  };
}

/** Who it is about, for one that has a part in it or has written in it. Who was only told, and may not know more, has the bare case. */
function mayKnowWho(state: SipState, party: string, { as }: SipAccess, scope: Scope, at: Instant): boolean {
  if (as !== 'party') return as === 'coordinating';
  if (state.wrongPerson) return false;
  if (writers(state).includes(party)) return true;
  return (
    !isOver(state) && (scope.kinds.length > 0 || mayInvite(state, party, at) || state.handOver?.to.party === party)
  );
}

/** What has stopped says no more of why, when the plan has ended, than its status does. */
function withoutWhy(delivery: DeliveryView, state: SipState, access: SipAccess): DeliveryView {
  const over = state.ended ?? state.wrongPerson;
  if (access.as !== 'party' || !over || delivery.status !== 'stopped') return delivery;
  const { lastFailure: _, ...seen } = delivery;
  return { ...seen, version: Math.max(seen.version, over.number) };
}

function deviationsFor(state: SipState, scope: Scope): SipState['deviations'] {
  return state.deviations.filter(({ unit }) => {
    const party = unitsIn(state).find((one) => one.unit === unit)?.party;
    return party === undefined || scope.mayKnowOf(party);
  });
}

/**
 * What the case amounts to for one who may not follow its course: no more than it has itself done or been told, and one word for every
 * end.
 */
function statusSeen(state: SipState, party: string, access: SipAccess, scope: Scope, at: Instant): SipStatus {
  const { status } = state;
  if (access.as === 'coordinating') return status;
  if (isOver(state)) return 'ended';
  if (access.as === 'technical') return access.isProtected ? 'needSeen' : status;
  if (scope.knows) return status;
  const isCalled = state.meetings.some(
    (meeting) =>
      !meeting.held &&
      !meeting.cancelled &&
      meeting.invitees.some(({ unit }) => unit.party === party) &&
      maySeeMeeting(state, meeting, scope, at),
  );
  return isCalled ? 'called' : 'needSeen';
}

/** The technical frame: nothing of the person and nothing of the plan. */
function emptyCopy(state: SipState): SipCopy {
  return {
    kind: state.kind,
    caseId: state.caseId,
    status: isOver(state) ? 'ended' : 'draft',
    openedAt: state.needs[0]?.at ?? state.lastRecordedAt,
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
