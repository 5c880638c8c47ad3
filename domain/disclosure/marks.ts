import type { PersonMarks } from './message.ts';
import type { Protection } from './protection.ts';

/** From open to closed; a kind that is not known counts as the strictest. */
const STRICTNESS: readonly Protection[] = ['none', 'sekretessmarkering', 'skyddadFolkbokforing', 'other'];

export function stricter(a: Protection, b: Protection): Protection {
  return STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b;
}

/** What is stored and what is sent, together: no system's message clears a mark. */
export function mergedMarks(stored: PersonMarks, sent: PersonMarks): PersonMarks {
  return {
    deceased: stored.deceased || sent.deceased,
    protection: stricter(stored.protection, sent.protection),
  };
}
