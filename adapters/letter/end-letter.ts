import type { SipCopy } from '../../domain/disclosure/sip-copy.ts';
import { aboutSection } from './notice-letter.ts';
import type { Body, Reader, SipLetter } from './sip-letter-data.ts';
import { LETTER_TEXTS } from './texts.ts';

/** The same words whatever ended it. The person, and those close who are told, also hear where to turn. */
export function endLetter(letter: SipLetter, { whereToTurn }: SipCopy, reader: Reader): Body {
  return {
    kind: 'ended',
    title: 'Planen är avslutad',
    sections: [
      {
        heading: 'Planen är avslutad',
        paragraphs: [...LETTER_TEXTS.ended, ...(reader === 'unit' ? [] : LETTER_TEXTS.noMoreMeetings)],
      },
      ...aboutSection(letter),
      ...(reader === 'unit'
        ? []
        : [
            {
              heading: 'Hit kan du vända dig',
              paragraphs: [
                ...(whereToTurn === undefined ? [] : [whereToTurn]),
                ...(reader === 'person' ? LETTER_TEXTS.whereToTurn : []),
              ],
            },
          ].filter(({ paragraphs }) => paragraphs.length > 0)),
    ],
    notes: [],
  };
}

/** Asks to be contacted, and says nothing of anyone. */
export function waitingLetter(reader: Reader): Body {
  const paragraphs = reader === 'unit' ? LETTER_TEXTS.somethingWaitsForUnits : LETTER_TEXTS.somethingWaits;
  return {
    kind: 'somethingWaits',
    title: 'Kontakta oss',
    sections: [{ heading: 'Kontakta oss', paragraphs }],
    notes: [],
  };
}
