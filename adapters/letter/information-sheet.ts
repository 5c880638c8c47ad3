import type { Letter } from './letter.ts';
import { LETTER_TEXTS } from './texts.ts';

/** Whom the sheet speaks to. */
export type SheetReader = 'adult' | 'child' | 'guardian';

export interface Sheet extends Pick<Letter, 'sender' | 'date'> {
  reader: SheetReader;
  kind: 'sip' | 'l-sip';
  /** Title and issuer of each source. */
  sources: readonly string[];
}

/** What a plan is, before anyone is asked about it. It tells of nobody. */
export function informationSheet({ reader, kind, sources, ...frame }: Sheet): Letter {
  return {
    ...frame,
    kind: 'informationSheet',
    title: kind === 'l-sip' ? 'Vad är en L-SIP?' : 'Vad är en SIP?',
    sections: sectionsFor(reader, kind),
    notes: [...(reader === 'adult' ? LETTER_TEXTS.noChangesNothingInCompulsoryCare : []), ...sourceNotes(sources)],
  };
}

export function sourceNotes(sources: readonly string[]): string[] {
  return sources.length === 0 ? [] : [`Källor: ${sources.join('; ')}.`];
}

function sectionsFor(reader: SheetReader, kind: Sheet['kind']): Letter['sections'] {
  switch (reader) {
    case 'child':
      return [
        { heading: 'Din plan', paragraphs: LETTER_TEXTS.whatIsSipForChildren },
        { heading: 'Du får säga vad du tycker', paragraphs: LETTER_TEXTS.youMaySayNoForChildren },
      ];
    case 'guardian':
      return [
        { heading: 'Barnets plan', paragraphs: LETTER_TEXTS.whatIsSipForGuardians },
        { heading: 'Du kan säga nej', paragraphs: LETTER_TEXTS.toGuardians.slice(1) },
        { heading: 'Ingen insats beslutas i planen', paragraphs: LETTER_TEXTS.planIsNoDecision.slice(0, 1) },
      ];
    case 'adult': {
      const isLocal = kind === 'l-sip';
      return [
        { heading: 'Din plan', paragraphs: isLocal ? LETTER_TEXTS.whatIsLsip : LETTER_TEXTS.whatIsSip },
        {
          heading: 'Det här kan du räkna med',
          list: isLocal ? LETTER_TEXTS.whatYouMayAskForLocally : LETTER_TEXTS.whatYouMayAskFor,
        },
        { heading: 'Ingen insats beslutas i planen', paragraphs: LETTER_TEXTS.planIsNoDecision },
        { heading: 'Du kan säga nej', paragraphs: LETTER_TEXTS.youMaySayNo },
      ];
    }
  }
}
