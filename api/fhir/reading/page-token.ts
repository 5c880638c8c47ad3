import { open, seal, type KeyRing } from '../../../adapters/keys/key-ring.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';
import type { Asked } from '../../../adapters/fhir/search/read-parameters.ts';

/** Where a search goes on, and what it asks: sealed, since it may hold a number, and bound to whom it was given. */
export interface Page {
  reader: string;
  type: string;
  asked: Asked[];
  count: number;
  includes: string[];
  /** Place of the last entry before the page; the first page has none. */
  after?: { at: number; id: string };
}

export function pageToken(ring: KeyRing, page: Page): string {
  return Buffer.from(seal(ring, page)).toString('base64url');
}

/** @throws FhirRefusal 400 when it is not one of the hub's, or was given to another */
export function readPageToken(ring: KeyRing, token: string, reader: string, type: string): Page {
  const page = unsealed(ring, token);
  if (page?.reader === reader && page.type === type) return { ...page, includes: page.includes ?? [] };
  throw refusal(400, 'value', 'Länken till sidan gäller inte. Gör om sökningen.', 'http._page');
}

function unsealed(ring: KeyRing, token: string): Page | undefined {
  try {
    return open<Page>(ring, Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
