import type { DischargeState } from '../discharge/state.ts';
import type { Duty } from '../process/duty.ts';
import type { Access } from './access.ts';
import type { DutyView, Viewer } from './case-view.ts';

/** For one who has not been told why, everything that ends a duty has one name. */
const SAME_FOR_ALL: readonly string[] = [
  'deceased',
  'admission-cancelled',
  'case-closed',
  'judgement-corrected',
  'handled-outside-hub',
];

/** The party's own duties; for an administrator the frame of all. */
export function dutiesSeen(state: DischargeState, duties: readonly Duty[], viewer: Viewer, access: Access): DutyView[] {
  return duties.flatMap((duty) => {
    if (access.as !== 'technical' && duty.bearer.party !== viewer.party) return [];
    return [dutyView(duty, state, access)];
  });
}

/** Reason of a waiver as the viewer may know it. */
export function waiverSeen(waivedBy: string, access: Access): string {
  return access.as !== 'ward' && SAME_FOR_ALL.includes(waivedBy) ? 'ended' : waivedBy;
}

function dutyView(duty: Duty, state: DischargeState, access: Access): DutyView {
  const { waivedBy, ...rest } = duty;
  const isMasked = access.as === 'technical' && access.isProtected;
  return {
    ...rest,
    ...(waivedBy === undefined ? {} : { waivedBy: waiverSeen(waivedBy, access) }),
    ...(isMasked ? { bearer: { party: '', unit: '', role: duty.bearer.role }, about: {} } : {}),
    version: state.duties[duty.id]?.changedNumber ?? 0,
  };
}
