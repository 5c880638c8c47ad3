import type { Directory } from '../../../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { Fact, Worded } from '../../../contracts/console.ts';
import type { PlanView } from '../../../contracts/plan.ts';
import { consentsIn } from './consents.ts';
import { planContents } from './contents.ts';
import { meetingsIn } from './meetings.ts';
import { followUpsIn, wholePlan } from './whole.ts';

/** The plan as its reader may have it; null until something stands in it. */
export function planOf(directory: Directory, view: SipView, close: ReadonlyMap<string, string>): PlanView | null {
  if (view.as === 'technical') return null;
  const { sip } = view;
  const plan: PlanView = {
    standing: standing(view),
    ...(sip.version
      ? {
          version: {
            text: `Version ${sip.version.version}`,
            at: toIsoStockholm(sip.version.drawnUpAt),
            agreed: agreed(sip.version),
          },
        }
      : {}),
    words: ownWords(view),
    ...planContents(directory, view),
    whole: wholePlan(directory, view),
    meetings: meetingsIn(directory, view, close),
    followUps: followUpsIn(view),
    consents: consentsIn(directory, view, close),
  };
  const { words, needs, goals, others, removed, whole, meetings, followUps, consents } = plan;
  const isEmpty = [words, needs, goals, others, removed, whole, meetings, followUps, consents].every(
    ({ length }) => length === 0,
  );
  return isEmpty ? null : plan;
}

/** An adopted plan in which something has changed since is a draft of the next version. */
function standing({ sip }: SipView): Worded {
  switch (sip.status) {
    case 'ended':
      return { code: 'ended', text: 'Avslutad' };
    case 'on-hold':
      return { code: 'on-hold', text: 'Pausad' };
    case 'draft':
      return { code: 'draft', text: 'Utkast' };
    case 'active':
      return { code: 'active', text: 'Upprättad' };
  }
}

function agreed({ personAgrees, because }: NonNullable<SipView['sip']['version']>): string {
  if (personAgrees) return 'Personen håller med om det som står.';
  return because === undefined ? 'Personen håller inte med.' : `Personen håller inte med: ${because}`;
}

function ownWords({ sip: { preparation } }: SipView): Fact[] {
  if (!preparation) return [];
  const { matters, expectations, wantedResult, questions, takesPart, interpreter, aids, placeWish } = preparation;
  const known: [string, string | undefined][] = [
    ['Vad är viktigt för dig?', matters],
    ['Vad väntar du dig?', expectations],
    ['Vad vill du uppnå?', wantedResult],
    ['Frågor till mötet', questions.join('\n') || undefined],
    ['Så vill personen delta', takesPart],
    ['Tolk', interpreter],
    ['Hjälpmedel för att kommunicera', aids],
    ['Önskemål om plats', placeWish],
  ];
  return known.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]));
}
