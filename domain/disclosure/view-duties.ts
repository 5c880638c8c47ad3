import type { Duty } from '../process/duty.ts';
import type { CaseState } from '../process/state.ts';
import type { DutyView, FrameAccess, Viewer } from './frame-view.ts';

/** For one who has not been told why, everything that ends a duty has one name. */
const SAME_FOR_ALL: readonly string[] = [
  'deceased',
  'admission-cancelled',
  'case-closed',
  'judgement-corrected',
  'handled-outside-hub',
  'wrong-person',
  'sip-ended',
  'no-need',
  'consent-missing',
  'discharge-over',
  'mark-cleared',
];

/** The party's own duties; for an administrator the frame of all. */
export function dutiesSeen(state: CaseState, duties: readonly Duty[], viewer: Viewer, access: FrameAccess): DutyView[] {
  return duties.flatMap((duty) => {
    if (access.as !== 'technical' && duty.bearer.party !== viewer.party) return [];
    return [dutyView(duty, state, access)];
  });
}

/** Reason of a waiver as the viewer may know it. */
export function waiverSeen(waivedBy: string, { knowsWhy }: FrameAccess): string {
  return !knowsWhy && SAME_FOR_ALL.includes(waivedBy) ? 'ended' : waivedBy;
}

function dutyView(duty: Duty, state: CaseState, access: FrameAccess): DutyView {
  const { waivedBy, ...rest } = duty;
  const isMasked = access.as === 'technical' && access.isProtected;
  return {
    ...rest,
    ...(waivedBy === undefined ? {} : { waivedBy: waiverSeen(waivedBy, access) }),
    ...(isMasked ? { bearer: { party: '', unit: '', role: duty.bearer.role }, about: {} } : {}),
    version: state.duties[duty.id]?.changedNumber ?? 0,
  };
}
