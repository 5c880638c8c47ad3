import type { Directory, Member } from '../../adapters/directory/directory.ts';
import { OUTPATIENT_NOT_KNOWN } from '../../domain/discharge/unit-ref.ts';
import type { Role } from '../../domain/process/command.ts';
import { roleInSentence } from './words/roles.ts';

/** More than these are named by their role alone. */
const MOST_NAMES = 2;

export function unitName(directory: Directory, unit: string): string {
  if (unit === OUTPATIENT_NOT_KNOWN) return 'Öppenvårdsenhet som inte är känd';
  return directory.unit(unit)?.name ?? unit;
}

export function partyName(directory: Directory, party: string): string {
  return directory.party(party)?.name ?? party;
}

export function memberName(directory: Directory, hsaId: string): string {
  return directory.member(hsaId)?.name ?? hsaId;
}

/** Who is to do it: the holders of the role by name while they are few, and their unit. */
export function bearerName(directory: Directory, { role, unit }: { role: Role; unit: string }): string {
  const people = bearers(directory, { role, unit });
  const names =
    people.length > 0 && people.length <= MOST_NAMES ? ` (${people.map(({ name }) => name).join(', ')})` : '';
  const text = roleInSentence(role);
  const who = `${text.charAt(0).toUpperCase()}${text.slice(1)}${names}`;
  return unit ? `${who}, ${unitName(directory, unit)}` : who;
}

/** Holders of the role at the unit; where nobody holds it, the head of operations; else nobody but an administrator. */
export function bearers(directory: Directory, { role, unit }: { role: Role; unit: string }): Member[] {
  const holders = role === 'hub' ? [] : directory.holders(role, unit);
  return holders.length > 0 ? holders : directory.holders('headOfOperations', unit);
}
