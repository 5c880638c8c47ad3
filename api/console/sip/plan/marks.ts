import type { CopyItem, PlanDifference } from '../../../../domain/disclosure/sip-copy.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';

/** How an item differs from the latest version, else how that made it differ from the one before. */
export function itemMark(view: SipView, { id, changedNumber }: CopyItem<object>): string | undefined {
  const { inVersion, sinceVersion } = view.differences;
  const said = wordFor(sinceVersion, id);
  if (said) return markOf(view, said, true);
  // How it goes is told as it goes, and is in no version.
  if (view.sip.version && changedNumber > view.sip.version.number) return markOf(view, 'Uppdaterat', true);
  const was = wordFor(inVersion, id);
  return was && markOf(view, was, false);
}

/** The same for a part of the plan as a whole. */
export function partMark(view: SipView, part: PlanDifference['whole'][number], said: string): string | undefined {
  const { inVersion, sinceVersion } = view.differences;
  if (sinceVersion?.whole.includes(part)) return markOf(view, said, true);
  return inVersion?.whole.includes(part) ? markOf(view, said, false) : undefined;
}

export function markOf({ sip: { version } }: SipView, said: string, isSince: boolean): string {
  return `${said} ${isSince ? 'sedan' : 'i'} version ${version?.version ?? 1}`;
}

function wordFor(difference: PlanDifference | undefined, id: string): string | undefined {
  if (difference?.added.includes(id)) return 'Nytt';
  return difference?.changed.includes(id) ? 'Ändrat' : undefined;
}
