import { discharge } from './discharge.ts';
import type { Kind } from './kind.ts';
import { localSip, sip } from './sip.ts';

/** Every kind of case that the API serves, in the order in which they are listed. */
export const KINDS: readonly Kind[] = [discharge, sip, localSip];

/** Throws on a kind that has no row: a fault of ours, never of a reader. */
export function kindOf(kind: string): Kind {
  const found = KINDS.find((one) => one.kind === kind);
  if (!found) throw new Error(`no row for cases of kind ${kind}`);
  return found;
}
