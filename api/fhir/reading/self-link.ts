import type { KeyRing } from '../../../adapters/keys/key-ring.ts';
import { findPersonalNumbers } from '../../../domain/identity/find-personal-numbers.ts';
import type { Asked } from '../../../adapters/fhir/search/read-parameters.ts';
import { pageToken, type Page } from './page-token.ts';

/**
 * The search as it was carried out: only what was applied. One that names a person by number is sealed, since links are kept and
 * logged.
 */
export function selfLink(ring: KeyRing, base: string, page: Page): string {
  const { type, asked, count, includes, after } = page;
  if (after || asked.some(namesAPerson)) return `${base}/${type}?_page=${pageToken(ring, page)}`;
  const query = new URLSearchParams([
    ...asked.map(({ name, values }): [string, string] => [name, values.map(escaped).join(',')]),
    ...includes.map((one): [string, string] => [one.startsWith(`${type}:`) ? '_include' : '_revinclude', one]),
    ['_count', String(count)],
  ]);
  return `${base}/${type}?${query.toString()}`;
}

function namesAPerson({ name, values }: Asked): boolean {
  return (
    name.startsWith('patient.') ||
    name.startsWith('patient:') ||
    name.startsWith('subject.') ||
    name.startsWith('subject:') ||
    name === 'identifier' ||
    values.some((value) => findPersonalNumbers(value).length > 0)
  );
}

function escaped(value: string): string {
  return value.replace(/[\\,$]/g, '\\$&');
}
