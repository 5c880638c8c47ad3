import type { Encounter, Identifier } from 'fhir/r4.js';
import { refusal } from './refusal.ts';

/**
 * What makes two reports the same care episode: the episode of care's identifier, else the sender's own identifier of the encounter.
 * An episode's identifier without a system is the sender's own too.
 * @throws FhirRefusal 422 when there is neither
 */
export function encounterKey(encounter: Encounter, sender: string, at: string): string {
  const episode = encounter.episodeOfCare?.[0]?.identifier;
  if (episode?.value) {
    const scope = episode.system ? `episode|${episode.system}` : `episode|${sender}`;
    return `${scope}|${episode.value}`;
  }
  const [first] = encounterIdentifierKeys(encounter, sender);
  if (first) return first;
  throw refusal(
    422,
    'required',
    'Ange vårdtillfällets identitet, i identifier eller i episodeOfCare.identifier.',
    `${at}.identifier`,
  );
}

/** One key for each identifier that the sender gives the encounter. */
export function encounterIdentifierKeys(encounter: Encounter, sender: string): string[] {
  return (encounter.identifier ?? []).flatMap((identifier) => encounterIdentifierKey(identifier, sender) ?? []);
}

export function encounterIdentifierKey(
  { system, value }: Pick<Identifier, 'system' | 'value'>,
  sender: string,
): string | undefined {
  return value ? `encounter|${sender}|${system ?? ''}|${value}` : undefined;
}
