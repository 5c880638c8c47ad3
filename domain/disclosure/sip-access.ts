import type { Instant } from '../calendar/instant.ts';
import type { Role } from '../process/command.ts';
import type { Delivery } from '../process/delivery.ts';
import type { Duty } from '../process/duty.ts';
import { THE_PERSON } from '../sip/matter.ts';
import { isKnownIn, unitsIn } from '../sip/queries.ts';
import type { SipState } from '../sip/state.ts';
import type { DeliveryView, FrameAccess, Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import type { Scope } from './sip-scope.ts';
import { standingMark } from '../process/mark.ts';

export interface SipAccess extends FrameAccess {
  /** As the party that carries it on, as another party of it, or only the technical frame. */
  as: 'coordinating' | 'party' | 'technical';
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
  at: Instant = state.lastRecordedAt,
): SipAccess | null {
  if (state.number === 0) return null;
  const isProtected = marks.protection !== 'none' || standingMark(state, 'protected') !== undefined;
  const isDeceased = marks.deceased || standingMark(state, 'deceased') !== undefined;
  const hasCareRole = viewer.roles.some((role) => role !== 'administrator' && role !== 'hub');
  const isNamed = !isProtected || viewer.roles.some((role) => protectedRoles.includes(role));
  const isCoordinating = viewer.party === state.coordinating?.party;
  const frame = { isProtected, isDeceased, knowsWhy: isCoordinating };
  if (hasCareRole && isNamed && isCoordinating) return { ...frame, as: 'coordinating' };
  if (hasCareRole && isNamed && isKnownIn(state, viewer.party, at)) return { ...frame, as: 'party' };
  return viewer.roles.includes('administrator') ? { ...frame, as: 'technical' } : null;
}

/** How a delivery looks to the viewer. What goes to a party that the sender may not know of goes by itself; a letter must be posted. */
export function sipDirection(
  state: SipState,
  delivery: Delivery,
  viewer: Viewer,
  { as }: SipAccess,
  scope: Scope,
): DeliveryView['direction'] | undefined {
  if (as === 'technical') return 'technical';
  const { channel, requestedBy, to, toldAt } = delivery;
  if (channel === 'process') return undefined;
  if (requestedBy === viewer.party) return channel === 'letter' || scope.mayKnowOf(to.party) ? 'sent' : undefined;
  const isMine = to.party === viewer.party && to.party !== THE_PERSON;
  return isMine && toldAt !== undefined && channel !== 'mail' ? 'received' : undefined;
}

/**
 * Duties without those about a unit that the viewer may not know of. Of a protected person an administrator has none: their times tell
 * when people meet.
 */
export function dutiesKnown(
  state: SipState,
  duties: readonly Duty[],
  viewer: Viewer,
  access: SipAccess,
  scope: Scope,
): Duty[] {
  if (access.as === 'technical') return access.isProtected ? [] : [...duties];
  return duties.filter(({ about }) => {
    const party = unitsIn(state).find(({ unit }) => unit === about.unit)?.party;
    const delivery = state.deliveries[about.item ?? ''];
    const isShown = delivery !== undefined && sipDirection(state, delivery, viewer, access, scope) !== undefined;
    return party === undefined || isShown || scope.mayKnowOf(party);
  });
}
