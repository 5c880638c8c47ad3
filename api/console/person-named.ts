import type { Member } from '../../adapters/directory/directory.ts';
import { dropPersonDraft } from '../../adapters/store/fhir-rows.ts';
import { personIdFor, readPerson, savePersonDraft } from '../../adapters/store/persons.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { localDateOf } from '../../domain/calendar/stockholm.ts';
import { identifierSystemOf } from '../../domain/identity/person-identifier.ts';
import { parsePersonalNumber } from '../../domain/identity/personnummer.ts';
import { turns18On } from '../../domain/identity/turns-18.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { seenCases, type SeenCase } from '../seen-cases.ts';
import type { Described, Home, SomebodyClose } from './forms/form.ts';
import type { ByNumber, OpenedFor, Opening } from './forms/opener.ts';

/**
 * Whom a case is to be about. What a form says of a person waits under the draft's id where the hub knows nothing of them; of one
 * whom it knows nothing is changed, and no draft waits under the id.
 * @param sending names the command, so that the same one again gets the same draft
 * @throws HttpError with the form's field for a number that is none
 */
export async function personNamed(
  deps: Deps,
  member: Member,
  person: Opening['person'],
  sending: string,
): Promise<OpenedFor> {
  if ('number' in person) return byNumber(deps, person, sending);
  const [from] = await seenCases(deps, member, [person.fromCaseId]);
  if (!from?.person) throw new HttpError('not-found', 'from');
  return { personId: from.person.id, turns18On: adultOn(from.person, deps.now()) };
}

/** What a form says of somebody close to the person waits for the command, under ids that tell nothing. */
export async function keepDescribed(
  { db, ring }: Pick<Deps, 'db' | 'ring'>,
  { relatedId, draftId }: Described,
  { name, isProtected, ...rest }: SomebodyClose,
): Promise<void> {
  const marks = { deceased: false, protection: isProtected ? ('other' as const) : ('none' as const) };
  await savePersonDraft(db, ring, draftId, relatedId, { ...rest, identifiers: [], name: { text: name }, marks });
}

/** @throws HttpError for a case whose person the sender may not know */
export async function keepHome(
  { db, ring }: Pick<Deps, 'db' | 'ring'>,
  seen: Pick<SeenCase, 'person'>,
  { draftId }: Described,
  home: Home,
): Promise<void> {
  if (!seen.person) throw new HttpError('not-found');
  const { id, version: _version, updatedAt: _updatedAt, ...known } = seen.person;
  await savePersonDraft(db, ring, draftId, id, { ...known, ...home });
}

/** Removes what a command that has been stored did not release, or one that was refused never will. */
export async function dropDraft({ db }: Pick<Deps, 'db'>, { draftId }: Pick<OpenedFor, 'draftId'>): Promise<void> {
  if (draftId !== undefined) await dropPersonDraft(db, draftId);
}

async function byNumber({ db, ring, now }: Deps, person: ByNumber, sending: string): Promise<OpenedFor> {
  const parsed = parsePersonalNumber(person.number.replaceAll(' ', ''));
  if (!parsed.ok) {
    throw new HttpError('unusable-answer', person.field, {
      problem: 'skriv personnumret eller samordningsnumret med tolv siffror, ÅÅÅÅMMDD-NNNN',
    });
  }
  const identifier = { system: identifierSystemOf(parsed.number), value: parsed.number.value };
  const personId = await personIdFor(db, ring, [identifier]);
  const draftId = `dr${ring.hash(`open|${sending}`).slice(0, 32)}`;
  const known = await readPerson(db, ring, personId);
  if (!known) {
    const marks = { deceased: false, protection: 'other' as const };
    await savePersonDraft(db, ring, draftId, personId, { marks, ...person.described, identifiers: [identifier] });
  }
  return { personId, draftId, turns18On: adultOn(known ?? { identifiers: [identifier] }, now()) };
}

/** @param now ms since 1970 */
function adultOn(person: Parameters<typeof turns18On>[0], now: number): LocalDate | null {
  return turns18On(person, localDateOf(now as Instant)) ?? null;
}
