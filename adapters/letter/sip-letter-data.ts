import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { Directory } from '../directory/directory.ts';
import type { Letter } from './letter.ts';

/** Names of those that the copy names by HSA-id. */
export type Names = Pick<Directory, 'unit' | 'party' | 'member'>;

/** One letter's message, and the data that it does not hold. */
export interface SipLetter {
  message: OutgoingMessage;
  addressee: NonNullable<Letter['addressee']>;
  names: Names;
  /** Swedish day on which it is printed. */
  date: LocalDate;
  /** Who it is about, for a letter to somebody else. */
  about?: { name: string; number?: string };
  /** The person is a child. */
  isChild: boolean;
}

/** As whom the letter speaks to its reader. */
export type Reader = 'person' | 'close' | 'unit';

export type Body = Pick<Letter, 'kind' | 'title' | 'sections' | 'notes'>;
