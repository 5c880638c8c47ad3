import { personIdentifierKind } from '../../../domain/identity/identifier-systems.ts';
import { findPersonId, personIdFor, readPerson, type Person } from '../../../adapters/store/persons.ts';
import type { Deps } from '../../deps.ts';

type Numbers = Person['identifiers'];

/**
 * The person whom these numbers mean. Two personnummer are never linked by a machine: numbers that already belong to someone with
 * another personnummer than the one sent are left aside, so that a changed identity begins anew.
 */
async function identify({ db, ring }: Pick<Deps, 'db' | 'ring'>, numbers: Numbers): Promise<string> {
  const personnummer = numbers.find(({ system }) => personIdentifierKind(system) === 'personnummer');
  if (!personnummer) return personIdFor(db, ring, numbers);
  const usable: Numbers = [personnummer];
  for (const number of numbers) {
    if (number === personnummer) continue;
    const holder = await findPersonId(db, ring, number);
    const stored = holder && (await readPerson(db, ring, holder));
    const other = stored
      ? stored.identifiers.find(({ system }) => personIdentifierKind(system) === 'personnummer')
      : undefined;
    if (!other || other.value === personnummer.value) usable.push(number);
  }
  return personIdFor(db, ring, usable);
}

/**
 * The person whom a client's own Patient means. One whom it so far knew by reserve numbers or a samordningsnummer alone may be given
 * a personnummer; one with a personnummer never gets another.
 */
export async function identifyAs(
  deps: Pick<Deps, 'db' | 'ring'>,
  target: string | undefined,
  numbers: Numbers,
): Promise<string> {
  const before = target === undefined ? null : await readPerson(deps.db, deps.ring, target);
  const isWithout = before?.identifiers.every(({ system }) => personIdentifierKind(system) !== 'personnummer');
  return identify(deps, before && isWithout ? mergedNumbers(before.identifiers, numbers) : numbers);
}

/** Numbers known before and numbers sent, each system once; what is sent stands first. */
export function mergedNumbers(stored: Numbers, sent: Numbers): Numbers {
  return [...sent, ...stored.filter(({ system }) => !sent.some((number) => number.system === system))];
}
