import { Refused } from '../command-errors.ts';
import type { Deps } from '../deps.ts';
import type { SeenCase } from '../seen-cases.ts';
import type { Described, Home, SomebodyClose } from './forms/form.ts';
import { dropDraft, keepDescribed, keepHome } from './person-named.ts';

/** Of whom a command tells: kept beside the case, and in the command only by its ids. */
export interface Telling {
  ids: Described;
  /** Somebody close. */
  person?: SomebodyClose;
  /** Where the case's own person lives. */
  home?: Home;
}

/**
 * The same command again gives the same ids.
 * @param hash keyed, so that they can be guessed by nobody
 */
export function describedIds(hash: (text: string) => string, sender: string, commandId: string): Described {
  return {
    relatedId: `re${hash(`related|${sender}|${commandId}`).slice(0, 32)}`,
    draftId: `dr${hash(`described|${sender}|${commandId}`).slice(0, 32)}`,
  };
}

/** Sends a command; what it tells of somebody waits beside the case until the command's event releases it. */
export async function sendDescribed<T>(
  deps: Pick<Deps, 'db' | 'ring'>,
  seen: Pick<SeenCase, 'person'>,
  telling: Telling | undefined,
  send: () => Promise<T>,
): Promise<T> {
  if (!telling) return send();
  const { ids, person, home } = telling;
  if (person) await keepDescribed(deps, ids, person);
  if (home) await keepHome(deps, seen, ids, home);
  try {
    const sent = await send();
    await dropDraft(deps, ids);
    return sent;
  } catch (error) {
    // After any other error the command may yet be stored, and needs what waits for it.
    if (error instanceof Refused) await dropDraft(deps, ids);
    throw error;
  }
}
