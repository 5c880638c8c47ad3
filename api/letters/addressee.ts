import type { Unit } from '../../adapters/directory/directory.ts';
import type { Letter } from '../../adapters/letter/letter.ts';
import { readPersons, type Person } from '../../adapters/store/persons.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { THE_PERSON } from '../../domain/sip/matter.ts';
import type { Deps } from '../deps.ts';
import { fullName } from '../person-name.ts';
import type { SeenCase } from '../seen-cases.ts';
import { letterStopped } from './stopped.ts';

type Addressee = NonNullable<Letter['addressee']>;

/**
 * Who the letter goes to, read at the moment of printing, with what nobody has given.
 * @throws letter-stopped when somebody close is protected or dead
 */
export async function addresseeOf(
  { db, ring, directory }: Pick<Deps, 'db' | 'ring' | 'directory'>,
  { person }: SeenCase,
  { to }: OutgoingMessage,
): Promise<Addressee> {
  if (to.party !== THE_PERSON) return unitsAddress(directory.unit(to.unit));
  if (to.unit === THE_PERSON) return personsAddress(person);
  const close = (await readPersons(db, ring, [to.unit])).get(to.unit) ?? null;
  if (close && close.marks.protection !== 'none') throw letterStopped('protected-identity');
  if (close?.marks.deceased) throw letterStopped('deceased');
  return personsAddress(close);
}

function personsAddress(person: Person | null): Addressee {
  const name = person ? fullName(person) : undefined;
  const { lines = [], postalCode, city } = person?.address ?? {};
  return complete({ name, lines, postalCode, city });
}

function unitsAddress(unit: Unit | undefined): Addressee {
  const { lines = [], postalCode, city } = unit?.address ?? {};
  return complete({ name: unit?.name, lines, postalCode, city });
}

interface Known {
  name: string | undefined;
  lines: readonly string[];
  postalCode: string | undefined;
  city: string | undefined;
}

function complete({ name = '', lines, postalCode = '', city = '' }: Known): Addressee {
  const missing = [
    ...(name === '' ? ['namn'] : []),
    ...(lines.length === 0 ? ['gatuadress'] : []),
    ...(postalCode === '' ? ['postnummer'] : []),
    ...(city === '' ? ['postort'] : []),
  ];
  return { name, lines, postalCode, city, ...(missing.length > 0 ? { missing: listed(missing) } : {}) };
}

/** `namn, postnummer och postort` */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} och ${last}`;
}
