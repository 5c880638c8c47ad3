import type { LocalDate } from '../../domain/calendar/local-date.ts';

export type LetterKind = 'meetingNotice' | 'plan' | 'ended' | 'somethingWaits' | 'informationSheet' | 'consentForm';

/** A letter to be printed: what it says is decided before it comes here, and all of it is text. */
export interface Letter {
  kind: LetterKind;
  /** None of what is handed over. What nobody has given is an empty text, and in words in `missing`: shown on the screen, to be written by hand on the paper. */
  addressee?: { name: string; lines: readonly string[]; postalCode: string; city: string; missing?: string };
  sender: {
    /** The responsible body alone: no unit, whose name may tell what the care is about to whoever sees the envelope. */
    body: string;
    contactName?: string;
    contactPhone?: string;
  };
  date: LocalDate;
  title: string;
  /** Of a meeting notice, the first says when and where. */
  sections: readonly LetterSection[];
  /** Small print at the end, a paragraph each. */
  notes: readonly string[];
}

export interface LetterSection {
  heading: string;
  paragraphs?: readonly string[];
  list?: readonly string[];
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
  /** What each line to write on by hand is for. */
  blanks?: readonly string[];
}
