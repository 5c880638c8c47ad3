import type { Extension } from 'fhir/r4.js';
import { FhirRefusal, refusal, type Issue } from './refusal.ts';

/** One of the hub's own extensions, opened: its parts by name, and the path of each. */
export interface Opened {
  one(part: string): { value: Extension; at: string } | undefined;
  needed(part: string): { value: Extension; at: string };
  all(part: string): { value: Extension; at: string }[];
}

/**
 * The parts of a complex extension; nothing when the resource has none with this URL.
 * @param most how many times each part may stand
 * @throws FhirRefusal 400 for a part that the extension does not have, or that stands too often
 */
export function openExtension(
  extensions: readonly Extension[] | undefined,
  url: string,
  most: Readonly<Record<string, number>>,
  at: string,
): Opened | undefined {
  const found = extensions?.find((extension) => extension.url === url);
  if (!found) return undefined;
  const here = pathOf(at, url);
  const parts = found.extension ?? [];
  const faults = parts.flatMap(({ url: part }): Issue[] => {
    const isKnown =
      Object.hasOwn(most, part) && parts.filter((other) => other.url === part).length <= (most[part] ?? 0);
    const text = 'Tillägget har en del som det inte ska ha, eller en del för många gånger.';
    return isKnown ? [] : [{ severity: 'error', code: 'structure', text, at: here }];
  });
  if (faults.length > 0) throw new FhirRefusal(400, faults.slice(0, 1));
  const all = (part: string) =>
    parts.filter((inner) => inner.url === part).map((value) => ({ value, at: `${here}.extension('${part}')` }));
  return {
    one: (part) => all(part)[0],
    all,
    needed(part) {
      const first = all(part)[0];
      if (!first) throw refusal(422, 'required', 'Tilläggets del saknas.', `${here}.extension('${part}')`);
      return first;
    },
  };
}

/**
 * Extensions under the hub's own base that it does not have, or that stand twice: a misspelt one would be a duty missed.
 * @throws FhirRefusal 400
 */
export function refuseUnknownOwn(
  extensions: readonly Extension[] | undefined,
  base: string,
  known: readonly string[],
  at: string,
): void {
  const own = (extensions ?? []).map(({ url }) => url).filter((url) => url.startsWith(`${base}/`));
  const isWrong = own.some((url) => !known.includes(url)) || new Set(own).size !== own.length;
  if (isWrong) {
    throw refusal(
      400,
      'structure',
      'Ett av Samordnas egna tillägg finns inte här, eller förekommer mer än en gång.',
      `${at}.extension`,
    );
  }
}

export function pathOf(at: string, url: string): string {
  return `${at}.extension('${url}')`;
}
