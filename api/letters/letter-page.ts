import { renderLetter } from '../../adapters/letter/render-letter.ts';
import { sipLetter } from '../../adapters/letter/sip-letter.ts';
import type { SipLetter } from '../../adapters/letter/sip-letter-data.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { localDateOf } from '../../domain/calendar/stockholm.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { composeSipLetter } from '../../domain/disclosure/sip-compose.ts';
import { isChild } from '../../domain/sip/consent.ts';
import { THE_PERSON } from '../../domain/sip/matter.ts';
import type { SipState } from '../../domain/sip/state.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { fullName } from '../person-name.ts';
import type { SeenCase } from '../seen-cases.ts';
import { addresseeOf } from './addressee.ts';
import { letterStopped } from './stopped.ts';

export interface LetterPage {
  html: string;
  /** Random ids of whom it tells of. */
  personIds: string[];
}

/**
 * A letter of the reader's own party, as the gate lets it out at that moment.
 * @throws not-found for anything else; letter-stopped
 */
export async function letterPage(
  deps: Pick<Deps, 'db' | 'ring' | 'directory'>,
  seen: SeenCase,
  item: string,
  at: Instant,
): Promise<LetterPage> {
  const shown = seen.view.deliveries.find((one) => one.item === item);
  if (shown?.channel !== 'letter' || shown.direction !== 'sent') throw new HttpError('not-found');
  const state = seen.state as SipState;
  const message = composeSipLetter(state, item, seen.marks, at);
  if ('stopped' in message) throw letterStopped(message.reason);
  const letter: SipLetter = {
    message,
    addressee: await addresseeOf(deps, seen, message),
    names: deps.directory,
    date: localDateOf(at),
    isChild: isChild(state, at),
    close: seen.close,
    ...aboutWhom(seen, message),
  };
  const close = message.to.party === THE_PERSON && message.to.unit !== THE_PERSON ? [message.to.unit] : [];
  const named = message.facts.sip?.meetings.flatMap(({ related = [] }) => related.map(({ id }) => id)) ?? [];
  return {
    html: renderLetter(sipLetter(letter)),
    personIds: [...(state.personId === null ? [] : [state.personId]), ...new Set([...close, ...named])],
  };
}

/** Named inside a letter to somebody else, so that they know whom it is about; one that says nothing of anyone names nobody. */
function aboutWhom({ person }: SeenCase, { to, personItems }: OutgoingMessage): Pick<SipLetter, 'about'> {
  const isPersons = to.party === THE_PERSON && to.unit === THE_PERSON;
  const name = person && personItems.includes('name') ? fullName(person) : undefined;
  if (isPersons || name === undefined) return {};
  const number = personItems.includes('number') ? person?.identifiers[0]?.value : undefined;
  return { about: { name, ...(number === undefined ? {} : { number }) } };
}
