import type { Role } from '../../../domain/process/command.ts';
import type { Worded } from '../../contracts/console.ts';
import { word, worded, type Words } from './word.ts';

export const ROLES: Words<Role> = {
  dischargePlanner: 'Utskrivningsplanerare',
  physician: 'Läkare',
  headOfOperations: 'Verksamhetschef',
  careContact: 'Fast vårdkontakt',
  municipalCoordinator: 'Samordnare i kommunen',
  outpatientCoordinator: 'Samordnare i öppenvården',
  schoolCoordinator: 'Samordnare i skolan',
  administrator: 'Administratör',
  system: 'System',
  hub: 'Samordna',
};

export function roleWord(role: string): Worded {
  return worded(ROLES, role);
}

/** The role within a sentence: `verksamhetschef`. */
export function roleInSentence(role: string): string {
  const text = word(ROLES, role);
  return role === 'hub' ? text : text.toLowerCase();
}
