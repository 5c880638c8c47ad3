import { PERSON, SOCIAL_BOARD, type Giver } from '../../../domain/sip/commands.ts';

/** Who has given a consent, as far as the reader may know their name. */
export function giverName(giver: Giver, close: ReadonlyMap<string, string>): string {
  if (giver === PERSON) return 'Personen själv';
  if (giver === SOCIAL_BOARD) return 'Socialnämnden';
  const name = close.get(giver);
  return name === undefined ? 'En vårdnadshavare' : `${name}, vårdnadshavare`;
}
