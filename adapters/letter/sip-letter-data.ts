import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { Directory } from '../directory/directory.ts';
import type { MeetingCopy } from '../../domain/disclosure/sip-copy.ts';
import type { Letter } from './letter.ts';
import { RELATED_ROLES } from './words.ts';

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
  /** Names of those close to the person, by their random ids: of those whom the copy names. */
  close?: ReadonlyMap<string, string>;
  /** The person is a child. */
  isChild: boolean;
}

/** As whom the letter speaks to its reader: of those close, guardians who decide for a child, and others, who may come and may not know why. */
export type Reader = 'person' | 'close' | 'related' | 'unit';

/** Who it is that is close, and what they are to the person. */
export function closeName(
  { close }: Pick<SipLetter, 'close'>,
  { id, role }: NonNullable<MeetingCopy['related']>[number],
): string {
  const name = close?.get(id);
  return name === undefined ? RELATED_ROLES[role] : `${name}, ${RELATED_ROLES[role]}`;
}

export type Body = Pick<Letter, 'kind' | 'title' | 'sections' | 'notes'>;
