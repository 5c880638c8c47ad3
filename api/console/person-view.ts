import type { Person } from '../../adapters/store/persons.ts';
import { personIdentifierKind, type PersonIdentifierKind } from '../../domain/identity/identifier-systems.ts';
import type { CaseLink, PersonView, Worded } from '../contracts/console.ts';
import { kindOf } from '../kinds/kinds.ts';
import { fullName } from '../person-name.ts';
import type { SeenCase } from '../seen-cases.ts';
import { MARKS, MARKS_SHORT } from './words/cases.ts';

const KINDS: Readonly<Record<PersonIdentifierKind, string>> = {
  personnummer: 'personnummer',
  samordningsnummer: 'samordningsnummer',
  reservnummer: 'reservnummer',
};

/** What a case is called where the person must not be named: in addresses, page titles and lists of protected persons. */
export function caseWord(id: string): string {
  return `Ärende ${id.slice(-6)}`;
}

/** What a case is called in a list. */
function caseLabel(seen: SeenCase): string {
  const { view, person } = seen;
  const isNamed = person !== null && view.personItems.includes('name') && !view.marks.protectedIdentity;
  return (isNamed ? fullName(person) : undefined) ?? caseWord(seen.id);
}

/** A link to the case, as a list has it. */
export function caseLink(seen: SeenCase): CaseLink {
  return { id: seen.id, label: caseLabel(seen), kind: kindWord(seen.kind) };
}

export function kindWord(kind: string): Worded {
  return { code: kind, text: kindOf(kind).name };
}

/** Marks in a list. */
export function marksOf(seen: SeenCase): Worded[] {
  return marks(seen, MARKS_SHORT);
}

/** The person on the case's own page. The address of a protected person is in the ward's own record, never here. */
export function personView(seen: SeenCase): PersonView {
  const { view, person } = seen;
  const may = (item: 'name' | 'number' | 'address'): boolean => view.personItems.includes(item);
  const name = person && may('name') ? fullName(person) : undefined;
  const number = person && may('number') ? numberOf(person) : undefined;
  const address = person && may('address') && !view.marks.protectedIdentity ? addressOf(person) : undefined;
  return {
    label: name ?? caseWord(seen.id),
    ...(name ? { name } : {}),
    ...(number ? { number } : {}),
    ...(address ? { address } : {}),
    marks: marks(seen, MARKS),
  };
}

function marks({ view }: SeenCase, words: typeof MARKS): Worded[] {
  return [
    ...(view.marks.deceased ? [{ code: 'deceased', text: words.deceased }] : []),
    ...(view.marks.protectedIdentity ? [{ code: 'protected', text: words.protected }] : []),
  ];
}

function numberOf({ identifiers }: Person): string | undefined {
  const first = identifiers[0];
  const kind = first && personIdentifierKind(first.system);
  return first && kind ? `${first.value} (${KINDS[kind]})` : undefined;
}

function addressOf({ address }: Person): string | undefined {
  if (!address) return undefined;
  const place = [address.postalCode, address.city].filter(Boolean).join(' ');
  return [...address.lines, ...(place ? [place] : [])].join(', ');
}
