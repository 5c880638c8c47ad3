import type { PlanDifference, SipCopy } from '../../domain/disclosure/sip-copy.ts';
import type { LetterSection } from './letter.ts';
import { LETTER_TEXTS } from './texts.ts';

const REMOVED: Readonly<Record<PlanDifference['removed'][number]['what'], string>> = {
  need: 'Behov',
  goal: 'Mål',
  intervention: 'Insats',
};

/** In a plan that its reader has had before: that there is something new in it, and what has been taken out. */
export function changesSection({ difference, waysOfWorking, endsOn }: SipCopy): LetterSection[] {
  if (!difference) return [];
  const { added, changed, removed, whole } = difference;
  if ([added, changed, removed, whole].every(({ length }) => length === 0)) return [];
  const list = [
    ...removed.map(({ what, text }) => `${REMOVED[what]}: ${text}`),
    ...(whole.includes('waysOfWorking') && waysOfWorking === undefined ? ['Hur vi arbetar tillsammans'] : []),
    ...(whole.includes('endsOn') && endsOn === undefined ? ['När planen beräknades vara slut'] : []),
  ];
  const gone = list.length === 0 ? [] : LETTER_TEXTS.takenOut;
  return [
    {
      heading: 'Ändringar i planen',
      paragraphs: [...LETTER_TEXTS.planIsChanged, ...gone],
      ...(list.length === 0 ? {} : { list }),
    },
  ];
}

/** What stands before an item that the reader has not seen so before. */
export function markOf({ difference }: SipCopy, id: string): string {
  if (difference?.added.includes(id)) return 'Nytt. ';
  return difference?.changed.includes(id) ? CHANGED : '';
}

/** The same for a part of the plan as a whole. */
export function partMarkOf({ difference }: SipCopy, part: PlanDifference['whole'][number]): string {
  return difference?.whole.includes(part) ? CHANGED : '';
}

const CHANGED = 'Ändrat. ';
