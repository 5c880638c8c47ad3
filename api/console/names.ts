import type { Directory, Member } from '../../adapters/directory/directory.ts';
import { OUTPATIENT_NOT_KNOWN } from '../../domain/discharge/unit-ref.ts';
import type { Role } from '../../domain/process/command.ts';
import { IN_THE_HUB } from '../../domain/process/delivery.ts';
import type { Duty } from '../../domain/process/duty.ts';
import { THE_PERSON } from '../../domain/sip/matter.ts';
import { roleInSentence } from './words/roles.ts';

/** More than these are named by their role alone. */
const MOST_NAMES = 2;

export function unitName(directory: Directory, unit: string): string {
  if (unit === OUTPATIENT_NOT_KNOWN) return 'Öppenvårdsenhet som inte är känd';
  return directory.unit(unit)?.name ?? unit;
}

export function partyName(directory: Directory, party: string): string {
  if (party === IN_THE_HUB.party) return 'Samordna';
  return directory.party(party)?.name ?? party;
}

export function memberName(directory: Directory, hsaId: string): string {
  return directory.member(hsaId)?.name ?? hsaId;
}

/** Who is told: a unit, another process of the hub, the person, or somebody close to them. */
export function receiverName(
  directory: Directory,
  { party, unit }: { party: string; unit: string },
  close: ReadonlyMap<string, string>,
): string {
  if (party === IN_THE_HUB.party) return 'Samordna';
  if (party !== THE_PERSON) return unitName(directory, unit);
  return unit === THE_PERSON ? 'Personen själv' : (close.get(unit) ?? 'Någon närstående');
}

/** Who is to do it: the one who bears it by name, else the holders of the role while they are few, and their unit. */
export function bearerName(directory: Directory, bearer: Duty['bearer']): string {
  const { role, unit } = bearer;
  const people = bearers(directory, bearer);
  const names =
    people.length > 0 && people.length <= MOST_NAMES ? ` (${people.map(({ name }) => name).join(', ')})` : '';
  const text = roleInSentence(role);
  const who = `${text.charAt(0).toUpperCase()}${text.slice(1)}${names}`;
  return unit ? `${who}, ${unitName(directory, unit)}` : who;
}

/**
 * Who bears it by name, while the directory has them; else the holders of the role at the unit; where nobody holds it, the head of
 * operations; else nobody but an administrator.
 */
export function bearers(
  directory: Directory,
  { role, unit, person }: { role: Role; unit: string; person?: string },
): Member[] {
  const named = person === undefined ? undefined : directory.member(person);
  if (named) return [named];
  const holders = role === 'hub' ? [] : directory.holders(role, unit);
  return holders.length > 0 ? holders : directory.holders('headOfOperations', unit);
}
