import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { SipCopy } from '../../domain/disclosure/sip-copy.ts';
import { THE_PERSON } from '../../domain/sip/matter.ts';
import type { Letter } from './letter.ts';
import { endLetter, waitingLetter } from './end-letter.ts';
import { calledOffLetter, noticeLetter } from './notice-letter.ts';
import { planLetter } from './plan-letter.ts';
import type { Body, Names, Reader, SipLetter } from './sip-letter-data.ts';

/**
 * The letter of an item that the gate has let out: it says what the copy holds and nothing else. It cites no law, since a plan within
 * one municipality rests on none.
 * @throws when the message is none that goes by letter
 */
export function sipLetter(letter: SipLetter): Letter {
  const { message, addressee, date, names } = letter;
  const copy = message.facts.sip;
  if (!copy) throw new Error(`${message.message} is no letter`);
  return { ...bodyOf(letter, copy), addressee, date, sender: senderOf(message, copy, names) };
}

function bodyOf(letter: SipLetter, copy: SipCopy): Body {
  const reader = readerOf(letter.message, copy);
  switch (letter.message.message) {
    case 'sipNotice':
    case 'sipNoticeChanged':
      return noticeLetter(letter, copy, reader);
    case 'sipNoticeCancelled':
      return calledOffLetter(letter, copy, reader);
    case 'sipPlan':
      return planLetter(letter, copy, reader);
    case 'sipEnded':
      return endLetter(letter, copy, reader);
    case 'sipHandOver':
    case 'sipLeadAsked':
    case 'sipReply':
      return waitingLetter(reader);
    default:
      throw new Error(`${letter.message.message} is no letter`);
  }
}

function readerOf({ to }: OutgoingMessage, { meetings }: SipCopy): Reader {
  if (to.party !== THE_PERSON) return 'unit';
  if (to.unit === THE_PERSON) return 'person';
  return meetings.some(({ content }) => !content) ? 'related' : 'close';
}

/** Outside stands the body alone; inside, whom to contact: the lead coordinator, or who calls the meeting. */
function senderOf({ from }: OutgoingMessage, { lead, meetings }: SipCopy, names: Names): Letter['sender'] {
  const staff = lead?.coordinator ?? meetings.at(-1)?.convener;
  const place = names.unit(lead?.unit ?? from.unit)?.name ?? names.party(from.party)?.name;
  const name = staff === undefined ? undefined : names.member(staff)?.name;
  const contactName = [name, place].filter((part) => part !== undefined).join(', ');
  return {
    body: names.party(from.party)?.responsibleBody ?? '',
    ...(contactName === '' ? {} : { contactName }),
  };
}
