import { activeUnits } from '../discharge/queries.ts';
import type { DischargeState } from '../discharge/state.ts';
import type { Role } from '../process/command.ts';
import type { DischargeView } from './discharge-view.ts';
import type { FrameAccess, Viewer } from './frame-view.ts';
import type { PersonMarks } from './message.ts';
import { hasNotice, reachedIndexes } from './reached.ts';
import { standingMark } from '../process/mark.ts';

/** Shown a protected person's case when no policy says otherwise. */
const PROTECTED_ROLES: readonly Role[] = ['dischargePlanner', 'headOfOperations'];

export interface Access extends FrameAccess {
  as: DischargeView['as'];
  /** Places of the viewer's own units that have been told or have written something. */
  own: number[];
  isDeceased: boolean;
}

/**
 * As what the viewer meets the case; null when it does not exist for them. A protected person's case is shown to holders of named
 * roles only, and to the ward's own record system, which it came from.
 */
export function accessOf(
  state: DischargeState,
  viewer: Viewer,
  marks: PersonMarks,
  protectedRoles: readonly Role[] = PROTECTED_ROLES,
): Access | null {
  if (!state.ward) return null;
  const isProtected = marks.protection !== 'none' || standingMark(state, 'protected') !== undefined;
  const isDeceased = marks.deceased || standingMark(state, 'deceased') !== undefined;
  const hasCareRole = viewer.roles.some((role) => role !== 'administrator' && role !== 'hub');
  const isWard = viewer.party === state.ward.party;
  const own = ownIndexes(state, viewer.party);
  const isNamed = !isProtected || viewer.roles.some((role) => protectedRoles.includes(role));
  const isSource = isWard && viewer.roles.includes('system');
  const known = { isProtected, isDeceased, knowsWhy: false };
  if (hasCareRole && isWard && (isNamed || isSource)) return { ...known, as: 'ward', own, knowsWhy: true };
  if (hasCareRole && !isWard && own.length > 0 && isNamed) return { ...known, as: 'unit', own };
  return viewer.roles.includes('administrator') ? { ...known, as: 'technical', own: [] } : null;
}

function ownIndexes(state: DischargeState, party: string): number[] {
  const reached = reachedIndexes(state);
  const active = activeUnits(state).map(({ index }) => index);
  return state.units.flatMap((unit, index) => {
    const wrote = state.planningBegun[index] !== undefined || state.careContacts.some((c) => c.index === index);
    const isHeard = reached.includes(index) || (active.includes(index) && (wrote || hasNotice(state, index)));
    return unit.party === party && isHeard ? [index] : [];
  });
}
